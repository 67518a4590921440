import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import arabic from 'i18n-iso-countries/langs/ar.json' with { type: 'json' }
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import spanish from 'i18n-iso-countries/langs/es.json' with { type: 'json' }
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import russian from 'i18n-iso-countries/langs/ru.json' with { type: 'json' }
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' }
import { foldLine, form } from './languages/fold-line'
import { russianGenitive } from './languages/genitive'
import { UNITED_NATIONS_NAMES } from './languages/state-names'

type Names = Readonly<Record<string, string | string[]>>

const NAMES: Readonly<Record<string, Names>> = {
  en: english.countries,
  fr: french.countries,
  es: spanish.countries,
  ru: russian.countries,
  ar: arabic.countries,
  zh: chinese.countries,
}

/** What may stand around a name without a difference: articles, and what kind of State it is. */
const DECORATION: Readonly<Record<string, { article: RegExp; form: RegExp }>> = {
  en: {
    article: /^the /,
    form: /^(?:republic|kingdom|state|sultanate|principality|commonwealth|grand duchy) of (?:the )?/,
  },
  fr: {
    article: /^(?:le |la |les |l')/,
    form: form`^(?:république|royaume|état|sultanat|principauté|grand duché)(?: (?:du|de la|des|de) | (?:de l|d)')`,
  },
  es: {
    article: /^(?:el |la |los |las )/,
    form: form`^(?:república|reino|estado|sultanía|principado|gran ducado) (?:del? (?:la |los |las )?)`,
  },
  ru: {
    article: /^(?!)/,
    form: form`^(?:республик[аи]|королевств[оа]|государств[оа]|султанат[а]?|княжеств[оа]) `,
  },
  ar: { article: form`^ال`, form: form`^(?:جمهورية|مملكة|دولة|سلطنة|إمارة) ` },
  zh: { article: /^(?!)/, form: form`(?:共和国|王国|国)$` },
}

function nameKey(name: string, language: string): string {
  const key = foldLine(name).replaceAll('-', ' ').replace(/ +/g, ' ').trim()
  return key.replace(DECORATION[language]?.article ?? '', '')
}

const ALPHA3 = new Map(codes.map(([alpha2, alpha3]) => [alpha2, alpha3] as const))

/** A State found by a name. */
export interface NamedState {
  /** ISO 3166-1. */
  alpha3: string
  /** The name in the nominative, without what stands around it in a title. */
  name: string
}

/** All names of one language, each with the code of its State; Russian ones in the genitive too. */
function readNames(language: string): Map<string, NamedState> {
  const byName = new Map<string, NamedState>()
  const add = (name: string, alpha3: string) => {
    const [nominative = '', genitive] = name.split('|')
    const state = { alpha3, name: nominative }
    byName.set(nameKey(nominative, language), state)
    if (language === 'ru') byName.set(nameKey(genitive ?? russianGenitive(nominative), language), state)
  }
  for (const [alpha2, names] of Object.entries(NAMES[language] ?? {})) {
    const alpha3 = ALPHA3.get(alpha2)
    for (const name of [names].flat()) if (alpha3) add(name, alpha3)
  }
  for (const line of (UNITED_NATIONS_NAMES[language] ?? '').trim().split(/\s*\n\s*/)) {
    for (const name of line.slice(4).split(' / ')) if (name !== '') add(name, line.slice(0, 3))
  }
  return byName
}

const namesByLanguage = new Map<string, Map<string, NamedState>>()

/** Names are read when the first document of their language comes, for reading all takes longer than a reply does. */
function namesOf(language: string): Map<string, NamedState> {
  let names = namesByLanguage.get(language)
  if (names === undefined) {
    names = readNames(language)
    namesByLanguage.set(language, names)
  }
  return names
}

/** Arabic titles have "of" stuck to the name: `لكازاخستان`, `للنمسا`. */
const ARABIC_OF = form`^لل?`

/**
 * The State named as United Nations documents or ISO do in one of the six languages; null for any other text. Articles,
 * case, accents and "Republic of" in front do not matter, nor the genitive in Russian.
 */
export function findState(name: string, language: string): NamedState | null {
  const names = namesOf(language)
  const form = DECORATION[language]?.form ?? /^(?!)/
  const key = nameKey(name, language)
  const keys = [key, nameKey(key.replace(form, ''), language)]
  // In brackets stands the form of the State, in one case or another.
  if (language === 'ru') keys.push(key.replace(/ ?\(.{1,60}\)$/, ''))
  if (language === 'ar' && ARABIC_OF.test(key)) {
    for (const prefix of ['\u0644', '\u0644\u0644']) {
      if (!key.startsWith(prefix)) continue
      const rest = nameKey(key.slice(prefix.length), language)
      keys.push(rest, nameKey(rest.replace(form, ''), language))
    }
  }
  for (const candidate of keys) {
    const state = names.get(candidate)
    if (state !== undefined) return state
  }
  return null
}

const ENGLISH_NAMES: Names = english.countries
const ENGLISH_BY_ALPHA3 = new Map(
  codes.map(([alpha2, alpha3]) => [alpha3, [ENGLISH_NAMES[alpha2 ?? ''] ?? ''].flat()[0] ?? ''] as const),
)

/** The ISO 3166-1 alpha-3 code of the State that `findState` finds. */
export function stateByName(name: string, language = 'en'): string | null {
  return findState(name, language)?.alpha3 ?? null
}

/** The English name of the State with this alpha-3 code; null when ISO has no such code. */
export function englishStateName(alpha3: string): string | null {
  return ENGLISH_BY_ALPHA3.get(alpha3) || null
}
