import type { Qualifier, Unit } from '../types'

/**
 * What finding claims needs to know of a language: data alone. `string` patterns are sources of regular expressions,
 * matched without regard to case, in which a space stands for any white space and ' for either apostrophe.
 */
export interface ClaimGrammar {
  /** BCP 47. */
  language: 'en' | 'fr' | 'es' | 'ru' | 'ar' | 'zh'
  /** Which sign begins the decimals where the text itself does not tell. */
  decimal: '.' | ','
  /** Whether a plain space may stand between groups of three digits ("12 671"). */
  spaceGroups: boolean
  /** Numbers in words that stand alone or add up: `twenty-one`, `sesenta y cinco`. */
  numberWords: Record<string, number>
  /** What joins number words: `and`, `y`, `et`; empty when nothing does. */
  numberJoiner: string
  /** Pattern and factor of what multiplies the number before it: `million`. */
  scales: [pattern: string, factor: number][]
  /** Shares in words: `one third`, `half of`. */
  fractions: [pattern: string, value: number][]
  /** "1 in 10", "1 of every 10": what stands between. */
  ratio: string
  /** "per 100,000": what stands before the base. */
  per: string
  /** Behind a number unless `percentBefore`. */
  percent: string
  /** In front of the number: 百分之三十. */
  percentBefore: string
  percentagePoint: string
  /** Behind a number; the first that matches counts. */
  units: [pattern: string, unit: Unit][]
  /** Pattern and ISO 4217 code of what stands behind, or before, an amount. */
  currencies: [pattern: string, code: string][]
  currenciesBefore: [pattern: string, code: string][]
  /** Directly before an age: `aged`, `under the age of`; and directly behind one: `years of age`, `year olds`. */
  ageBefore: string
  ageBehind: string
  qualifiersBefore: [pattern: string, qualifier: Qualifier][]
  qualifiersBehind: [pattern: string, qualifier: Qualifier][]
  /** Between the ends of a range, besides dashes; and before its first number. */
  rangeBetween: string
  rangeBefore: string
  /** What makes the number behind it a name and no figure: `paragraph`, `No.`, `Table`. */
  labelsBefore: string
  /** Directly behind a number that is none: `o'clock`, `hotline`. */
  labelsBehind: string
  dates: DateGrammar
  /** Word for article, before (`article 134`) or, with `articleBehind`, around its number (第134条). */
  articleBefore: string
  articleBehind: string
  /** Between an article and its law: `of the`; bounded and without captures. */
  articleOf: string
  /** Complete names of laws and bodies, where the language has no capitals to tell them by. */
  lawNames: [pattern: string, type: 'constitution' | 'code' | 'act' | 'treaty' | 'decree' | 'policy'][]
  bodyNames: string[]
  /** Abbreviations that do not end a sentence, without the point. */
  abbreviations: string[]
  /** Words that no subject goes beyond: prepositions, conjunctions, auxiliaries, pronouns. */
  boundaryWords: ReadonlySet<string>
  /** Words of a subject that say nothing of it: articles, `such`, `total`. */
  emptyWords: ReadonlySet<string>
  /** Before the figures that are parts of the one before: `including`, `of whom`; and those that give all of them. */
  partCues: string
  wholeCues: string
  /** Verbs and nouns of change, which make "from 10 to 5" two figures and no range. */
  changeCues: string
  /** What makes a figure of the same clause a target. */
  targetCues: string
  /** Statements; a denial that also says what is not known is `noData`. */
  promiseCues: string[]
  promiseExceptions: string[]
  denialCues: string[]
  denialExceptions: string[]
  noDataCues: string[]
}

/** Time expressions. Groups of words are patterns as above. */
export interface DateGrammar {
  /** Month names, all forms, to 1–12. */
  months: Record<string, number>
  /** Pattern in which `{D}` is a day, `{M}` a month, `{Y}` a year (`{m}`, `{y}` such that are not read); most specific first. */
  days: string[]
  monthYears: string[]
  /** Behind or around a year: `{Y}` is the year; `{N}` a number of months, in digits or words. */
  halves: [pattern: string, half: 1 | 2][]
  quarters: [pattern: string, quarter: 1 | 2 | 3 | 4][]
  firstMonths: string[]
  /** A year that nothing else makes one: `{Y}`. */
  years: string[]
  /** What joins the ends of a period, besides dashes. */
  between: string
  betweenBefore: string
  since: string
  until: string
  /** Before a time by which something is to be done; and before the time at which something was counted. */
  by: string
  asAt: string
  /** Prepositions that belong to the expression: `in`, `during`, `over the period`. */
  plain: string
}
