import { AppError } from '@/lib/errors'
import type { ReportContent, StoredReport } from '@/lib/export/content'

/**
 * Opens the drafts of a report as `openAll` does; `nameOf` says what a chapter is called.
 * @throws AppError `unsupported` / `exportUnreadable`, which names the draft that cannot be read.
 */
export function openOrName(
  stored: StoredReport,
  openAll: (stored: StoredReport) => ReportContent,
  nameOf: (chapter: StoredReport['chapters'][number]['chapter']) => string,
): ReportContent {
  try {
    return openAll(stored)
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
        openAll({ ...stored, chapters: [{ chapter: 'introduction', text }], sections: [] })
      } catch {
        const refusal = new AppError('unsupported', 'exportUnreadable', { place, draftId })
        throw Object.assign(refusal, { cause: error })
      }
    }
    throw error
  }
}
