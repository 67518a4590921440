import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { NOTE } from '@/lib/export/formats/review/layout'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { resolve } from '@/lib/richtext/suggestions/resolve'
import { saidBy } from '@/lib/richtext/suggestions/shape'
import { ownersOf } from './owners'
import { readCopy } from './reading'
import { anyDraft } from './testing/any-draft'
import { copyOf, LAWYER, taken } from './testing/copies'
import { settledInWord } from './testing/in-word'

const RUN =
  /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>|Change).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g
const ACTS = ['keep', 'keep', 'keep', 'delete', 'insert', 'within', 'retype', 'more', 'part', 'drop'] as const

/** The file after somebody worked on it: tracked and not, on words that are suggested and on others. */
function workedOn(bytes: Uint8Array, acts: readonly (typeof ACTS)[number][]): Uint8Array {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml']!)
  const head = xml.lastIndexOf('<w:p>', xml.indexOf('_cpD1B'))
  const tail = xml.indexOf('_cpX', head)
  const end = tail === -1 ? xml.length : xml.lastIndexOf('<w:p>', tail)
  let next = 0
  const body = xml.slice(head, end)
  const worked = body.replace(RUN, (run: string, words: string, at: number) => {
    const act = acts[next++ % acts.length]!
    const before = body.slice(0, at)
    const isIn = (name: string) => before.lastIndexOf(`<w:${name} `) > before.lastIndexOf(`</w:${name}>`)
    const isSuggested = isIn('ins') || isIn('del')
    const typed = `<w:ins w:id="9${next}" ${LAWYER}><w:r><w:t xml:space="preserve">typed ${next} </w:t></w:r></w:ins>`
    const gone = (text: string) =>
      `<w:del w:id="8${next}" ${LAWYER}>${text.replace(/w:t( |>)/g, 'w:delText$1')}</w:del>`
    if (act === 'delete' && !isIn('del')) return gone(run)
    if (act === 'insert' && !isSuggested) return run + typed
    if (act === 'within' && !isSuggested && words.length > 6)
      return (
        run.replace(words, words.slice(0, 4)) +
        gone(run.replace(words, words.slice(4, 6))) +
        typed +
        run.replace(words, words.slice(6))
      )
    if (act === 'retype' && !isSuggested) return run.replace(words, `retyped ${next} `)
    if (act === 'more' && !isSuggested) return run.replace(words, `${words}and more ${next} `)
    if (act === 'part' && !isSuggested)
      return `${run}${typed}<w:r><w:t xml:space="preserve"> by hand ${next} </w:t></w:r>`
    if (act === 'drop' && !isSuggested) return ''
    return run
  })
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml.slice(0, head) + worked + xml.slice(end)) })
}

/** The words of the first draft as a file shows them. */
function shownIn(bytes: Uint8Array): string {
  const reading = readCopy(bytes)
  const owned = ownersOf(reading, () => true)
  const text = owned.flatMap(({ draft, paragraph }) =>
    draft === 1
      ? paragraph.runs.map((run) =>
          run.text === NOTE
            ? (reading.notes[run.note ?? ''] ?? []).map((each) => each.text).join('')
            : run.text,
        )
      : [],
  )
  return text.join('').replace(/\s+/g, '')
}

const wordsOf = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(wordsOf).join('')

test('a copy that somebody worked on comes in: rejected it is the draft as it was, accepted what Word shows', async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(
      anyDraft,
      fc.array(fc.constantFrom(...ACTS), { minLength: 3, maxLength: 9 }),
      async (text, acts) => {
        const { bytes, compare } = await copyOf(text)
        const back = workedOn(bytes, acts)
        const changes = compare(back)
        const [draft] = changes.drafts
        expect(draft!.remarks).toEqual([])
        const { document, conflicts, edits } = taken(text, changes)
        count += edits.length
        expect(conflicts).toEqual([])
        expect(saidBy(originalReading(document))).toBe(saidBy(originalReading(text)))
        // What was decided in Word, as it is proposed; of the rest everything accepted.
        const verdicts = new Map(draft!.proposals.map(({ target, kind }) => [target, kind]))
        const done = resolve(document, ({ id }) => (verdicts.get(id) === 'rejected' ? 'reject' : 'keep'))
        expect(wordsOf(finalReading(done)).replace(/\s+/g, '')).toBe(shownIn(settledInWord(back, 'accept')))
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 12) },
  )
  expect(count).toBeGreaterThan(20)
}, 60_000)
