import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { doc, note, p, table, td, th, tr, withAttrs } from '@/lib/testing/richtext'
import { openText } from './testing/opened'

test('tables repeat their header rows, span as they should and end apart from what follows', async () => {
  const { all } = await openText(
    doc(
      table(
        tr(th('Year'), th('Cases'), th('Closed')),
        tr(withAttrs(td('2024'), { rowspan: 2 }), withAttrs(td('many'), { colspan: 2, align: 'right' })),
        tr(td('12'), td('3')),
      ),
      table(tr(td('another'))),
    ),
  )
  const [first] = all('w:tbl')
  const rows = all('w:tr', first)
  expect(rows.map((row) => all('w:tblHeader', row).map((each) => each.getAttribute('w:val')))).toEqual([
    [null],
    [],
    [],
  ])
  expect(all('w:gridSpan', first).map((each) => each.getAttribute('w:val'))).toEqual(['2'])
  expect(all('w:vMerge', first).map((each) => each.getAttribute('w:val'))).toEqual(['restart', 'continue'])
  const grid = all('w:gridCol', first).map((each) => Number(each.getAttribute('w:w')))
  expect(grid).toHaveLength(3)
  expect(grid.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(9072)
  expect(Math.min(...grid)).toBeGreaterThan(500)
  expect(first!.nextElementSibling!.tagName).toBe('w:p')
  for (const cell of all('w:tc')) expect(cell.lastElementChild!.tagName).toBe('w:p')
})

test('only the rows that are repeated stay with the next, so that a long table begins where it is named', async () => {
  const text = doc(
    withAttrs(
      table(
        tr(th('Region'), th('Cases')),
        ...Array.from({ length: 40 }, (_, index) => tr(th(`Region ${index}`), td('1'))),
      ),
      { caption: 'Cases' },
    ),
  )
  const { all, xml } = await openText(text)
  const keeps = all('w:tr').map((row) => all('w:keepNext', row).length)
  expect(keeps).toEqual([2, ...Array.from({ length: 40 }, () => 0)])
  const heading = all('w:style', xml.get('word/styles.xml')!).find(
    (each) => each.getAttribute('w:styleId') === 'TableHeading',
  )
  expect(all('w:keepNext', heading)).toEqual([])
})

test('a short table stays on one page, with the caption above it', async () => {
  const rows = ['Osh', 'Naryn', 'Talas'].map((name) => tr(td(name), td('1')))
  const { all } = await openText(doc(table(tr(th('Region'), th('Cases')), ...rows)))
  expect(all('w:tr').map((row) => all('w:keepNext', row).length)).toEqual([2, 2, 2, 0])
})

test('a table of many columns has smaller letters, so that no number is cut', async () => {
  const cells = (text: string) => Array.from({ length: 12 }, () => td(text))
  const widthOf = async (text: string) => {
    const { all } = await openText(doc(table(tr(...cells(text)), tr(...cells('1')))))
    const styles = new Set(all('w:pStyle', all('w:tbl')[0]).map((each) => each.getAttribute('w:val')))
    return [...styles]
  }
  expect(await widthOf('641')).toEqual(['TableText'])
  expect(await widthOf('641,977')).toEqual(['TableTextSmall'])
  expect(await widthOf('1,641,977')).toEqual(['TableTextSmallest'])
})

test('a note in a cell makes its column no wider', async () => {
  const gridOf = async (cell: DocumentNode) => {
    const { all } = await openText(doc(table(tr(td('Region'), cell), tr(td('Osh'), td('12')))))
    return all('w:gridCol').map((each) => Number(each.getAttribute('w:w')))
  }
  const long = 'A long remark on how these were counted, by whom, and when. '.repeat(4)
  const [withNote, without] = [await gridOf(td(p('Cases', note(long)))), await gridOf(td('Cases9'))]
  expect(withNote).toEqual(without)
})

test('a table that Word could not open is refused by name', async () => {
  const wide = doc(table(tr(...Array.from({ length: 64 }, () => td('x')))))
  await expect(openText(wide)).rejects.toMatchObject({
    code: 'unsupported',
    reason: 'exportTable',
    values: { columns: 64, limit: 63 },
  })
})
