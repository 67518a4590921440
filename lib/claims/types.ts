/** Closed list, in the order of a legend. */
export const CLAIM_KINDS = [
  'figure', // a number of something: count, share, money, age, ratio, duration
  'law', // an act, a code, an article of either, a treaty, a decree
  'body', // a ministry, commission, committee, agency …
  'date', // a day, month, year or period, or a deadline
  'promise', // what is said to be under way or to come
  'denial', // what is said not to exist, not to happen, not to be allowed or not to be planned
  'no_data', // what is said not to be counted or not to be known
  'no_answer', // a whole reply that does not touch what was asked
] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Something checkable that the State says, with the place where it says so. Plain data. */
export interface Claim {
  /** `3-f.2:28-45:figure`: paragraph, range and kind; unique in a reply, and the same for the same text. */
  id: string
  kind: ClaimKind
  /** The question's label as printed: `9 (i) and (j)`. */
  question: string
  /** The question's form for addresses, unique in the reply: `9-i-j`. */
  slug: string
  /** Anchor of the reply paragraph: `3-f.2`. */
  paragraph: string
  /** UTF-16 offsets in the paragraph's text, `text` being exactly what stands there. */
  start: number
  end: number
  text: string
  /** The same for the whole sentence that the claim stands in, for quoting. */
  sentence: TextRange

  /** Of a figure: the number in its `unit`, thousands and millions multiplied out; of a range its lower end. */
  value: number | null
  /** Upper end of a range ("30–50", "from 40 to 60"); null when there is one number. */
  valueTo: number | null
  /** What the number is measured in; null for other kinds. A count of things or people has `count`. */
  unit: Unit | null
  /** ISO 4217 code or the currency's name as printed, in lower case, when `unit` is `money`. */
  currency: string | null
  /**
   * What is counted or measured, normalised for comparing: lower case, singular head, without article and without
   * what other fields hold ("crisis centre", "female investigator", "women leaders" is "woman leader"). Of a law, a body
   * and a promise its normalised name or topic; empty when nothing was found.
   */
  subject: string
  /** Where `subject` stands in the same paragraph; null when it was found elsewhere or nowhere. */
  subjectRange: TextRange | null
  /** What limits the number, in normal form whatever was printed: "more than" and "over" are both `over`. */
  qualifier: Qualifier | null
  /** The year that the claim is about, when it is one; of a period its last. */
  year: number | null
  /** The time that the claim is about, inclusive, ISO 8601 dates. */
  period: Period | null
  /** Whom or where it is limited to, as printed: "in rural areas", "of them women"; null when nothing says. */
  population: string | null
  /** Whether a figure is aimed at, compared with, or reached; null when the text does not say. */
  role: FigureRole | null
  /** Ids of the figures that the text gives as parts of this one, in their order; empty when it gives none. */
  parts: string[]
  /** Whether the text says that `parts` are all there is ("136: 55 in cities and 81 in villages"), not some of it. */
  partsAreWhole: boolean
  /** Further lists of parts of this figure: by field besides by degree, as `parts` and `partsAreWhole`. */
  otherSplits: { parts: string[]; areWhole: boolean }[]
  /** Id of the figure that this one is given as a part of. */
  total: string | null
  /** Id of the figure that the same statement compares this one with: of "from 22 to 30" each names the other. */
  comparedWith: string | null
  /** Id of the figure that says the same in another unit: of "43 men (46.7 per cent)" each names the other. */
  sameAs: string | null

  /** What a law claim names; null for other kinds. */
  law: LawReference | null
  /** What a body claim names, in one form for all its spellings; null for other kinds. */
  body: BodyReference | null
  /** Of a promise, a target or a date: the day by which, ISO 8601 (a year is its last day); null when none is given. */
  deadline: string | null
}

/** UTF-16 offsets, end exclusive. */
export interface TextRange {
  start: number
  end: number
}

/** Inclusive ISO 8601 dates (`2023-01-01`); one side is null when the text leaves it open ("since 2021"). */
export interface Period {
  from: string | null
  to: string | null
}

export const UNITS = [
  'count',
  'percent',
  'percentage_point',
  'money',
  'ratio', // `value` in 1 or so; `valueTo` is null: "1 in 10" has 0.1, "12.5 per 100,000" has 0.000125
  'age', // years of life
  'years', // durations and penalties from here
  'months',
  'weeks',
  'days',
  'hours',
  'minutes',
  'hectares',
  'square_metres',
  'kilometres',
  'tonnes',
  'times', // "a 2.5-fold increase", "three times"
] as const
export type Unit = (typeof UNITS)[number]

/** `over` and `under` exclude the number, `at_least` and `up_to` include it. */
export const QUALIFIERS = ['over', 'at_least', 'under', 'up_to', 'about', 'almost', 'only'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

export type FigureRole = 'target' | 'baseline' | 'result'

/** An act, code, treaty or decree, and the place in it. */
export interface LawReference {
  /** The instrument in one form for all its spellings: `criminal code`, `act on combating trafficking in persons`. */
  name: string
  /** `treaty` also when it is a convention, covenant or protocol; `decree` also orders, decisions and resolutions. */
  type: 'constitution' | 'code' | 'act' | 'treaty' | 'decree' | 'policy' | 'unnamed'
  /** As printed, without words: `["134"]`, `["108-1", "109-1"]`, `["16(1)", "17"]`; a range is written `121-123`. */
  articles: string[]
  /** `72-VIII` of "Act No. 72-VIII". */
  number: string | null
  /** ISO 8601, as far as it is given: `2024-04-15`, `2024`. */
  date: string | null
}

export interface BodyReference {
  /** Name in lower case without article and without the State's name. */
  name: string
  /** Whether it is the Committee that the reply answers. */
  isAddressee: boolean
}

/** Closed list, in the order in which cards are shown. */
export const CONTRADICTION_KINDS = ['value', 'sum', 'share', 'target', 'law', 'denial'] as const
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number]

/** Two or more passages of one reply that cannot all be right. Plain data. */
export interface Contradiction {
  /** Made of its kind and its members' claims; the same for the same text. */
  id: string
  kind: ContradictionKind
  /** One sentence for people that says why, with the numbers or words that clash. */
  explanation: string
  /** The same for a screen in any language: a message below `claims.contradictions` in the catalogue, and its values. */
  reason: { code: string; values: Record<string, string | number> }
  /** How sure the rule is that this is one, 0 to 1; weak findings are not given at all. */
  confidence: number
  /** Two at least, in the reply's order, unless one passage contradicts itself. */
  members: ContradictionMember[]
}

export interface ContradictionMember {
  /** The question's label as printed, and its form for addresses. */
  question: string
  slug: string
  paragraph: string
  /** What is quoted, exactly as it stands in the paragraph's text from `start` to `end`. */
  quote: string
  start: number
  end: number
  /** The claims that clash, inside of the quote. */
  claims: string[]
}
