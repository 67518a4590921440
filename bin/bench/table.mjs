import { isMet } from './figures.mjs'
import { format } from './figures/format.mjs'

const COLUMNS = [
  ['product', 'Counterpoint'],
  ['relay', 'plain relay'],
  ['hocuspocus', 'plain Hocuspocus'],
]

/** The figures as one table for a terminal, with the aim and whether it is met beside each. */
export function table(groups) {
  const shown = COLUMNS.filter(
    ([kind], index) => index === 0 || groups.some(({ rows }) => rows.some((row) => kind in row)),
  )
  const lines = groups.map(({ title, rows }) => ({ title, rows: rows.map((row) => cells(row, shown)) }))
  const header = ['', 'aim', '', ...shown.map(([, name]) => name), '']
  const everything = [header, ...lines.flatMap(({ rows }) => rows)]
  const widths = header.map((_, column) => Math.max(...everything.map((row) => row[column].length)))
  const draw = (row) =>
    row
      .map((cell, column) =>
        column === 0 || column === row.length - 1
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd()
  return [draw(header), ...lines.flatMap(({ title, rows }) => ['', title, ...rows.map(draw)])].join('\n')
}

function cells(row, columns) {
  const met = isMet(row)
  return [
    `  ${row.label}`,
    row.aim ? `≤ ${format(row.aim.atMost)}` : '',
    met === null ? '' : met ? 'met' : 'MISSED',
    ...columns.map(([kind]) => (kind in row ? cell(row[kind]) : '')),
    row.note ?? '',
  ]
}

const cell = (value) => (Array.isArray(value) ? value.map(format).join(' / ') : format(value))
