import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CSV_COLUMNS, type CsvColumn, ledgerCsv } from './csv'
import type { LedgerClaim } from './schema'

const claim: LedgerClaim = {
  id: '3-f.1:10-28:figure',
  kind: 'figure',
  question: '3 (f)',
  slug: '3-f',
  paragraph: '3-f.1',
  start: 10,
  end: 28,
  text: '30 crisis centres',
  sentence: { start: 0, end: 40 },
  value: 30,
  valueTo: null,
  unit: 'count',
  currency: null,
  subject: 'crisis centre',
  qualifier: 'over',
  year: 2024,
  population: null,
  role: null,
  deadline: null,
  isContested: true,
}
const words = {
  columns: Object.fromEntries(CSV_COLUMNS.map((column) => [column, column])) as Record<CsvColumn, string>,
  kind: (kind: string) => kind.toUpperCase(),
  yes: 'yes',
  no: 'no',
}

test('a claim is a line, with what is not known left empty', () => {
  expect(ledgerCsv([claim], words)).toBe(
    '\ufeffkind,question,paragraph,text,value,valueTo,unit,subject,qualifier,year,population,role,deadline,contested\r\n' +
      'FIGURE,3 (f),3-f.1,30 crisis centres,30,,count,crisis centre,over,2024,,,,yes\r\n',
  )
})

test.each([
  ['12,671', '"12,671"'],
  ['say "none"', '"say ""none"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-5', "'-5"],
  ['+7 (7172)', "'+7 (7172)"],
])('%j is written %j', (text, written) => {
  const line = ledgerCsv([{ ...claim, text }], words).split('\r\n')[1]
  expect(line).toBe(`FIGURE,3 (f),3-f.1,${written},30,,count,crisis centre,over,2024,,,,yes`)
})

test('whatever the State wrote, every line reads back as its cells and none begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      const csv = ledgerCsv(
        texts.map((text) => ({ ...claim, text })),
        words,
      )
      const rows = readCsv(csv.slice(1))
      expect(rows).toHaveLength(texts.length + 1)
      for (const [index, text] of texts.entries()) {
        const read = rows[index + 1]![3]!
        expect(/^[=+\-@\t\r\n]/.test(read)).toBe(false)
        expect(read.replace(/^'(?='*[=+\-@\t\r\n])/, '')).toBe(text)
        expect(rows[index + 1]).toHaveLength(CSV_COLUMNS.length)
      }
    }),
  )
})

/** A reader of RFC 4180 of its own. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}
