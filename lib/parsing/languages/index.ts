import { ARABIC } from './ar'
import { ENGLISH } from './en'
import { SPANISH } from './es'
import { FRENCH } from './fr'
import type { Language } from './language'
import { RUSSIAN } from './ru'
import { CHINESE } from './zh'

/** The languages in which documents can be read: the six of the United Nations, the most frequent first. */
export const LANGUAGES: readonly Language[] = [ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE]

const BY_CODE = new Map(LANGUAGES.map((language) => [language.language, language]))

/** The language with this BCP 47 code; null for one that is not known, `und` among them. */
export function grammarOf(language: string | undefined): Language | null {
  return BY_CODE.get(language ?? '') ?? null
}
