import type { DocumentNode } from '@/lib/richtext/document'
import { originalReading } from '@/lib/richtext/readings'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { compile } from './compile'
import type { ReportContent, StoredReport } from './content'
import { FORMATS, type FormatName } from './formats'
import { exportWording } from './wording'

/** From what the database holds to a file's bytes. Takes seconds for a long report: see `renderInThread`. */
export async function renderReport(stored: StoredReport, format: FormatName): Promise<Uint8Array> {
  const wording = exportWording()
  const tree = compile(openTexts(stored), wording)
  return FORMATS[format].render(tree, wording.t)
}

/** The same report with every draft's Yjs updates read as a document: without what is only suggested, without comments. */
export function openTexts({ report, chapters, sections, images }: StoredReport): ReportContent {
  return {
    report,
    ...(images && { images }),
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

function textOf(updates: readonly Uint8Array[]): DocumentNode {
  return originalReading(documentFromUpdates(updates), { withoutComments: true })
}
