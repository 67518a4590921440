import { LANGUAGES } from '.'
import { foldLine } from './fold-line'

/** As much of a text as tells its language; more only takes time. */
const SAMPLE_LENGTH = 8_000
/** The share of letters of a script that makes it the text's script. */
const SCRIPT_SHARE = 0.4

type Script = 'latin' | 'cyrillic' | 'arabic' | 'han' | 'kana' | 'other'

/** Ranges of code units; letters in none of them are of other scripts. */
const RANGES: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xc0, 0x24f, 'latin'],
  [0x370, 0x3ff, 'other'],
  [0x400, 0x52f, 'cyrillic'],
  [0x530, 0x5ff, 'other'],
  [0x620, 0x6ff, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0x780, 0x1dff, 'other'],
  [0x3041, 0x30ff, 'kana'],
  [0x3400, 0x9fff, 'han'],
  [0xac00, 0xd7af, 'other'],
  [0xfb50, 0xfdff, 'arabic'],
  [0xfe70, 0xfefc, 'arabic'],
]

const LANGUAGES_OF: Partial<Record<Script, readonly string[]>> = {
  latin: ['en', 'fr', 'es'],
  cyrillic: ['ru'],
  arabic: ['ar'],
  han: ['zh'],
}

/** The share of a text's words that its language's frequent words have at least; of signs in Chinese. */
const NEEDED: Readonly<Record<string, number>> = { zh: 0.03, ar: 0.06, ru: 0.06 }
const NEEDED_ELSE = 0.12

const COMMON = new Map(LANGUAGES.map(({ language, commonWords }) => [language, new Set(commonWords)]))

/** The script that most of a text is in; null when there is none such. */
function scriptOf(text: string): Script | null {
  const counts = new Map<Script, number>()
  let letters = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const script = RANGES.find(([, to]) => code <= to)
    if (script === undefined || code < script[0]) continue
    letters += 1
    counts.set(script[2], (counts.get(script[2]) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one)
  // Japanese has Chinese signs, and others between them.
  const isJapanese = (counts.get('kana') ?? 0) * 20 > letters
  return most === undefined || isJapanese || most[1] < letters * SCRIPT_SHARE ? null : most[0]
}

/** The language of a text by its script and frequent words; `und` when that is none of those known. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const script = scriptOf(sample)
  const languages = (script && LANGUAGES_OF[script]) ?? []
  if (languages.length === 0) return 'und'
  const folded = foldLine(sample)
  const words =
    script === 'han' ? Array.from(folded.replace(/\P{L}+/gu, '')) : folded.match(/[\p{L}\p{M}]+/gu)
  const shares = languages.map((language) => {
    const common = COMMON.get(language)
    const count = words?.filter((word) => common?.has(word) ?? false).length ?? 0
    return { language, share: count / Math.max(1, words?.length ?? 0) }
  })
  const [best] = shares.toSorted((one, other) => other.share - one.share)
  return best && best.share >= (NEEDED[best.language] ?? NEEDED_ELSE) ? best.language : 'und'
}
