import { strFromU8 } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, p, table, td, th, tr, withAttrs } from '@/lib/testing/richtext'
import { compile } from '../compile'
import { exportWording } from '../wording'
import { FORMATS } from './index'
import { columnsOf, spanOf } from './columns'
import { faultsOf } from './docx/testing/faults-of'
import { gridOf } from './grid'
import { faultsOf as odtFaultsOf } from './odt/testing/faults-of'
import { regularTable } from './regular-table'
import { headerRows, plainText } from './shared'
import { tablesIn } from './testing/tables-in'
import { textIn } from './testing/text-in'

const wording = exportWording()
const over = (cell: DocumentNode, colspan: number, rowspan: number) => withAttrs(cell, { colspan, rowspan })

const merged = table(tr(over(td('A'), 2, 2)), tr(), tr(td('C'), td('D')))
const ragged = table(tr(td('A'), td('B'), td('C')), tr(td('D')), tr(td('E'), td('F'), td('G')))
const beyond = table(tr(over(td('A'), 1, 65_000), td('B')), tr(td('C')))
const reaching = table(tr(over(th('Region'), 1, 2), th('X')), tr(td('Y')), tr(td('C'), td('D')))
const wideBelow = table(tr(over(th('Region'), 1, 2), th('X')), tr(td('Y')), tr(over(td('C'), 2, 1)))

/** The cells of each row by their words, with how far they go. */
const shapeOf = (node: DocumentNode) =>
  (node.content ?? []).map((row) =>
    (row.content ?? []).map((cell) => [plainText(cell), spanOf(cell), Number(cell.attrs?.rowspan ?? 1)]),
  )

describe('a table made regular', () => {
  test('is the same where it was', () => {
    const regular = table(tr(over(td('A'), 1, 2), td('B')), tr(td('C')))
    expect(regularTable(regular)).toBe(regular)
    const strange = table(p('no row'))
    expect(regularTable(strange)).toBe(strange)
  })

  test('has no row in which no cell begins', () => {
    expect(shapeOf(regularTable(merged))).toEqual([
      [['A', 2, 1]],
      [
        ['C', 1, 1],
        ['D', 1, 1],
      ],
    ])
  })

  test('has as many cells in each row, and none that reaches out of it', () => {
    expect(shapeOf(regularTable(ragged))[1]).toEqual([
      ['D', 1, 1],
      ['', 1, 1],
      ['', 1, 1],
    ])
    expect(shapeOf(regularTable(beyond))[0]).toEqual([
      ['A', 1, 2],
      ['B', 1, 1],
    ])
    const heads = regularTable(table(tr(th('A')), tr(td('1'), td('2'))))
    expect(headerRows(heads)).toBe(1)
  })

  test('holds all that was in it, each place belonging to one cell', () => {
    const cell = fc.record({
      colspan: fc.constantFrom(1, 1, 1, 2, 3, 1000),
      rowspan: fc.constantFrom(1, 1, 1, 2, 3, 65_000),
      head: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 7 }), (rows) => {
        const given = table(
          ...rows.map((row, at) =>
            tr(
              ...row.map(({ colspan, rowspan, head }, index) =>
                over((head ? th : td)(`${at}.${index}`), colspan, rowspan),
              ),
            ),
          ),
        )
        const made = regularTable(given)
        if (rows.flat().length === 0) {
          expect(made).toBe(given)
          return
        }
        expect(plainText(made).match(/[\d.]+/g)).toEqual(plainText(given).match(/[\d.]+/g))
        const grid = gridOf(made.content ?? [])
        for (const place of grid.flat()) expect(place.cell ?? place.isCovered).not.toBe(false)
        for (const [at, row] of (made.content ?? []).entries()) {
          expect(row.content).not.toHaveLength(0)
          for (const each of row.content!)
            expect(at + Number(each.attrs?.rowspan ?? 1)).toBeLessThanOrEqual(grid.length)
        }
        const places = (made.content ?? []).flatMap((row) => row.content ?? [])
        const area = places.reduce((sum, each) => sum + spanOf(each) * Number(each.attrs?.rowspan ?? 1), 0)
        expect(area).toBe(grid.length * columnsOf(made.content![0]!))
      }),
      { numRuns: 60 },
    )
  })
})

test('no header is counted that reaches into the body', () => {
  expect([reaching, wideBelow].map(headerRows)).toEqual([0, 0])
  expect(headerRows(table(tr(over(th('A'), 1, 2), th('B')), tr(th('C')), tr(td('1'), td('2'))))).toBe(2)
  expect(headerRows(table(tr(th('A')), tr(over(th('B'), 1, 2)), tr(), tr(td('1'))))).toBe(1)
})

describe.each(Object.entries({ merged, ragged, beyond, reaching, wideBelow }))('%s', (_, given) => {
  const tree = compile(
    { report: reportFacts(), chapters: [{ chapter: 'introduction', text: doc(given) }], sections: [] },
    wording,
  )

  test('is a sound table in Word and OpenDocument', async () => {
    expect(faultsOf(await FORMATS.docx.render(tree))).toEqual([])
    expect(odtFaultsOf(await FORMATS.odt.render(tree))).toEqual([])
  })

  test('is whole in a PDF and on a page', async () => {
    const bytes = await FORMATS.pdf.render(tree, wording.t)
    const [rows] = (await tablesIn(bytes)).tables
    const cells = regularTable(given).content!.map(({ content }) => content!.length)
    expect(rows!.map((row) => row.length)).toEqual(cells)
    expect(bytes.length).toBeLessThan(200_000)
    const text = await textIn(bytes, 'pdf')
    for (const word of plainText(given).match(/\w+/g)!) expect(text).toContain(word)
    const page = strFromU8(await FORMATS.html.render(tree, wording.t))
    const html = /<table[\s\S]*<\/table>/.exec(page)![0]
    expect(html.match(/<tr>/g)).toHaveLength(cells.length)
    // A cell of a head is cut where the head ends.
    if (/rowspan/.test(html)) expect(html).not.toContain('<thead>')
  })
})
