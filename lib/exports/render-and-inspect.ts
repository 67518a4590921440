import { AppError, isAppError } from '@/lib/errors'
import { compile } from '@/lib/export/compile'
import type { ReportContent, StoredReport } from '@/lib/export/content'
import { type Format, FORMATS } from '@/lib/export/formats'
import { openTexts } from '@/lib/export/render-report'
import type { Part, ReportTree } from '@/lib/export/tree'
import { exportWording } from '@/lib/export/wording'
import { inspect, type Inspection } from '@/lib/inspection'
import type { RenderedExport, RenderJob } from './render-apart'
import { shareAfter } from './schema'

/**
 * From what the database holds to a file's bytes, and what is in them. Takes seconds for a long report: see
 * `renderApart`.
 * @throws AppError of the compiler or format; its values name the draft in which the fault lies (`draftId`), if it is in one.
 */
export async function renderAndInspect(
  { stored, format, variant, options }: RenderJob,
  onProgress: (share: number) => void,
): Promise<RenderedExport> {
  const wording = exportWording()
  const content = open(stored, options.reading, wording.chapter)
  onProgress(shareAfter('reading'))
  const tree = compile(content, wording, { variant })
  onProgress(shareAfter('compiling'))
  const bytes = await (FORMATS[format] as Format).render(tree, wording.t, options).catch((error: unknown) => {
    throw withDraft(error, tree)
  })
  onProgress(shareAfter('writing'))
  const inspection = await inspected(bytes, format)
  onProgress(shareAfter('inspecting'))
  return { bytes, inspection }
}

// The format is none that it reads, or the file larger than it reads: then it says nothing, and the page says that.
const UNREAD = new Set(['inspectFormat', 'inspectTooComplex'])

/** What an independent reader finds in the file; null where it does not read it. */
async function inspected(bytes: Uint8Array, format: RenderJob['format']): Promise<Inspection | null> {
  try {
    return await inspect(bytes, format)
  } catch (error) {
    if (isAppError(error) && UNREAD.has(error.reason)) return null
    throw error
  }
}

function open(
  stored: StoredReport,
  reading: RenderJob['options']['reading'],
  nameOf: (chapter: StoredReport['chapters'][number]['chapter']) => string,
): ReportContent {
  try {
    return openTexts(stored, reading)
  } catch (error) {
    // Which one cannot be read is told by reading each alone.
    const drafts = [
      ...stored.chapters.map(({ chapter, ...draft }) => ({ place: nameOf(chapter), ...draft })),
      ...stored.sections.flatMap(({ questions }) =>
        questions.map(({ label, ...draft }) => ({ place: label, ...draft })),
      ),
    ]
    for (const { place, draftId = '', text } of drafts) {
      try {
        openTexts({ ...stored, chapters: [{ chapter: 'introduction', text }], sections: [] }, reading)
      } catch {
        const refusal = new AppError('unsupported', 'exportUnreadable', { place, draftId })
        throw Object.assign(refusal, { cause: error })
      }
    }
    throw error
  }
}

/** The refusal with the draft of the place that it names. */
function withDraft(error: unknown, tree: ReportTree): unknown {
  if (!isAppError(error) || typeof error.values.place !== 'string') return error
  const draftId = draftAt(error.values.place, tree.parts)
  return draftId ? new AppError(error.code, error.reason, { ...error.values, draftId }) : error
}

function draftAt(place: string, parts: readonly Part[]): string | null {
  for (const part of parts) {
    const draftId = part.title === place && part.source ? part.source.draftId : draftAt(place, part.parts)
    if (draftId) return draftId
  }
  return null
}
