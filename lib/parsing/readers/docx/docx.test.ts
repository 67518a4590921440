import { expect, test } from 'vitest'
import { readDocumentBare } from '..'
import {
  abstractList,
  bookmark,
  cell,
  contentControl,
  del,
  docx,
  el,
  endnote,
  endnoteRef,
  field,
  footnote,
  footnoteRef,
  hyperlink,
  ins,
  list,
  moveFrom,
  moveTo,
  p,
  r,
  style,
  t,
  table,
  val,
  type DocxSource,
} from '../testing/docx'
import { shown } from '../testing/shown'

const read = (source: DocxSource) => readDocumentBare(docx(source))
const lines = async (source: DocxSource) => shown(await read(source)).lines
const marks = async (source: DocxSource) => shown(await read(source)).marks
const notices = async (source: DocxSource) =>
  Object.fromEntries((await read(source)).notices.map(({ code, values }) => [code, values.count]))

test('runs become one line, with tabs, breaks, hyphens and symbols as they are printed', async () => {
  const runs = [
    t('In '),
    hyperlink(t('2024')),
    bookmark('there'),
    contentControl(t(', 6,9\v1 '), el('w:smartTag', {}, t('women'))),
    r(el('w:noBreakHyphen') + el('w:t', {}, 'led') + el('w:softHyphen') + el('w:tab')),
    r(el('w:sym', { 'w:font': 'Symbol', 'w:char': 'F0B3' }) + el('w:t', {}, '\n  5 \uf0b0')),
    r(el('w:sym', { 'w:font': 'Wingdings', 'w:char': 'F0FC' })),
    el('m:oMath', {}, el('m:r', {}, el('m:t', {}, 'x'))),
  ]
  const result = await read({ body: [p(runs), p(''), p('Второй & третий')] })
  expect(result.format).toBe('docx')
  expect(result.text).toBe('In 2024, 6,9\v1 women\u2011led\t≥ 5 °✓x\n\nВторой & третий')
})

test.each(['strict', 'foreign'] as const)('the %s dialect is read alike', async (dialect) => {
  const body = [p([t('One '), t('law', { bold: true })], { numId: 1, level: 0 })]
  const numbering = [abstractList(0, [{ format: 'upperRoman' }]), list(1, 0)]
  expect(await marks({ body, numbering, dialect })).toEqual([
    ['listLabel 0', 'I.\t'],
    ['bold', 'law'],
  ])
})

test('levels count, restart and continue as their lists say', async () => {
  const levels = [
    { format: 'decimal', text: '%1.', start: 3 },
    { format: 'lowerLetter', text: '(%2)' },
    { format: 'lowerRoman', text: '%1.%2.%3' },
    { format: 'bullet', text: '\uf0b7', font: 'Symbol' },
  ]
  const numbering = [
    abstractList(7, levels),
    list(1, 7),
    list(2, 7, { 0: { start: 10 } }),
    list(3, 7, { 1: { level: { format: 'upperLetter', text: '%2)' } } }),
  ]
  const at = (numId: number, level: number) => p('x', { numId, level })
  const body = [
    at(1, 0),
    at(1, 1),
    at(1, 1),
    at(1, 2),
    at(1, 3),
    at(1, 0),
    at(1, 1),
    at(2, 0),
    at(2, 0),
    at(1, 0),
  ]
  expect(await lines({ numbering, body: [...body, at(3, 1)] })).toEqual(
    ['3.', '(a)', '(b)', '3.b.i', '•', '4.', '(a)', '10.', '11.', '12.', 'A)'].map((label) => `${label}\tx`),
  )
  const [, ...others] = await marks({ numbering, body })
  expect(others.slice(0, 4)).toEqual([
    ['listLabel 1', '(a)\t'],
    ['listLabel 1', '(b)\t'],
    ['listLabel 2', '3.b.i\t'],
    ['bullet 3', '•\t'],
  ])
})

test('restarts can be narrowed, legal numbers are figures, a level without its list above begins it', async () => {
  const numbering = [
    abstractList(0, [
      { format: 'upperRoman', text: '%1' },
      { format: 'decimal', text: '%1.%2', isLegal: true },
      { format: 'decimal', text: '%3', restart: 1 },
      { format: 'decimal', text: '%4', restart: 0 },
    ]),
    list(1, 0),
  ]
  const body = [1, 0, 2, 3, 1, 2, 3, 0, 2, 3].map((level) => p('', { numId: 1, level }))
  expect(await lines({ numbering, body })).toEqual(
    ['1.1', 'II', '1', '1', '2.2', '2', '2', 'III', '1', '3'].map((label) => `${label}\t`),
  )
})

