import type { LedgerClaim } from './schema'

/** The columns of the file, in their order; keys below `claims.columns` in the catalogue. */
export const CSV_COLUMNS = [
  'kind',
  'question',
  'paragraph',
  'text',
  'value',
  'valueTo',
  'unit',
  'subject',
  'qualifier',
  'year',
  'population',
  'role',
  'deadline',
  'contested',
] as const
export type CsvColumn = (typeof CSV_COLUMNS)[number]

/** The texts of the first line, and of what a cell says in words. */
export interface CsvWords {
  columns: Record<CsvColumn, string>
  kind: (kind: LedgerClaim['kind']) => string
  yes: string
  no: string
}

/**
 * The ledger as a file that spreadsheets open: UTF-8 with a byte order mark, commas, CRLF (RFC 4180). A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it: the words are the State's, not ours.
 */
export function ledgerCsv(claims: readonly LedgerClaim[], words: CsvWords): string {
  const first = CSV_COLUMNS.map((column) => cell(words.columns[column]))
  const lines = claims.map((claim) => CSV_COLUMNS.map((column) => cell(valueIn(claim, column, words))))
  return `\ufeff${[first, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('')}`
}

function valueIn(claim: LedgerClaim, column: CsvColumn, words: CsvWords): string | number | null {
  if (column === 'kind') return words.kind(claim.kind)
  if (column === 'unit') return claim.currency ?? claim.unit
  if (column === 'contested') return claim.isContested ? words.yes : words.no
  return claim[column]
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // One that begins so already gets another, so that it can be told what was written.
  const safe = /^'*[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
