import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, note, p, quote, table, td, th, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { compile } from '../../compile'
import { exportWording } from '../../wording'
import { tablesIn } from '../testing/tables-in'
import { renderPdf } from './render'

const treeOf = (...blocks: DocumentNode[]) =>
  compile(
    { report: reportFacts(), chapters: [{ chapter: 'introduction', text: doc(...blocks) }], sections: [] },
    exportWording(),
  )

const caption = (node: DocumentNode, text: string) => withAttrs(node, { caption: text })

/** By the words of the header cells: the one in its row and the one of its column. */
const regions = table(
  tr(th('Region'), th('Places'), th('Nights')),
  tr(th('North'), td('9'), td('120')),
  tr(withAttrs(th('South'), { rowspan: 2 }), td('4'), td('80')),
  tr(td('5'), td('81')),
)

test.each(['ua-1', 'a-2a'] as const)(
  '%s: header cells of rows are tagged as such and named by the cells they head',
  async (standard) => {
    const bytes = await renderPdf(
      treeOf(
        p('Before.', note('A note has a name in the same list.')),
        caption(regions, 'Places (/S /TD) [9 0 R] \\( /K [1 0 R] endobj'),
        ul({
          type: 'listItem',
          content: [p('In a list:'), table(tr(th('A'), td('1')), tr(th('B'), td('2')))],
        }),
        table(tr(th('Only'), th('heads'))),
      ),
      standard,
    )
    const { tables, names, named } = await tablesIn(bytes)
    expect(tables.map((rows) => rows.map((row) => row.map(({ role }) => role).join(' ')))).toEqual([
      ['TH TH TH', 'TH TD TD', 'TH TD TD', 'TD TD'],
      ['TH TD', 'TH TD'],
      ['TD TD'],
    ])
    const [first, second] = tables as [(typeof tables)[number], (typeof tables)[number]]
    expect(first.map((row) => row.map(({ scope }) => scope))).toEqual([
      ['Column', 'Column', 'Column'],
      ['Row', null, null],
      ['Row', null, null],
      [null, null],
    ])
    const columns = first[0]!.map(({ id }) => id)
    const [north, south] = [first[1]![0]!.id, first[2]![0]!.id]
    expect(first[1]!.slice(1).map(({ headers }) => headers)).toEqual([
      [columns[1], north],
      [columns[2], north],
    ])
    expect(first[2]!.slice(1).map(({ headers }) => headers)).toEqual([
      [columns[1], south],
      [columns[2], south],
    ])
    expect(first[3]!.map(({ headers }) => headers)).toEqual([
      [columns[1], south],
      [columns[2], south],
    ])
    expect(second.map(([head, cell]) => cell!.headers[0] === head!.id)).toEqual([true, true])
    // Whoever looks a name up finds its cell; the list is sorted, as it must be.
    expect(names).toEqual([...names].sort())
    for (const cell of tables.flat(2)) {
      if (cell.id !== null) expect(named.get(cell.id)).toEqual(cell)
      for (const header of cell.headers) expect(named.get(header)?.role).toBe('TH')
    }
    expect(names.some((name) => name.startsWith('Note'))).toBe(true)
  },
)

test('a report without such cells is as Typst wrote it, and one with them the same each time', async () => {
  const columns = treeOf(table(tr(th('A'), th('B')), tr(td('1'), td('2'))))
  const { tables } = await tablesIn(await renderPdf(columns))
  expect(tables[0]!.flat().filter(({ scope }) => scope === 'Row')).toEqual([])
  const tree = treeOf(quote({}, p('Quoted.')), regions)
  expect(Buffer.from(await renderPdf(tree)).equals(Buffer.from(await renderPdf(tree)))).toBe(true)
})

test('whatever the table, its tags are whole and the file is well made', { timeout: 120_000 }, async () => {
  const cell = fc.record({ head: fc.boolean(), align: fc.constantFrom(null, 'right') })
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
    )
  const folder = mkdtempSync(join(tmpdir(), 'counterpoint-rows-'))
  const hasQpdf = (() => {
    try {
      return execFileSync('qpdf', ['--version']).length > 0
    } catch {
      return false
    }
  })()
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), async (all) => {
        const nodes = all.map((each) =>
          table(
            ...each.map((row) =>
              tr(...row.map(({ head, align }) => withAttrs(head ? th('H') : td('D'), { align }))),
            ),
          ),
        )
        const bytes = await renderPdf(treeOf(...nodes))
        const { tables, names, named } = await tablesIn(bytes)
        expect(tables).toHaveLength(all.length)
        for (const [at, each] of all.entries())
          for (const [row, cells] of each.entries())
            for (const [column, { head }] of cells.entries()) {
              const { role, scope, headers } = tables[at]![row]![column]!
              const isRowHeader = head && cells.some((other) => !other.head)
              if (isRowHeader) expect([role, scope]).toEqual(['TH', 'Row'])
              else if (!head) expect(role).toBe('TD')
              const before = cells.slice(0, column).filter((other) => other.head).length
              if (!head)
                expect(headers.filter((name) => named.get(name)?.scope === 'Row')).toHaveLength(before)
            }
        expect(names).toEqual([...names].sort())
        if (!hasQpdf) return
        const file = join(folder, 'table.pdf')
        writeFileSync(file, bytes)
        expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toMatch(
          /No syntax or stream encoding errors/,
        )
      }),
      { numRuns: 15 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
