import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { faultsOf } from '@/lib/export/formats/docx/testing/faults-of'
import { renderReview } from '@/lib/export/formats/review'
import { inspect } from '@/lib/inspection'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, figure, marked, note, p, ref, secret, secretNode, table, td, tr } from '@/lib/testing/richtext'
import { by, del, ins } from '@/lib/testing/suggested'
import { copyOf, wording } from './testing/copies'

const nothing = { edits: [], threads: [], remarks: [], proposals: [] }
const RUN = /<w:r>((?:(?!<\/w:r>).)*)<\/w:r>/g
const NOTE = 'In this copy, what is confidential is shaded yellow.'

/** The words of the runs that are shaded, and of the others. */
function wordsIn(bytes: Uint8Array) {
  const parts = unzipSync(bytes)
  const xml = ['word/document.xml', 'word/footnotes.xml'].map((name) =>
    strFromU8(parts[name] ?? new Uint8Array()),
  )
  const words = { shaded: [] as string[], others: [] as string[] }
  for (const [, run] of xml.join('').matchAll(RUN)) {
    const text = [...run!.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(([, each]) => each).join('')
    if (text !== '') words[run!.includes('<w:shd ') ? 'shaded' : 'others'].push(text)
  }
  return words
}

const text = doc(
  p('Open, ', secret('Anna', 'bold'), ' told ', secret('us'), note('said ', secret('by her')), '.'),
  p(
    secretNode(note('All of it.')),
    ' and ',
    marked('was', 'confidential', ...(ins(by('a'), 'x').marks ?? [])),
  ),
  p(
    marked('old', 'confidential', ...(del(by('b'), 'x').marks ?? [])),
    ' new ',
    secretNode(ref('question:q-2', 'paragraph 4')),
  ),
  secretNode(table(tr(td('one'), td('two')), tr(td('three'), td('four')))),
  secretNode(figure({ image: 'i-1', alt: 'A door' }, 'Her door')),
  p('The end.'),
)

test('a copy with confidential passages shows which they are, says so, and comes back unchanged', async () => {
  const { bytes, compare } = await copyOf(text)
  expect(faultsOf(bytes)).toEqual([])
  const { shaded, others } = wordsIn(bytes)
  expect(shaded.map((each) => each.trim()).filter(Boolean)).toEqual([
    ...['Anna', 'us', 'was', 'old', 'paragraph 4 of the list of issues', 'one', 'two', 'three', 'four'],
    ...['Her door', 'by her', 'All of it.'],
  ])
  expect(others.join('|')).toContain(NOTE)
  const changes = compare(bytes)
  expect(changes.remarks).toEqual([])
  for (const { draftId: _, ...each } of changes.drafts) expect(each).toEqual(nothing)
  expect((await inspect(bytes, 'docx')).findings.filter(({ kind }) => kind === 'hiddenText')).toEqual([])
})

test.each([
  ['public', text],
  ['confidential', doc(p('Nothing of that kind.'))],
] as const)('a copy without any shows and says nothing of it: %s', async (variant, draft: DocumentNode) => {
  const { bytes } = await renderReview(
    {
      report: reportFacts(),
      chapters: [{ chapter: 'introduction', draftId: 'd', text: draft }],
      sections: [],
    },
    wording,
    { copyId: '', names: null, withDates: false, variant, threads: [] },
  )
  const { shaded, others } = wordsIn(bytes)
  expect(shaded).toEqual([])
  expect(others.join('|')).not.toContain('shaded')
})
