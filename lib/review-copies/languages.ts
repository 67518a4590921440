import type { CopyLanguages } from './reading/reading'

interface Script {
  /** Its letters. */
  letters: RegExp
  /** By which of its three languages a run of Word says what such letters are in. */
  slot: keyof CopyLanguages
}

const SCRIPTS: Readonly<Record<string, Script>> = {
  latin: { letters: /^\p{Script=Latin}$/u, slot: 'plain' },
  cyrillic: { letters: /^\p{Script=Cyrillic}$/u, slot: 'plain' },
  arabic: { letters: /^\p{Script=Arabic}$/u, slot: 'rightToLeft' },
  han: { letters: /^\p{Script=Han}$/u, slot: 'eastAsian' },
}

/** The languages that reports are written in and quoted from, with their script. */
const SCRIPT_OF: Readonly<Record<string, string>> = {
  ...{ en: 'latin', fr: 'latin', es: 'latin', ru: 'cyrillic', kk: 'cyrillic', ar: 'arabic', zh: 'han' },
}
const KAZAKH = /[әғқңөұүһі]/iu
/** A word: of fewer letters nobody can tell. */
const FEWEST = 2

/**
 * The language that words came in, as a tag: only where the file says so of these very words, all their letters are in the
 * script of that language, and the report's own is written in another. Null otherwise, so that a guess of Word's among
 * languages of one script marks nothing.
 */
export function languageThatCame(
  text: string,
  languages: CopyLanguages | null,
  reportLanguage: string | null,
): string | null {
  const own = scriptOf(reportLanguage)
  if (!languages || own === null) return null
  const letters = text.match(/\p{L}/gu) ?? []
  const [first] = letters
  if (first === undefined || letters.length < (/\p{Script=Han}/u.test(first) ? 1 : FEWEST)) return null
  const found = Object.entries(SCRIPTS).find(([, script]) => script.letters.test(first))
  if (!found || !letters.every((letter) => found[1].letters.test(letter))) return null
  const [script, { slot }] = found
  const tag = primary(languages[slot])
  if (tag === null || script === own || SCRIPT_OF[tag] !== script) return null
  return tag === 'ru' && KAZAKH.test(text) ? null : tag
}

const primary = (tag: string | null) => tag?.toLowerCase().split(/[-_]/)[0] ?? null

function scriptOf(tag: string | null): string | null {
  return SCRIPT_OF[primary(tag) ?? ''] ?? null
}
