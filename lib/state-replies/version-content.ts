/**
 * What a version of a reply said, as `StateReplyVersion.content` keeps it: the questions and paragraphs with the ids of
 * their rows, in reading order. Never changed once written, so a field that is added later may be missing.
 */
export interface VersionContent {
  title: string
  symbol: string | null
  language: string
  /** Titles, in order. */
  sections: string[]
  questions: VersionQuestion[]
}

export interface VersionQuestion {
  id: string
  label: string
  slug: string
  /** Place in `sections`. */
  section: number
  /** The Committee's question as the State restates it. */
  text: string
  paragraphs: VersionParagraph[]
}

export interface VersionParagraph {
  id: string
  anchor: string
  number: string | null
  text: string
  blockId: string | null
}
