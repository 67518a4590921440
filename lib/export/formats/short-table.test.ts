import fc from 'fast-check'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, h, note, p, table, td, th, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { compile } from '../compile'
import { exportWording } from '../wording'
import { renderPdf } from './pdf/render'
import { isShort } from './short-table'

const MARGIN = (2.5 / 2.54) * 72

const letters = fc.string({ unit: fc.constantFrom('W', 'm', 'i', 'Щ', ' ', '女', 'ع', '—'), maxLength: 120 })
const words = fc.oneof(letters, fc.constantFrom('', 'W', '女'.repeat(30), 'Wm '.repeat(25), 'W'.repeat(40)))
const tables = fc
  .record({ columns: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 18 }) })
  .chain(({ columns, rows }) => {
    const cell = fc
      .array(words, { minLength: 1, maxLength: 3 })
      .map((texts) => td(...texts.map((each) => p(each))))
    const row = fc.array(cell, { minLength: columns, maxLength: columns })
    return fc
      .array(row, { minLength: rows, maxLength: rows })
      .map((all) => table(...all.map((each) => tr(...each))))
  })
  .filter(isShort)

/** Where each text of a file stands: its page, and how far above the lower edge. */
async function placesIn(bytes: Uint8Array): Promise<{ page: number; y: number; text: string }[]> {
  const file = await getDocumentProxy(bytes)
  const places = []
  for (let page = 1; page <= file.numPages; page++) {
    const { items } = await (await file.getPage(page)).getTextContent()
    for (const item of items)
      if ('str' in item && item.str.trim())
        places.push({ page, y: (item.transform as number[])[5]!, text: item.str })
  }
  return places
}

const written = (...blocks: Parameters<typeof doc>) =>
  renderPdf(
    compile(
      { report: reportFacts(), chapters: [{ chapter: 'introduction', text: doc(...blocks) }], sections: [] },
      exportWording(),
    ),
    'ua-1',
    // The narrower and higher of the two holds less in a line, the wider and lower fewer lines.
    'letter',
  )

test(
  'what is called short never runs over its page, whatever stands in it',
  { timeout: 60_000 },
  async () => {
    const some = fc.sample(tables, 60)
    const places = await placesIn(await written(...some.flatMap((each) => [p('Before.'), each])))
    expect(places.length).toBeGreaterThan(300)
    // Numbers of pages stand in the margin.
    const low = places.filter(({ y, text }) => y < MARGIN && !/^\d+$/.test(text))
    expect(low).toEqual([])
  },
)

test('a short table stays on one page, a long one goes over as many as it needs', async () => {
  const rows = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => tr(td(`${name}${index}`), td('9')))
  const tables = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((name, index) => {
    const each = table(tr(th('Region'), th('Places')), ...rows(9, name))
    return index % 2 ? withAttrs(each, { caption: name }) : each
  })
  expect(tables.every(isShort)).toBe(true)
  const long = table(...rows(60, 'L'))
  expect(isShort(long)).toBe(false)
  const places = await placesIn(await written(...tables, h(2, 'A long one'), long))
  const pagesOf = (name: string) =>
    new Set(places.filter(({ text }) => new RegExp(`^${name}\\d+$`).test(text)).map(({ page }) => page)).size
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) expect(pagesOf(name), name).toBe(1)
  expect(pagesOf('L')).toBeGreaterThan(1)
})

test('what cannot be estimated is not called short', () => {
  expect(isShort(table(tr(td(p('A', note('of some length'))))))).toBe(false)
  expect(isShort(table(tr(td(ul({ type: 'listItem', content: [p('one')] })))))).toBe(false)
  expect(isShort(table(tr(withAttrs(td('A'), { rowspan: 2 }), td('B')), tr(td('C'))))).toBe(false)
})
