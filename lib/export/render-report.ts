import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { compile } from './compile'
import type { ReportContent, StoredReport, Variant } from './content'
import { FORMATS, type FormatName } from './formats'
import { withOrigins } from './origin'
import { exportWording } from './wording'

/** A text without what is only suggested, or as if all of that were accepted. */
export type Reading = 'original' | 'final'

/** From what the database holds to a file's bytes. Takes seconds for a long report: see `renderApart` of lib/exports. */
export async function renderReport(
  stored: StoredReport,
  format: FormatName,
  reading: Reading = 'original',
  variant?: Variant,
): Promise<Uint8Array> {
  const wording = exportWording()
  const tree = compile(openTexts(stored, reading), wording, { variant })
  return FORMATS[format].render(tree, wording.t)
}

/** The same report with every draft's Yjs updates read as a document, without suggestions and comments. */
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
