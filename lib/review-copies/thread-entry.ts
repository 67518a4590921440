import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { ReportContent, StoredReport } from '@/lib/export/content'
import { type CopyFacts, renderReview, type ReviewOptions } from '@/lib/export/formats/review'
import { exportWording } from '@/lib/export/wording'
import type { DocumentNode } from '@/lib/richtext/document'
import { tooComplex } from '@/lib/parsing/readers/refusals'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { answerInThread, ownBytes } from '@/lib/workers/answer-in-thread'
import type { CopyChanges } from './changes'
import { compareCopy } from './compare'
import { readCopy } from './reading'

/** What the thread is started with. */
export type ReviewJob =
  | { kind: 'write'; stored: StoredReport; options: ReviewOptions }
  | { kind: 'read'; bytes: Uint8Array; copies: Record<string, KeptCopy> }

/** What was kept of a copy: by draft its document as JSON, deflated. */
export interface KeptCopy {
  facts: CopyFacts
  texts: Record<string, Uint8Array>
}

/** What a file is that came back, and what it brings; without changes when it is none of the copies it was tried with. */
export interface CameBack {
  copyId: string | null
  changes: CopyChanges | null
}

/** A copy with what is kept of it: by draft its document as JSON, deflated. */
export interface WrittenCopy {
  bytes: Uint8Array<ArrayBuffer>
  facts: CopyFacts
  texts: Record<string, Uint8Array<ArrayBuffer>>
}

/** Characters of all that one file may bring, as it is kept. */
const MOST_BROUGHT = 5_000_000

await answerInThread(async (job: ReviewJob): Promise<unknown> => {
  return job.kind === 'write' ? write(job.stored, job.options) : read(job.bytes, job.copies)
})

function read(bytes: Uint8Array, copies: Record<string, KeptCopy>): CameBack {
  const reading = readCopy(bytes)
  const { copyId } = reading
  const copy = copyId !== null && Object.hasOwn(copies, copyId) ? copies[copyId]! : null
  if (!copy) return { copyId, changes: null }
  const texts = Object.entries(copy.texts).map(([id, text]) => [id, unpacked(text)] as const)
  const changes = compareCopy(copy.facts, new Map(texts), reading)
  // Nobody writes so much into a report; whoever does wants to fill something.
  if (JSON.stringify(changes).length > MOST_BROUGHT) throw tooComplex()
  return { copyId, changes }
}

async function write(stored: StoredReport, options: ReviewOptions): Promise<WrittenCopy> {
  const content = opened(stored)
  const { bytes, facts } = await renderReview(content, exportWording(), options)
  const drafts = [...content.chapters, ...content.sections.flatMap(({ questions }) => questions)]
  const sent = new Set(facts.drafts.map(({ draftId }) => draftId))
  const texts = drafts.flatMap(({ draftId, text }) =>
    draftId && sent.has(draftId) ? [[draftId, packed(text)] as const] : [],
  )
  return { bytes: ownBytes(bytes), facts, texts: Object.fromEntries(texts) }
}

/** The report with every draft as it is, suggestions and marks of threads included. */
function opened(stored: StoredReport): ReportContent {
  const open = <Draft extends { text: Uint8Array[] }>(draft: Draft) => ({
    ...draft,
    text: documentFromUpdates(draft.text),
  })
  return {
    ...stored,
    chapters: stored.chapters.map(open),
    sections: stored.sections.map((section) => ({ ...section, questions: section.questions.map(open) })),
  }
}

function packed(document: DocumentNode): Uint8Array<ArrayBuffer> {
  return ownBytes(deflateSync(strToU8(JSON.stringify(document))))
}

function unpacked(text: Uint8Array): DocumentNode {
  return JSON.parse(strFromU8(inflateSync(text))) as DocumentNode
}
