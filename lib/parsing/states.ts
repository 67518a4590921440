import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import { foldForSearch } from './fold'

/** Names that United Nations documents print and the English list of `i18n-iso-countries` lacks, by alpha-3 code. */
const UNITED_NATIONS_NAMES: Readonly<Record<string, string>> = {
  'Bolivia (Plurinational State of)': 'BOL',
  'Plurinational State of Bolivia': 'BOL',
  'Brunei Darussalam': 'BRN',
  'Cabo Verde': 'CPV',
  Congo: 'COG',
  "Democratic People's Republic of Korea": 'PRK',
  'Holy See': 'VAT',
  'Iran (Islamic Republic of)': 'IRN',
  'Kingdom of the Netherlands': 'NLD',
  'Micronesia (Federated States of)': 'FSM',
  'Federated States of Micronesia': 'FSM',
  'Republic of Moldova': 'MDA',
  'United Kingdom of Great Britain and Northern Ireland': 'GBR',
  'United States of America': 'USA',
  'Venezuela (Bolivarian Republic of)': 'VEN',
  'Bolivarian Republic of Venezuela': 'VEN',
  'Viet Nam': 'VNM',
}

function nameKey(name: string): string {
  return foldForSearch(name).trim().replace(/^the /, '')
}

const ALPHA3 = new Map(codes.map(([alpha2, alpha3]) => [alpha2, alpha3] as const))
const ENGLISH_NAMES: Readonly<Record<string, string | string[]>> = english.countries
const BY_NAME = new Map<string, string>()
for (const [alpha2, names] of Object.entries(ENGLISH_NAMES)) {
  const alpha3 = ALPHA3.get(alpha2)
  for (const name of [names].flat()) if (alpha3) BY_NAME.set(nameKey(name), alpha3)
}
for (const [name, alpha3] of Object.entries(UNITED_NATIONS_NAMES)) BY_NAME.set(nameKey(name), alpha3)

const ENGLISH_BY_ALPHA3 = new Map(
  codes.map(([alpha2, alpha3]) => [alpha3, [ENGLISH_NAMES[alpha2 ?? ''] ?? ''].flat()[0] ?? ''] as const),
)

/**
 * The ISO 3166-1 alpha-3 code of a State named in English as United Nations documents or ISO do; null for any other
 * text. "the", case, accents and "Republic of" in front do not matter.
 */
export function stateByName(name: string): string | null {
  const key = nameKey(name)
  return (
    BY_NAME.get(key) ??
    BY_NAME.get(key.replace(/^(?:republic|kingdom|state|sultanate|principality) of (?:the )?/, '')) ??
    null
  )
}

/** The English name of the State with this alpha-3 code; null when ISO has no such code. */
export function englishStateName(alpha3: string): string | null {
  return ENGLISH_BY_ALPHA3.get(alpha3) || null
}
