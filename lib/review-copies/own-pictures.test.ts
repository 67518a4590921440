import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { faultsOf } from '@/lib/export/formats/docx/testing/faults-of'
import { picture } from '@/lib/images/testing/pictures'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { resolve } from '@/lib/richtext/suggestions/resolve'
import { doc, figure, p } from '@/lib/testing/richtext'
import { by, suggested } from '@/lib/testing/suggested'
import { readCopy } from './reading'
import { copyOf } from './testing/copies'
import { settledInWord } from './testing/in-word'

const png = new Uint8Array(await picture('chart').png().toBuffer())
const own = { bytes: png, mime: 'image/png', width: 64, height: 48 }
const captioned = (alt: string) => figure({ image: 'own', alt }, `The caption of ${alt}`)
const picturesIn = (node: DocumentNode): unknown[] =>
  (node.content ?? []).flatMap((each) => (each.type === 'figure' ? [each.attrs?.alt] : picturesIn(each)))

/** The changes that stand around the pictures of a copy. */
function changesOfPictures(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!)
  const drawn = /((?:<w:(?:ins|del)\b[^>]*>)*)<w:r\b[^>]*>(?:(?!<\/w:r>).)*<w:drawing>/g
  return [...xml.matchAll(drawn)].map(([, changes]) => changes!.replace(/ [^>]*/g, ''))
}

test('a picture that is suggested, or is to go, is tracked with its caption, and settled with it', async () => {
  const text = doc(
    p('Before.'),
    suggested(captioned('new'), { inserted: by('author') }),
    suggested(captioned('old'), { deleted: by('reviewer') }),
    p('End.'),
  )
  const { bytes, compare } = await copyOf(text, [], { own })
  expect(faultsOf(bytes)).toEqual([])
  expect(changesOfPictures(bytes)).toEqual(['<w:ins>', '<w:del>'])
  expect(compare(bytes).drafts[0]).toMatchObject({ edits: [], threads: [], remarks: [], proposals: [] })

  for (const [verdict, wanted] of [
    ['accept', finalReading(text)],
    ['reject', originalReading(text)],
  ] as const) {
    const [draft] = compare(settledInWord(bytes, verdict)).drafts
    expect(draft!.edits).toEqual([])
    expect(draft!.remarks).toEqual([])
    const targets = new Set(draft!.proposals.map(({ target }) => target))
    const now = resolve(text, ({ id }) => (targets.has(id) ? verdict : 'keep'))
    expect(picturesIn(verdict === 'accept' ? originalReading(now) : finalReading(now))).toEqual(
      picturesIn(wanted),
    )
  }
})

test('a picture that is suggested and to go is both', async () => {
  const both = suggested(captioned('neither'), { inserted: by('author'), deleted: by('reviewer') })
  const { bytes, compare } = await copyOf(doc(p('Before.'), both, p('End.')), [], { own })
  expect(faultsOf(bytes)).toEqual([])
  expect(changesOfPictures(bytes)).toEqual(['<w:ins><w:del>'])
  expect(compare(bytes).drafts[0]).toMatchObject({ edits: [], threads: [], remarks: [], proposals: [] })
})

test('what is suggested for a picture without a caption is said in a comment', async () => {
  const bare = figure({ image: 'own', alt: 'Bare' })
  const text = doc(
    p('Before.'),
    suggested(bare, { inserted: by('author') }),
    suggested(bare, { deleted: by('reviewer') }),
  )
  const { bytes, compare } = await copyOf(text, [], { own })
  const said = readCopy(bytes).comments
  expect(said.map((each) => [each.author, each.text])).toEqual([
    ['Reviewer 1', 'Suggested: the picture beside this paragraph is new.'],
    ['Reviewer 2', 'Suggested: the picture beside this paragraph is to go.'],
  ])
  expect(compare(bytes).drafts[0]).toMatchObject({ edits: [], threads: [], remarks: [] })
})
