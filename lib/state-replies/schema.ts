/** Everything a report's writers can go to, in order: what the outline, the home and the shortcuts work on. */
export interface Outline {
  chapters: OutlineChapter[]
  sections: OutlineSection[]
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
}

/** A heading of the reply; the title is empty for questions that stand before any heading. */
export interface OutlineSection {
  id: string
  title: string
  questions: OutlineQuestion[]
}

/** A question as a place to go to. */
export interface OutlineQuestion {
  /** As in its address: `9-i-j`. */
  slug: string
  /** As printed: `9 (i) and (j)`. */
  label: string
  draftId: string
  words: number
}

/** One question as it is read. */
export interface QuestionText {
  slug: string
  label: string
  sectionTitle: string
  /** BCP 47 language of the State's text; `und` when it is not known. */
  language: string
  paragraphs: ParagraphText[]
}

/** One paragraph of the State's text under its stable anchor (`3-a.1`). */
export interface ParagraphText {
  anchor: string
  text: string
}

/** The whole reply, flat, as it is searched in the browser. */
export interface ReplyText {
  questions: Omit<QuestionText, 'language'>[]
}
