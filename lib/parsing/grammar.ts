/**
 * The words of a reply, as data. One entry for each language of the reply's own wording; a further language is a
 * further entry. All strings and patterns are matched against text folded by `foldForSearch`, of at most
 * `MAX_STRUCTURE_LENGTH` code units.
 */
export interface ReplyGrammar {
  /** BCP 47. */
  language: string
  /** Frequent short words: a text that lacks them is in another language. */
  commonWords: readonly string[]
  /** What may stand between two letters of a label. */
  label: { list: readonly string[]; range: readonly string[] }
  /** Ordinal words to nineteenth; stems that make the tens with `y` and `ieth`; the word for a hundred and its joint. */
  numbers: {
    units: Readonly<Record<string, number>>
    tens: Readonly<Record<string, number>>
    hundred: RegExp
  }
  months: readonly string[]
  /** The line that names the session; its first group is the number, in words or figures. */
  session: RegExp
  /** Titles of replies; the group is the State's name. */
  titles: readonly RegExp[]
  /** The line that gives the date of receipt; the group is the date. */
  dateReceived: readonly RegExp[]
  /** Other lines of the header, so that they are not taken for a heading or an introduction. */
  headerLines: readonly RegExp[]
  /** Footnotes that the Secretariat adds; they count as notes also behind the last question. */
  footnotes: readonly RegExp[]
}

const ENGLISH: ReplyGrammar = {
  language: 'en',
  commonWords: [
    'the',
    'of',
    'and',
    'to',
    'in',
    'for',
    'is',
    'are',
    'on',
    'by',
    'with',
    'has',
    'have',
    'been',
    'that',
  ],
  label: { list: [',', ';', '/', '&', 'and', ', and', 'or'], range: ['-', 'to', 'through'] },
  numbers: {
    units: {
      first: 1,
      second: 2,
      third: 3,
      fourth: 4,
      fifth: 5,
      sixth: 6,
      seventh: 7,
      eighth: 8,
      ninth: 9,
      tenth: 10,
      eleventh: 11,
      twelfth: 12,
      thirteenth: 13,
      fourteenth: 14,
      fifteenth: 15,
      sixteenth: 16,
      seventeenth: 17,
      eighteenth: 18,
      nineteenth: 19,
    },
    tens: {
      twent: 20,
      thirt: 30,
      fort: 40,
      fift: 50,
      sixt: 60,
      sevent: 70,
      eight: 80,
      ninet: 90,
    },
    hundred: /^(?:one |a )?hundred(?:th$|[- ]and[- ]|[- ])/,
  },
  months: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
  session: /^(?:pre-sessional working group for the )?([a-z0-9 -]{2,60}) session\b/,
  titles: [
    /^(?:written )?(?:repl(?:y|ies)|responses?|answers) (?:of|by|from) (?:the government of )?(.{2,120}?) to the lists? of (?:issues|themes)\b/,
    /^(?:written )?(?:repl(?:y|ies)|responses?|answers) to the lists? of (?:issues|themes)\b.{0,200}? by (?:the government of )?(.{2,120})$/,
  ],
  dateReceived: [
    /^\[(?:date )?received(?: on)?:? (.{8,30})\]$/,
    /^(?:date )?received(?: on)?:? (.{8,30})$/,
    /^\[(\d.{7,29})\]$/,
  ],
  headerLines: [
    /^united nations$/,
    /^(?:united nations )?distr\.?:? ?(?:general|limited|restricted)?$/,
    /^(?:general|advance unedited version|unedited version)$/,
    /^original: /,
    /^(?:arabic|chinese|english|french|russian|spanish)(?:,? (?:and )?(?:arabic|chinese|english|french|russian|spanish))* only$/,
    /^(?:international )?(?:convention|covenant) (?:on|against|for) /,
    /^(?:consideration of )?reports? submitted by states? part(?:y|ies)\b/,
    /^(?:item|agenda item) \d{1,2}\b/,
    /^\d{1,2} [a-z]{3,9} \d{4}$/,
  ],
  footnotes: [
    /issued without formal editing/,
    /issued without being formally edited/,
    /^reissued for technical reasons/,
    /^the annex(?:es)? (?:to the present (?:document|report) )?(?:is|are|may be|can be)\b/,
  ],
}

/** The languages in which replies can be read today, the most likely first. */
export const GRAMMARS: readonly ReplyGrammar[] = [ENGLISH]

export { grammarOf, LANGUAGES } from './languages'
export { detectLanguage } from './languages/detect'
export type { Language, LineForms } from './languages/language'
export {
  isArticleHeading,
  isCommonHeading,
  isQuestionForm,
  readAnswerMark,
  readEnumerator,
} from './languages/line-forms'

/**
 * Lines that are neither the State's words nor about the document, wherever they stand. `image` is what a text
 * extraction leaves of a picture, `trailer` what the printer adds on the last page.
 */
export const ARTEFACT_LINES: readonly { name: 'image' | 'trailer'; pattern: RegExp }[] = [
  { name: 'image', pattern: /^(?:image|picture)\d{0,4}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)$/ },
  { name: 'trailer', pattern: /^please recycle ?[@\u267b\u267a\u2672]?$/ },
  { name: 'trailer', pattern: /^ge\.\d\d-\d{5,6}(?: ?\([a-z]\))?$/ },
  { name: 'trailer', pattern: /^\*\d{7,10}\*$/ },
]
