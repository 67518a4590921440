import { expect, test } from 'vitest'
import { readDocumentBare } from '..'
import {
  abstractList,
  cell,
  docx,
  el,
  list,
  p,
  picture,
  r,
  row,
  t,
  table,
  textBox,
  type DocxSource,
} from '../testing/docx'
import { shown } from '../testing/shown'

const read = (source: DocxSource) => readDocumentBare(docx(source))
const lines = async (source: DocxSource) => shown(await read(source)).lines
const marks = async (source: DocxSource) => shown(await read(source)).marks
const notices = async (source: DocxSource) =>
  Object.fromEntries((await read(source)).notices.map(({ code, values }) => [code, values.count]))

test('rows are lines, cells are parted by tabs, frames stay paragraphs', async () => {
  const numbering = [abstractList(0, [{}]), list(1, 0)]
  const inner = table(2, [['x', 'y\tz']])
  const body = [
    table(3, [
      ['Year', 'Women', 'Men'],
      row(cell('Total', { span: 2 }), cell([p('1'), p(''), p('2')])),
      row(cell('2024'), cell([p('n', { numId: 1 }), inner]), cell([p([t('b', { bold: true })])])),
      row(cell('above', { continues: true }), '5'),
      ['', '', ''],
    ]),
    table(1, [[p('3 (a)')].map((content) => cell([content])).join('') ? ['3 (a)'] : [], ['Answer']]),
  ]
  const { text, marks: found } = await read({ body, numbering })
  expect(text.split('\n')).toEqual([
    'Year\tWomen\tMen',
    'Total\t\t1\v2',
    '2024\t1. n\vx y z\tb',
    '\t5',
    '3 (a)',
    'Answer',
  ])
  expect(found.filter(({ kind }) => kind === 'row')).toHaveLength(4)
  expect(found.filter(({ kind }) => kind === 'bold').map(({ start, end }) => text.slice(start, end))).toEqual(
    ['b'],
  )
})

test('text boxes are read once, behind the paragraph or table that holds them', async () => {
  const body = [
    p([t('Around'), textBox(p('in the box'), p('two'))]),
    table(2, [row(cell([p([t('a'), textBox(p('noted'))])]), 'b')]),
    p([t('after'), picture()]),
  ]
  expect(await lines({ body })).toEqual(['Around', 'in the box', 'two', 'a\tb', 'noted', 'after'])
  expect(await notices({ body })).toEqual({ textBoxes: 2, picturesLeftOut: 1 })
})

test('comments, headers and other parts are left out', async () => {
  const body = [p([t('Text'), r(el('w:commentReference', { 'w:id': 0 }))])]
  expect(await lines({ body, header: [p('CEDAW/C/X/RQ/5')] })).toEqual(['Text'])
  expect(await notices({ body })).toEqual({ commentsLeftOut: 1 })
})

test('right-to-left text keeps its logical order and its letters', async () => {
  const numbering = [abstractList(0, [{ format: 'arabicAbjad', text: '(%1)' }]), list(1, 0)]
  const body = [
    p('الرد على الفقرة 3', { bidi: true, rtl: true, numId: 1 }),
    p('ثانيا', { rtl: true, numId: 1 }),
  ]
  expect(await lines({ body, numbering })).toEqual(['(أ)\tالرد على الفقرة 3', '(ب)\tثانيا'])
})

test('the header that the first page alone has stands before the text, and others nowhere', async () => {
  const reference = (type: string) => el('w:headerReference', { 'w:type': type, 'r:id': 'rId1' })
  const source = {
    header: [table(2, [['United Nations', 'CAT/C/NVA/RQ/6']])],
    body: [p('Title', { bold: true })],
  }
  const first = { ...source, section: [reference('first'), el('w:titlePg')] }
  expect((await read(first)).text).toBe('United Nations\tCAT/C/NVA/RQ/6\nTitle')
  expect(await marks(first)).toEqual([
    ['row', 'United Nations\tCAT/C/NVA/RQ/6'],
    ['bold', 'Title'],
  ])
  expect(await lines({ ...first, dialect: 'strict' as const })).toEqual(await lines(first))
  const off = el('w:titlePg', { 'w:val': '0' })
  for (const section of [
    [reference('first')],
    [reference('default'), el('w:titlePg')],
    [reference('first'), off],
  ])
    expect((await read({ ...source, section })).text).toBe('Title')
  expect((await read({ ...first, header: [p('')] })).text).toBe('Title')
})

test('the lines of a cell stay lines, and none ends its row', async () => {
  const lines = cell([
    p('Distr.: General\v15 January 2026\v'),
    p(''),
    p('\vOriginal: English'),
    p('a\v \vb\tc'),
  ])
  const { text } = await read({ body: [table(2, [row('', lines)]), p('After')] })
  expect(text).toBe('\tDistr.: General\v15 January 2026\v  Original: English\va  \vb c\nAfter')
})
