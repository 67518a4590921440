import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import type { ReportContent, StoredReport } from './content'
import { withOrigins } from './origin'

/** A text without what is only suggested, or as if all of that were accepted. */
export type Reading = 'original' | 'final'

/** The report with every draft's Yjs updates read as a document: what is suggested decided as `reading` says, no comments. */
export function openTexts(
  { chapters, sections, ...rest }: StoredReport,
  reading: Reading = 'original',
): ReportContent {
  const textOf = (updates: readonly Uint8Array[]) => textIn(updates, reading)
  return {
    ...rest,
    chapters: chapters.map((chapter) => ({ ...chapter, text: textOf(chapter.text) })),
    sections: sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({
        ...question,
        text: textOf(question.text),
      })),
    })),
  }
}

function textIn(updates: readonly Uint8Array[], reading: Reading): DocumentNode {
  const read = reading === 'final' ? finalReading : originalReading
  return read(withOrigins(documentFromUpdates(updates)), { withoutComments: true })
}
