import type { DocumentNode } from '@/lib/richtext/document'
import type { ContentImage } from './content'
import type { Design } from './design'

/**
 * A report ready to be written in a format: all texts chosen, nothing empty, headings in one outline. Formats decide
 * how it looks and nothing else.
 */
export interface ReportTree {
  /** BCP 47. */
  language: string
  direction: 'ltr' | 'rtl'
  title: string
  cover: Cover
  /** Heading of the table of contents. */
  contents: string
  /** Stands on every page of a submission that must not get about; null otherwise. */
  marking: string | null
  /** What to say where there are no parts. */
  nothing: string
  /** Heading of the footnotes, where a format puts them together. */
  notes: string
  parts: Part[]
  /** The pictures that figures show, by their id. */
  images: Readonly<Record<string, ContentImage>>
  /** How the pages look, where the coalition has chosen; formats with pages heed it. */
  design?: Design
}

/** The cover, from top to bottom; what the settings leave open is null. */
export interface Cover {
  /** What kind of document it is: "Alternative report". */
  kind: string
  /** Committee, session, State. */
  occasion: string[]
  submittedBy: { label: string; names: string[] } | null
  /** `lines` as they were written. */
  contact: { label: string; lines: string[] } | null
  publicity: string
  language: string
  /** As the coalition wrote it, in the report's language where it was written in English. */
  date: string | null
}

/** A stretch of the report under a heading of its own. */
export interface Part {
  /** Unique in the report, fit for an address: "chapter-introduction", "section-2", "question-3-a". */
  id: string
  title: string
  /** Depth in the outline, from 1. */
  level: number
  /**
   * The coalition's text, in ProseMirror form with these differences: `level` of a heading counts in the whole report's
   * outline and is never skipped; a blockquote has `attribution` (text or null) and perhaps `dir`; a footnote has
   * `number`, counted through the whole report; a crossReference has `text` and `part`, the id of the part or block it
   * leads to or null; a paragraph, table or figure that one leads to has an `id`, unique among those of parts; a figure has `missing`, to be said where its picture is not among `images`; a table with a caption and a figure with one
   * have `label` ("Table 3.", written before the caption) and its `number`, in the annex "Table A.3." and `isInAnnex`; a paragraph has `number` where paragraphs are
   * numbered, to be written "12." before it; there are no marks of comments nor of what is confidential. Headings stand at the top level only.
   */
  blocks: DocumentNode[]
  source: PartSource | null
  /** Where what it holds was written, of a part that is no draft's: the compiler made it. */
  made?: MadeSource
  parts: Part[]
}

/** What leads from a part back to where it was written. The preview follows it; no format writes any of it. */
export interface PartSource {
  draftId: string
  /** Of each of the part's `blocks` its index among the top-level blocks of the draft as it is stored. */
  blocks: readonly number[]
  /** Those of the part's `blocks`, by their index, that only say where in the annex stands what was written there. */
  standIns?: readonly number[]
}

/** What is said about the whole report beside its drafts, each on a page of its settings. */
export type SettingsPlace =
  'about' | 'organisations' | 'publicity' | 'date' | 'order' | 'abbreviations' | 'annexes'

/** Where something of a report is written: in a block of a draft as it is stored (null: the draft as a whole), or in its settings. */
export type Written = { draftId: string; block: number | null } | { settings: SettingsPlace }

/** What leads from a part that the compiler made back to what it was made of. No format writes any of it. */
export interface MadeSource {
  /** Where it is said that there is such a part. */
  heading: Written
  /** What references call it by ("tables"), if it is an annex. */
  annex?: string
  /** Of each of its `blocks`; null as the heading. */
  blocks: readonly (Written | null)[]
  /** Of each row of its first block, a table, where its words were written; null as the heading. */
  rows?: readonly (Written | null)[]
}

/** Where a rule is at work, to name it when there is none: the part's title. */
export type Place = string
