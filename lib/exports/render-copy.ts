import { deflateSync, strToU8 } from 'fflate'
import type { ReportContent, StoredReport } from '@/lib/export/content'
import { renderReview } from '@/lib/export/formats/review'
import { exportWording } from '@/lib/export/wording'
import type { DocumentNode } from '@/lib/richtext/document'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { ownBytes } from '@/lib/workers/answer-in-thread'
import { carriedKnowingly } from './carried-knowingly'
import { inspected } from './inspected'
import { openOrName } from './open-or-name'
import type { CopyJob, RenderedExport } from './render-apart'
import { shareAfter } from './schema'

/**
 * A review copy: its bytes, what is in them, and what must be kept to take it in when it comes back.
 * @throws AppError as `renderAndInspect`.
 */
export async function renderCopy(
  { stored, review }: CopyJob,
  onProgress: (share: number) => void,
): Promise<RenderedExport> {
  const wording = exportWording()
  const content = openOrName(stored, openWhole, wording.chapter)
  onProgress(shareAfter('reading'))
  const { bytes, facts, says } = await renderReview(content, wording, review)
  onProgress(shareAfter('writing'))
  const inspection = await inspected(bytes, 'docx')
  onProgress(shareAfter('inspecting'))
  const drafts = [...content.chapters, ...content.sections.flatMap(({ questions }) => questions)]
  const sent = new Set(facts.drafts.map(({ draftId }) => draftId))
  const texts = drafts.flatMap(({ draftId, text }) =>
    draftId && sent.has(draftId) ? [[draftId, packed(text)] as const] : [],
  )
  return {
    bytes,
    inspection: inspection && carriedKnowingly(inspection, { copyId: review.copyId, ...says }),
    copy: { facts, texts: Object.fromEntries(texts) },
  }
}

/** The report with every draft as it is, suggestions and marks of threads included. */
function openWhole(stored: StoredReport): ReportContent {
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
