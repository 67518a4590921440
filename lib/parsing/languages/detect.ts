import { LANGUAGES } from '.'
import { foldLine } from './fold-line'

/** The share of a text's words that its language's frequent words have at least. */
const COMMON_SHARE = 0.12
const SAMPLE_LENGTH = 20_000
/** The share of letters of a script that makes it the text's script. */
const SCRIPT_SHARE = 0.4

const SCRIPTS = [
  { languages: ['zh'], letters: /\p{Script=Han}/gu, others: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { languages: ['ar'], letters: /\p{Script=Arabic}/gu, others: null },
  { languages: ['ru'], letters: /\p{Script=Cyrillic}/gu, others: null },
  { languages: ['en', 'fr', 'es'], letters: /\p{Script=Latin}/gu, others: null },
] as const

const COMMON = new Map(LANGUAGES.map(({ language, commonWords }) => [language, new Set(commonWords)]))

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** The share of frequent words among the words of a folded text; in Chinese of signs, for it has no spaces. */
function commonShare(folded: string, language: string): number {
  const common = COMMON.get(language) ?? new Set()
  const words =
    language === 'zh' ? Array.from(folded.replace(/\P{L}/gu, '')) : (folded.match(/[\p{L}\p{M}]+/gu) ?? [])
  const counted = words.filter((word) => word !== '')
  return counted.filter((word) => common.has(word)).length / Math.max(counted.length, 1)
}

/** Chinese texts have fewer of their frequent signs than others of their frequent words. */
const NEEDED: Readonly<Record<string, number>> = { zh: 0.03, ar: 0.06, ru: 0.06 }

/** The language of a text by its script and frequent words; `und` when that is none of those known. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const letters = count(sample, /\p{L}/gu)
  if (letters === 0) return 'und'
  const script = SCRIPTS.find((one) => count(sample, one.letters) >= letters * SCRIPT_SHARE)
  if (script === undefined || (script.others && count(sample, script.others) > letters / 20)) return 'und'
  const folded = foldLine(sample)
  const shares = script.languages.map((language) => ({ language, share: commonShare(folded, language) }))
  const [best] = shares.toSorted((one, other) => other.share - one.share)
  return best && best.share >= (NEEDED[best.language] ?? COMMON_SHARE) ? best.language : 'und'
}