test('numbers come from styles, their levels, what they are based on, and numbering styles', async () => {
  const styles = [
    style('Para', { numId: 1 }),
    style('Sub', { basedOn: 'Para', level: 1 }),
    style('Child', { basedOn: 'Para' }),
    style('Circle', { basedOn: 'Round' }),
    style('Round', { basedOn: 'Circle' }),
    style('Listing', { type: 'numbering', numId: 2 }),
  ]
  const numbering = [
    abstractList(0, [{ style: 'Para' }, { format: 'lowerLetter', text: '(%2)' }]),
    abstractList(1, [{ format: 'upperLetter' }], { styleLink: 'Listing' }),
    abstractList(2, [], { numStyleLink: 'Listing' }),
    list(1, 0),
    list(2, 1),
    list(3, 2),
  ]
  const body = [
    p('a', { pStyle: 'Para' }),
    p('b', { pStyle: 'Sub' }),
    p('c', { pStyle: 'Child' }),
    p('d', { pStyle: 'Para', numId: 0 }),
    p('e', { pStyle: 'Circle' }),
    p('f', { numId: 3 }),
    p('g', { numId: 99, level: 2 }),
    p('h', { numId: 'x', level: 12 }),
  ]
  expect(await lines({ styles, numbering, body })).toEqual([
    '1.\ta',
    '(a)\tb',
    '2.\tc',
    'd',
    'e',
    'A.\tf',
    'g',
    'h',
  ])
})

test('headings are told by name, outline or the styles of UN documents, and inherited', async () => {
  const styles = [
    style('berschrift1', { name: 'heading 1' }),
    style('Mine', { basedOn: 'berschrift1' }),
    style('Plain', { basedOn: 'berschrift1', outline: 9 }),
    style('HChG', { name: '_ H _Ch_G' }),
    style('H1G', { name: '_ H_1_G' }),
    style('H23GR', { name: '_ H_2/3_GR' }),
    style('SingleTxtG', { name: '_ Single Txt_G' }),
    style('Zitat', { name: 'Quote' }),
    style('TOC1', { name: 'toc 1' }),
  ]
  const body = ['berschrift1', 'Mine', 'Plain', 'HChG', 'H1G', 'H23GR', 'SingleTxtG', 'Zitat', 'TOC1'].map(
    (id) => p(id, { pStyle: id }),
  )
  expect(await marks({ styles, body: [...body, p('direct', { outline: 3 })] })).toEqual([
    ['heading 1', 'berschrift1'],
    ['heading 1', 'Mine'],
    ['heading 1', 'HChG'],
    ['heading 2', 'H1G'],
    ['heading 3', 'H23GR'],
    ['quoted', 'Zitat'],
    ['runningHead', 'TOC1'],
    ['heading 4', 'direct'],
  ])
})

test('a heading style that the file does not describe is one all the same', async () => {
  expect(await marks({ body: [p('One', { pStyle: 'Heading2' }), p('Two', { pStyle: 'Unknown' })] })).toEqual([
    ['heading 2', 'One'],
  ])
})

test('bold and italic are inherited, cancel out and are joined over runs', async () => {
  const styles = [
    style('Strong', { type: 'character', bold: true }),
    style('Question', { bold: true, italic: true }),
    style('Sub', { basedOn: 'Question', italic: false }),
  ]
  const body = [
    p([t('one ', { bold: true }), t('two', { bold: true }), t(' three', { style: 'Strong' }), t(' four')]),
    p([t('all '), t('but', { style: 'Strong' }), t(' this', { bold: false, underline: true })], {
      pStyle: 'Sub',
    }),
    p([t('نعم', { bold: true, rtl: true })]),
  ]
  expect(await marks({ styles, body })).toEqual([
    ['bold', 'one two three'],
    ['bold', 'all '],
    ['underline', ' this'],
    ['bold', 'نعم'],
  ])
})

test('tracked changes are accepted', async () => {
  const body = [
    p([t('The law '), del('old '), ins(t('new ')), moveFrom('gone '), moveTo(t('moved'))]),
    p('Joined ', { mark: 'deleted' }),
    p([del('with nothing, ')], { mark: 'deleted' }),
    p('to this.'),
    table(1, [el('w:tr', {}, el('w:trPr', {}, el('w:del')), cell('row'))]),
    table(2, [['a', 'b'], el('w:tr', {}, el('w:trPr', {}, el('w:del')), cell('c'), cell('d'))]),
    el(
      'w:p',
      {},
      el('w:pPr', {}, el('w:pPrChange', {}, el('w:pPr', {}, el('w:outlineLvl', { 'w:val': 0 })))),
      t('same'),
    ),
  ]
  const result = await read({ body })
  expect(result.text).toBe('The law new moved\nJoined to this.\na\tb\nsame')
  expect(result.marks.map(({ kind }) => kind)).toEqual(['row'])
  expect(await notices({ body })).toEqual({ trackedChangesAccepted: 8 })
})

