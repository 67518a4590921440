import type { TextRange } from '@/lib/claims'
import type { DocumentNode } from '@/lib/richtext/document'
import type { Design } from './design'
import type { CompilationSettings } from './settings'

/** The chapters of a report that are not about a question, named as `Draft.chapter` names them. */
export type ChapterName = 'executive_summary' | 'introduction' | 'general_recommendations'

/** For whom a file is: everybody, or the Committee alone. */
export type Variant = 'public' | 'confidential'

/** What a report's cover says, as the settings hold it. */
export interface ReportFacts {
  title: string
  /** Treaty body, e.g. "CEDAW". */
  committee: string
  session: number | null
  /** ISO 3166 alpha-3. */
  state: string
  /** BCP 47. */
  language: string
  contact: string
  /** Null while the coalition has not chosen. */
  publicity: Variant | null
  /** Their names, in the coalition's order. */
  organisations: string[]
}

/** A picture of the report, with its size in pixels. */
export interface ContentImage {
  bytes: Uint8Array
  mime: string
  width: number
  height: number
}

/**
 * Everything of a report that can be exported, read at one moment. `Text` is how a draft's text is held: a document
 * for `compile`, Yjs updates as they come from the database.
 */
export interface ReportContent<Text = DocumentNode> {
  report: ReportFacts
  chapters: ContentChapter<Text>[]
  /** In the order of the State's reply. */
  sections: ContentSection<Text>[]
  /** How it is put together; without it as `DEFAULT_COMPILATION` says. */
  settings?: CompilationSettings
  /** What the annexes are made of; without it there are none. */
  claims?: ContentClaims
  /** The pictures that its figures show, by their id. */
  images?: Record<string, ContentImage>
  /** How its pages are to look. */
  design?: Design
}

/** One chapter. */
export interface ContentChapter<Text = DocumentNode> {
  chapter: ChapterName
  /** The draft that holds its text, where that is to be known again. */
  draftId?: string
  text: Text
}

/** One section of the State's reply. */
export interface ContentSection<Text = DocumentNode> {
  /** What the coalition's own order names it by. */
  id?: string
  title: string
  questions: ContentQuestion<Text>[]
}

/** What the State's reply says that can be checked. */
export interface ContentClaims {
  /** BCP 47, of the reply; null when it is not known. */
  language: string | null
  /** Of the paragraphs in which there are claims their text, by anchor. */
  paragraphs: Record<string, string>
  /** In the reply's order. */
  claims: ContentClaim[]
  /** Those that nobody said are none. */
  contradictions: ContentContradiction[]
}

/** Passages of the reply that cannot all be right, and why: in English, and as a message of its own with values from the reply. */
export interface ContentContradiction {
  explanation: string
  reason?: { code: string; values: Record<string, string | number> }
  passages: { label: string; quote: string }[]
}

/** A claim, where in its paragraph it stands, and the sentence that it is part of. */
export interface ContentClaim extends TextRange {
  /** Label of the question to which the reply makes it. */
  label: string
  /** Anchor of its paragraph. */
  paragraph: string
  sentence: string
}

/** One question and what was written about it; cross-references name it by its id. */
export interface ContentQuestion<Text = DocumentNode> {
  id: string
  label: string
  slug: string
  /** Those under which the Committee asked it, where they are known. */
  headings?: string[]
  draftId?: string
  text: Text
}

/** A report as the database holds it: of each draft its snapshot, if there is one, and its update log. */
export type StoredReport = ReportContent<Uint8Array[]>
