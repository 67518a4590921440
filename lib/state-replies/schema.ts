import { z } from 'zod'
import type { QuestionItem } from '@/lib/committee-documents/schema'

/** Everything a report's writers can go to, in order: what the outline, the home and the shortcuts work on. */
export interface Outline {
  chapters: OutlineChapter[]
  sections: OutlineSection[]
  /** Questions under which somebody wrote, and that the reply has no more. */
  withdrawn: OutlineQuestion[]
  /** Whether the words of footnotes are among the words of each draft. */
  countsFootnotes: boolean
  /** Whether those that are confidential are among the words that the limit is about. */
  countsConfidential: boolean
  /** The footnotes of every draft, in the order of the compiled report, which numbers them. */
  notes: { draftId: string; notes: number }[]
  /** Of the reply; 0 without one. */
  version: number
  /** Paragraphs by their anchor whose name does not say where they are, or whose words are not those they once were. */
  paragraphs: Record<string, ParagraphPlace>
}

/** Where a paragraph is that was moved or relabelled, and since when it says what it says. */
export interface ParagraphPlace {
  slug: string
  /** The version of the reply that last changed its words; null when none did. */
  changedIn: number | null
}

/** A chapter of the report; no part of the State's reply. */
export interface OutlineChapter {
  /** As in the database, and as a key of `reports.chapters` in the catalogue. */
  chapter: 'executive_summary' | 'introduction' | 'general_recommendations'
  /** As in its address: `executive-summary`. */
  slug: string
  draftId: string
  /** Words of the draft when the page was made; the socket knows later ones. */
  words: number
  /** As many with every suggestion accepted. */
  final: number
  /** How many of both the public submission does not have. */
  hidden?: number
  finalHidden?: number
}

/** A heading of the reply; the title is empty for questions that stand before any heading. */
export interface OutlineSection {
  id: string
  title: string
  questions: OutlineQuestion[]
}

/** A question as a place to go to. */
export interface OutlineQuestion {
  /** What cross-references name it by; stays when it is relabelled. */
  id: string
  /** As in its address: `9-i-j`. */
  slug: string
  /** As printed: `9 (i) and (j)`. */
  label: string
  draftId: string
  words: number
  final: number
  hidden?: number
  finalHidden?: number
  /** Whether the reply says something else since it was answered, and nobody who writes has looked. */
  changed: boolean
  /** Whether the list of issues has a question that belongs to it. */
  asked: boolean
}

/** A question as something to link to. */
export interface QuestionChoice {
  id: string
  label: string
  sectionTitle: string
}

/** One question as it is read. */
export interface QuestionText {
  id: string
  /** Its slug now, which may be another than the one that was asked for: send the person there. */
  slug: string
  label: string
  sectionTitle: string
  /** BCP 47 language of the State's text; `und` when it is not known. */
  language: string
  draftId: string
  /** Of the reply. */
  version: number
  /** The Committee's question as the State restates it; empty when it does not. */
  text: string
  /** 0 to 1: how sure the parser is of it; 1 once a person looked. */
  confidence: number
  /** Keys below `parsing.guesses`. */
  guesses: string[]
  /** The version of the reply in which it was gone. */
  withdrawnIn: number | null
  /** The version of the reply that changed what its draft answers, until somebody has looked. */
  replyChangedIn: number | null
  /** What the Committee asked and observed, as it belongs to this question. */
  items: QuestionItem[]
  paragraphs: ParagraphText[]
}

/** One paragraph of the State's text under its stable anchor (`3-a.1`). */
export interface ParagraphText {
  anchor: string
  text: string
  /** The running number printed beside it, where the document has one. */
  number: string | null
  /** The version of the reply that last changed its words; null when none did. */
  changedIn: number | null
}

/** The whole reply, flat, as it is searched in the browser. */
export interface ReplyText {
  version: number
  questions: {
    slug: string
    label: string
    sectionTitle: string
    paragraphs: Omit<ParagraphText, 'number'>[]
  }[]
}

/** What the reply was at one time. */
export interface ReplyVersion {
  version: number
  /** As it was first imported; the same document read better; another document of the State. */
  reason: 'imported' | 'corrected' | 'revised'
  /** ISO 8601. */
  createdAt: string
  /** Name of the member; null when the installation or somebody removed since did it. */
  createdBy: string | null
  file: { id: string; name: string; size: number; sha256: string } | null
}

/** What two versions of the reply say differently. */
export interface ReplyChanges {
  from: number
  to: number
  questions: ChangedQuestion[]
}

export type ChangeState = 'same' | 'changed' | 'added' | 'removed'

export interface ChangedQuestion {
  id: string
  /** Null when it is gone. */
  slug: string | null
  label: string
  /** When it was relabelled. */
  formerLabel: string | null
  state: ChangeState
  /** The restated question, when its words changed. */
  text: Piece[] | null
  paragraphs: ChangedParagraph[]
}

export interface ChangedParagraph {
  anchor: string
  number: string | null
  state: ChangeState
  pieces: Piece[]
}

/** Words that both versions have, or one of them. */
export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

export const draftChoice = z.object({ draftId: z.uuid('notFound') })
export type DraftChoice = z.output<typeof draftChoice>
