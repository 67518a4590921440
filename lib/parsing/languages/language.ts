/**
 * What the parser knows of one language, as data; a further language is a further file. All words and patterns are
 * compared with lines folded by `foldLine`, of at most `MAX_STRUCTURE_LENGTH` code units. Patterns have bounded repeats
 * or an anchor, so that trying one takes time linear in the line.
 */
export interface Language {
  /** BCP 47. */
  language: string
  /** Frequent short words: a text that lacks them is in another language. */
  commonWords: readonly string[]
  label: LabelWords
  forms: LineForms
  numbers: NumberWords
  dates: DateWords
  header: HeaderWords
}

/** The words of labels such as `Reply to paragraph 3 (a) of the list of issues`. Patterns are sticky. */
export interface LabelWords {
  /** The words with which a worded label may begin; of Chinese the first character. Keeps other lines cheap. */
  firstWords: ReadonlySet<string>
  /** What may stand before the unit (`Reply to the questions in`); may match nothing. */
  opening: RegExp
  /** What is numbered (`paragraph`, `question No.`), up to the number. */
  unit: RegExp
  /** What announces the letter behind the number (`, subparagraph`). */
  subunit: RegExp
  /** What announces the letter before the number, and what joins the two (`subparagraph (a)`, `of paragraph`). */
  leadingSubunit?: { words: RegExp; joint: RegExp }
  /** What closes the unit behind the number (`段`); may match nothing. */
  unitEnd: RegExp
  /** What may follow the numbers in a label (`of the list of issues (CEDAW/C/KAZ/Q/6)`). */
  tail: RegExp
  /** What may stand between two numbers or letters, spaces left out. */
  list: readonly string[]
  range: readonly string[]
  /** How a text begins that goes on from numbers before it, where letters have no case to show that. */
  continuing: RegExp | null
}

/** The forms by which lines are told apart. Patterns are anchored at the line's start. */
export interface LineForms {
  /** How the Committee puts a question (`Please provide`). */
  question: RegExp
  /** What stands before the State's answer (`Reply:`), with the sign behind it; also all of a line. */
  answerMark: RegExp
  /** A heading that names articles of the treaty; the text behind the articles may follow. */
  articleHeading: RegExp
  /** What numbers a heading in this language's own way (`أولا -`, `一、`); null where A., 1. and II. are all. */
  enumerator: RegExp | null
  /** Headings that stand in many replies and are neither label nor article (`Introduction`, `Annex`). */
  commonHeading: RegExp
}

/**
 * Ordinals up to 199 are made of these words; each list gives the spellings of one word. Spaces, hyphens, joints and
 * the order of the words do not matter.
 */
export interface OrdinalWords {
  /** First to nineteenth. */
  units: readonly (readonly string[])[]
  /** The ten by itself (`ninetieth`) and before a unit (`ninety`); units to nine follow, to nineteen where `reach` says so. */
  tens: readonly { value: number; round: readonly string[]; joined: readonly string[]; reach?: 19 }[]
  hundred: { round: readonly string[]; joined: readonly string[] }
  /** First behind a ten where it has a form of its own (`unième`). */
  firstBehindTen?: string
  /** Beginnings and endings of words that do not matter; cut off before words are compared. */
  affixes: RegExp | null
  joints: ReadonlySet<string>
}

/** Numbers in order ("ninety-third", "93rd"), up to the session numbers that committees reach. */
export interface NumberWords {
  /** A figure; the first group is the number. */
  figure: RegExp
  /** Null where numbers in words are read by their signs, as in Chinese. */
  ordinals: OrdinalWords | null
}

/** Dates; groups `day`, `month`, `year`, and of periods `place`, `day1` to `year2`. */
export interface DateWords {
  /** January to December, each with its spellings; empty where months are figures. */
  months: readonly (readonly string[])[]
  date: RegExp
  period: RegExp
}

/** What a document of a reporting cycle is. */
export type DocumentKind = 'reply' | 'list_of_issues' | 'concluding_observations' | 'report'

/** The lines of a document's header. */
export interface HeaderWords {
  /** The line that names the session; the group `session` is the number, in words or figures. */
  session: RegExp
  /** Titles; the group `state` is the State's name, and may be missing. */
  titles: Readonly<Record<DocumentKind, readonly RegExp[]>>
  /** The line that gives the date of receipt; the group `date` is the date. */
  dateReceived: RegExp
  /** Other lines of the header, so that they are not taken for a heading or an introduction. */
  others: RegExp
  /** Footnotes that the Secretariat adds; they count as notes also behind the last question. */
  footnotes: RegExp
  /** What a State's name may begin with that does not matter: articles, and prepositions that stick to it. */
  article: RegExp
}
