// Its own entry reads the names in all of its eighty languages.
import countries from 'i18n-iso-countries/index.js'
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import asUnitedNations from './english-states.json' with { type: 'json' }

countries.registerLocale(english)

/** A State as it is chosen from a list. */
export interface StateOption {
  /** ISO 3166 alpha-3. */
  code: string
  name: string
}

const NAMES: Readonly<Record<string, string>> = asUnitedNations.states

/** The name of a State (ISO 3166 alpha-3) as United Nations documents have it; the code itself when it is not in the list. */
export function stateName(code: string, locale = 'en'): string {
  if (locale === 'en' && Object.hasOwn(NAMES, code)) return NAMES[code]!
  return countries.getName(code, locale) ?? code
}

/** The alpha-2 code of a State, by its alpha-3 code; undefined when it is not in the list. */
export const shortStateCode = (code: string): string | undefined => countries.alpha3ToAlpha2(code)

/** Whether `code` is an ISO 3166 alpha-3 code. */
export function isStateCode(code: string): boolean {
  return code in countries.getAlpha3Codes()
}

/** All States, by name. Large: for the server, which sends only what a screen shows. */
export function stateOptions(locale = 'en'): StateOption[] {
  return Object.keys(countries.getAlpha3Codes())
    .map((code) => ({ code, name: stateName(code, locale) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale))
}
