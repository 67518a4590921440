import { foldForSearch } from './fold'

/** A treaty body as reply headers name it. */
export interface Committee {
  /** The short name by which the product knows it. */
  code: string
  name: string
  /** How its document symbols begin. */
  symbol: string
}

/** The nine bodies that examine States' reports. */
export const COMMITTEES: readonly Committee[] = [
  { code: 'CEDAW', name: 'Committee on the Elimination of Discrimination against Women', symbol: 'CEDAW/C' },
  { code: 'CERD', name: 'Committee on the Elimination of Racial Discrimination', symbol: 'CERD/C' },
  { code: 'CCPR', name: 'Human Rights Committee', symbol: 'CCPR/C' },
  { code: 'CESCR', name: 'Committee on Economic, Social and Cultural Rights', symbol: 'E/C.12' },
  { code: 'CRC', name: 'Committee on the Rights of the Child', symbol: 'CRC/C' },
  { code: 'CRPD', name: 'Committee on the Rights of Persons with Disabilities', symbol: 'CRPD/C' },
  { code: 'CAT', name: 'Committee against Torture', symbol: 'CAT/C' },
  { code: 'CED', name: 'Committee on Enforced Disappearances', symbol: 'CED/C' },
  {
    code: 'CMW',
    name: 'Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families',
    symbol: 'CMW/C',
  },
]

const BY_FOLDED_NAME = new Map(COMMITTEES.map((committee) => [foldForSearch(committee.name), committee]))

/** The committee with this full name, whatever its case and spacing; null for any other text. */
export function committeeByName(name: string): Committee | null {
  return BY_FOLDED_NAME.get(foldForSearch(name).trim()) ?? null
}

/** What the symbol of a reply tells. */
export interface ReplySymbol {
  symbol: string
  committee: Committee
  /** ISO 3166-1 alpha-3, as it stands in the symbol. */
  state: string
}

// The document kinds that are replies: RQ since about 2020, before it an addendum to the list of issues. Symbols of
// lists (Q/6, QPR/6), reports (6), concluding observations (CO/5) and cases (D/45/2012) are other documents'.
const REPLY_TAIL =
  /^\/(?:OP[A-Z]{2}\/)?([A-Z]{3})\/(?:RQ\/\d{1,2}(?:[-\u2013]\d{1,2})?|Q\/\d{1,2}(?:[-\u2013]\d{1,2})?\/Add\.\d)(?:\/(?:Add|Corr|Rev)\.\d)*$/

/** Reads a header line that is the symbol of a reply, with or without the words that print beside it; else null. */
export function readReplySymbol(line: string): ReplySymbol | null {
  const symbol = line.normalize('NFKC').replace(/^(?:United Nations|Symbol:)\s*/i, '')
  for (const committee of COMMITTEES) {
    if (!symbol.startsWith(committee.symbol + '/')) continue
    const state = REPLY_TAIL.exec(symbol.slice(committee.symbol.length))?.[1]
    if (state !== undefined) return { symbol, committee, state }
  }
  return null
}
