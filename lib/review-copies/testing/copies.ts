import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { ContentImage } from '@/lib/export/content'
import { renderReview, type ReviewThread } from '@/lib/export/formats/review'
import { exportWording } from '@/lib/export/wording'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { readDocument, updateFromDocument } from '@/lib/richtext/ydoc'
import { reportFacts } from '@/lib/testing/report-content'
import { bold, commented, doc, li, note, p, ref, table, td, tr, ul } from '@/lib/testing/richtext'
import { by, del, ins } from '@/lib/testing/suggested'
import type { CopyChanges, Edit } from '../changes'
import { compareCopy } from '../compare'
import { picturesIn } from '../pictures'
import { readCopy } from '../reading'
import { placesIn, takeInto } from '../take-into'

/** The words of every copy here. */
export const wording = exportWording()
export { LAWYER } from './lawyer'

/** A draft with everything in it that a copy has to carry. */
export const draftText = doc(
  p(
    'The State counts ',
    del(by('author'), 'thirty'),
    ins(by('reviewer'), 'twelve'),
    ' centres, nine are open.',
  ),
  p(
    'Nobody ',
    bold('opened'),
    ' at night',
    note('A survey of 2025.'),
    ', as ',
    ref('question:q-2', 'paragraph 4'),
    ' says.',
  ),
  p('A third paragraph.'),
  ul(li('places in towns'), li('places in villages')),
  table(tr(td('one'), td('two')), tr(td('three'), td('four'))),
  p('The last one.'),
)

/** A thread on `withComment`; of any other text it is about the draft. */
export const thread: ReviewThread = {
  id: 't-1',
  draftId: 'draft-1',
  isResolved: false,
  comments: [{ id: 'c-1', authorId: 'author', at: '2026-05-01T10:00:00.000Z', text: 'Which ones?' }],
}

/** A draft with the words of `thread`. */
export const withComment = doc(p('Open ', commented('these', 't-1'), ' doors.'))

/** The copy of a report with this as its first draft, and what comes of a file compared with it. */
export async function copyOf(
  text: DocumentNode,
  threads: ReviewThread[] = [],
  images: Record<string, ContentImage> = {},
) {
  const questions = [
    { id: 'q-1', label: '3 (a)', slug: '3-a', draftId: 'draft-1', text },
    { id: 'q-2', label: '4', slug: '4', draftId: 'draft-2', text: doc(p('Open them.')) },
  ]
  const content = {
    report: reportFacts(),
    chapters: [],
    sections: [{ title: 'Shelters', questions }],
    images,
  }
  const { bytes, facts } = await renderReview(content, wording, {
    copyId: '0190a000-0000-7000-8000-000000000001',
    ...{ names: null, withDates: false, variant: 'confidential', threads },
  })
  const texts = new Map([
    ['draft-1', text],
    ['draft-2', questions[1]!.text],
  ])
  return { bytes, compare: (back: Uint8Array) => compareCopy(facts, texts, readCopy(back)) }
}

/** The file with one of its parts changed, as somebody's program would have done. */
export function edited(bytes: Uint8Array, changes: Record<string, (xml: string) => string>): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [name, change] of Object.entries(changes)) {
    const before = strFromU8(parts[name] ?? new Uint8Array())
    const after = change(before)
    expect(after, name).not.toBe(before)
    parts[name] = strToU8(after)
  }
  return zipSync(parts)
}

/** The file with its main part changed by replacements, each of which must change something. */
export const inDocument = (bytes: Uint8Array, ...replacements: [string | RegExp, string][]) =>
  edited(bytes, {
    'word/document.xml': (xml) => replacements.reduce((made, [from, to]) => made.replace(from, to), xml),
  })

/** The draft after what came back was taken in, and what had no place. */
export function taken(text: DocumentNode, changes: CopyChanges, now = text) {
  const live = new Y.Doc()
  Y.applyUpdate(live, updateFromDocument(now))
  const { edits } = changes.drafts.find(({ draftId }) => draftId === 'draft-1')!
  const record = ({ group }: Edit) => ({ id: `taken-${group}`, user: 'importer', at: 1 })
  const pictures = new Map([...picturesIn(edits).keys()].map((sha256) => [sha256, sha256]))
  const result = takeInto(live, placesIn(live, text), edits, record, pictures)
  return { document: readDocument(live), ...result }
}

/** The textblocks of a document as plain text, notes in brackets. */
export const linesOf = (node: DocumentNode): string[] =>
  node.type === 'paragraph' || node.type === 'heading'
    ? [
        (node.content ?? [])
          .map((each) =>
            each.type === 'footnote'
              ? `[${linesOf({ ...each, type: 'paragraph' })[0]}]`
              : (each.text ?? (each.type === 'hardBreak' ? '/' : '@')),
          )
          .join(''),
      ]
    : (node.content ?? []).flatMap(linesOf)

/** The lines of the draft after these replacements in its copy were taken in and accepted: without conflicts, as suggestions alone. */
export async function accepted(...replacements: [string | RegExp, string][]): Promise<string[]> {
  const { bytes, compare } = await copyOf(draftText)
  const { document, conflicts } = taken(draftText, compare(inDocument(bytes, ...replacements)))
  expect(conflicts).toEqual([])
  expect(originalReading(document)).toEqual(originalReading(draftText))
  return linesOf(finalReading(document))
}

/** The lines of `draftText` with what is suggested in it accepted. */
export const BEFORE = linesOf(finalReading(draftText))
/** `BEFORE` with other lines in the place of some. */
export const insteadOf = (...lines: [number, ...string[]][]) => {
  const made = BEFORE.map((line) => [line])
  for (const [index, ...now] of lines) made[index] = now
  return made.flat()
}