test('hidden text is left out, also by style, and hidden paragraphs count in no list', async () => {
  const styles = [style('Secret', { type: 'character', hidden: true }), style('Draft', { hidden: true })]
  const numbering = [abstractList(0, [{}]), list(1, 0)]
  const body = [
    p([t('Seen'), t('hidden', { hidden: true }), t('too', { style: 'Secret' })], { numId: 1 }),
    p('whole paragraph', { numId: 1, mark: 'hidden', hidden: true }),
    p('by style', { pStyle: 'Draft', numId: 1 }),
    p([t('shown', { hidden: false })], { numId: 1 }),
  ]
  expect(await lines({ styles, numbering, body })).toEqual(['1.\tSeen', '2.\tshown'])
  expect(await notices({ styles, numbering, body })).toEqual({ hiddenTextLeftOut: 32 })
})

test('of fields only the result stands; a table of contents is no text', async () => {
  const contents = el(
    'w:sdt',
    {},
    el('w:sdtPr', {}, el('w:docPartObj', {}, el('w:docPartGallery', { 'w:val': 'Table of Contents' }))),
    el('w:sdtContent', {}, p('Contents'), p([t('Part I')])),
  )
  const body = [
    contents,
    p([field('TOC \\o "1-3"', t('Health'), t('\t'), field('PAGEREF _1', t('3')))]),
    p([t('See '), field('REF _2 \\h', t('paragraph 4')), t('.')]),
    p([field('IF 1 = ', t('yes'))]),
    p([r(el('w:fldChar', { 'w:fldCharType': 'begin' })), r(el('w:instrText', {}, 'broken')), t('lost')]),
    p([el('w:fldSimple', { 'w:instr': 'DATE' }, t('Kept'))]),
  ]
  const { text, marks: found } = await read({ body })
  expect(text.split('\n')).toEqual(['Contents', 'Part I', 'Health\t3', 'See paragraph 4.', 'yes', '', 'Kept'])
  expect(found.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['runningHead', 'Contents'],
    ['runningHead', 'Part I'],
    ['runningHead', 'Health\t3'],
  ])
})

test('notes stand behind the text, in order of their signs', async () => {
  const source = {
    body: [
      p([t('Replies'), footnoteRef(5, '*'), t(' of A.'), endnoteRef(2)]),
      p([t('Centres'), footnoteRef(3), t(' and'), footnoteRef(4), t(' more')]),
    ],
    footnotes: [
      el('w:footnote', { 'w:type': 'separator', 'w:id': -1 }, p('line')),
      footnote(4, [p([r(el('w:footnoteRef')), t(' Ibid.')]), p('Second.')]),
      footnote(3, 'Decree No. 1.'),
      footnote(5, 'Not edited.', '*'),
      footnote(9, 'Nobody points here.'),
    ],
    endnotes: [endnote(2, 'At the end.')],
  }
  expect(await lines(source)).toEqual([
    'Replies* of A.i',
    'Centres1 and2 more',
    '* Not edited.',
    '1 Decree No. 1.',
    '2 Ibid.\vSecond.',
    'i At the end.',
  ])
  expect(await marks(source)).toEqual([
    ['noteReference f1', '*'],
    ['noteReference e2', 'i'],
    ['noteReference f3', '1'],
    ['noteReference f4', '2'],
    ['note f1', '* Not edited.'],
    ['note f3', '1 Decree No. 1.'],
    ['note f4', '2 Ibid.\vSecond.'],
    ['note e2', 'i At the end.'],
  ])
})

test('notes are numbered as the settings and sections say', async () => {
  const numbers = (kind: string, ...inside: string[]) => el(`w:${kind}Pr`, {}, ...inside)
  const section = (...inside: string[]) => el('w:sectPr', {}, ...inside)
  const restart = numbers('footnote', val('numRestart', 'eachSect'))
  const change = el('w:sectPrChange', {}, section(numbers('footnote', val('numFmt', 'upperRoman'))))
  const body = [
    p([t('a'), footnoteRef(1), footnoteRef(2), endnoteRef(1)]),
    el('w:p', {}, el('w:pPr', {}, section(numbers('footnote', val('numStart', 4)), change)), footnoteRef(3)),
    p([t('b'), footnoteRef(4), endnoteRef(2)]),
    section(restart, numbers('endnote', val('numFmt', 'decimal'))),
  ]
  const settings = [numbers('footnote', val('numFmt', 'lowerLetter'))]
  expect(await lines({ body, settings })).toEqual(['adei', 'f', 'ba2'])
})
