import { describe, expect, test } from 'vitest'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { misfitsIn } from '@/lib/richtext/suggestions/fits'
import type { DocumentNode } from '@/lib/richtext/document'
import { bold, doc, p, table, td, tr } from '@/lib/testing/richtext'
import { by, ins, suggested } from '@/lib/testing/suggested'
import { conflictsOf } from './conflicts'
import { wantedFrom } from './schema'
import { copyOf, draftText, edited, inDocument, LAWYER, taken } from './testing/copies'

const word = (text: string, isTracked: boolean) => {
  const run = `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  return isTracked ? `<w:ins w:id="90" ${LAWYER}>${run}</w:ins>` : run
}
const cell = (text: string, isTracked: boolean) =>
  `<w:tc><w:tcPr/><w:p>${isTracked ? `<w:pPr><w:rPr><w:ins w:id="91" ${LAWYER}/></w:rPr></w:pPr>` : ''}${text && word(text, isTracked)}</w:p></w:tc>`
const row = (isTracked: boolean, ...cells: string[]) =>
  `<w:tr>${isTracked ? `<w:trPr><w:ins w:id="92" ${LAWYER}/></w:trPr>` : ''}${cells.map((each) => cell(each, isTracked)).join('')}</w:tr>`
const rowWith = (text: string) =>
  new RegExp(`<w:tr(?: [^>]*)?>(?:(?!</w:tr>).)*>${text}<(?:(?!</w:tr>).)*</w:tr>`)

const plain = (node: DocumentNode): DocumentNode => ({
  ...node,
  ...(node.content && { content: node.content.map(plain) }),
})
const tablesIn = ({ content = [] }: DocumentNode) => content.filter(({ type }) => type === 'table').map(plain)
const wordsIn = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(wordsIn).join('')
const cellsIn = (node: DocumentNode) =>
  (node.content ?? []).map((each) =>
    (each.content ?? []).map((one) => (one.content ?? []).map(wordsIn).join('/')),
  )

async function tablesAfter(text: DocumentNode, ...replacements: [string | RegExp, string][]) {
  const { bytes, compare } = await copyOf(text)
  const changes = compare(inDocument(bytes, ...replacements))
  const { document, conflicts } = taken(text, changes)
  expect(conflicts).toEqual([])
  expect(changes.drafts[0]!.remarks).toEqual([])
  expect(originalReading(document)).toEqual(originalReading(text))
  expect(misfitsIn(document)).toEqual(misfitsIn(text))
  const { edits, proposals } = changes.drafts[0]!
  return { edits, proposals, tables: tablesIn(finalReading(document)).map(cellsIn) }
}

describe.each([true, false])('rows, tracked: %s', (isTracked) => {
  test('that came stand beside the row before them, as wide as it is; what is in a cell too many goes on in the last', async () => {
    const { edits, tables } = await tablesAfter(
      draftText,
      [rowWith('one'), `$&${row(isTracked, 'five', 'six')}${row(isTracked, 'seven')}`],
      [rowWith('three'), `$&${row(isTracked, 'eight', 'nine', 'ten')}`],
    )
    expect(tables).toEqual([
      [
        ['one', 'two'],
        ['five', 'six'],
        ['seven', ''],
        ['three', 'four'],
        ['eight', 'nine/ten'],
      ],
    ])
    expect(edits.map(({ kind, author }) => [kind, author])).toEqual([
      ['insertRows', isTracked ? 'The lawyer' : null],
      ['insertRows', isTracked ? 'The lawyer' : null],
    ])
  })

  test('that came before the first, and with words changed beside them', async () => {
    const { tables } = await tablesAfter(
      draftText,
      [rowWith('one'), `${row(isTracked, 'head', 'row')}$&`],
      ['>two<', '>two and a half<'],
    )
    expect(tables[0]!.slice(0, 2)).toEqual([
      ['head', 'row'],
      ['one', 'two and a half'],
    ])
  })

  test('a table that came is a new one, behind the paragraph before it', async () => {
    const made = `<w:tbl><w:tblPr/><w:tblGrid/>${row(isTracked, 'new', 'table')}${row(isTracked, 'its', 'row')}</w:tbl>`
    const { tables, edits } = await tablesAfter(draftText, [
      /<w:p>(?:(?!<\/w:p>).)*A third paragraph\.(?:(?!<\/w:p>).)*<\/w:p>/,
      `$&${made}`,
    ])
    expect(tables).toEqual([
      [
        ['new', 'table'],
        ['its', 'row'],
      ],
      [
        ['one', 'two'],
        ['three', 'four'],
      ],
    ])
    expect(edits).toHaveLength(1)
  })
})

test('a row that is gone without being tracked goes as a row', async () => {
  const { edits, tables } = await tablesAfter(draftText, [rowWith('three'), ''])
  expect(tables).toEqual([[['one', 'two']]])
  expect(edits).toMatchObject([{ kind: 'deleteRow', author: null }])
})

test('a row that was only suggested and is gone was rejected', async () => {
  const record = by('a')
  const cells = [td(p(ins(record, 'new'))), td(p(ins(record, 'row')))]
  const text = doc(
    table(tr(td('one'), td('two')), suggested(tr(...cells), { inserted: record })),
    p(bold('End.')),
  )
  const { edits, proposals } = await tablesAfter(text, [rowWith('new'), ''])
  expect(edits).toEqual([])
  expect(proposals).toMatchObject([{ kind: 'rejected', target: 'a' }])
})

describe('beside cells that reach over several rows', () => {
  const spanning = (words: string, attrs: Record<string, number>) => ({ ...td(words), attrs })
  const text = doc(
    table(
      tr(td('head'), spanning('wide', { colspan: 2 })),
      tr(spanning('tall', { rowspan: 2 }), td('two'), td('three')),
      tr(td('four'), td('five')),
      tr(td('six'), td('seven'), td('eight')),
    ),
    p('End.'),
  )

  test.each([
    ['before them', 'wide', 1],
    ['behind them', 'five', 3],
    ['behind another', 'eight', 4],
  ])('rows come where none of these reaches over their place: %s', async (_, words, at) => {
    const { tables } = await tablesAfter(text, [rowWith(words), `$&${row(true, 'a', 'b', 'c')}`])
    expect(tables[0]).toHaveLength(5)
    expect(tables[0]![at]).toEqual(['a', 'b', 'c'])
  })

  test('where one does they are told, with their words', async () => {
    const { bytes, compare } = await copyOf(text)
    const changes = compare(inDocument(bytes, [rowWith('two'), `$&${row(true, 'a', 'b')}`]))
    const { document, conflicts } = taken(text, changes)
    expect(document).toEqual(text)
    expect(conflicts).toMatchObject([{ why: 'changed', edit: { kind: 'insertRows' } }])
    expect(conflictsOf(conflicts, text).map(({ wanted }) => wantedFrom(wanted))).toEqual([
      { act: 'came', wanted: 'a | b' },
    ])
  })
})

test.each([
  ['behind the others', (row: string, made: string) => row.replace('</w:tr>', `${made}</w:tr>`)],
  ['before them', (row: string, made: string) => row.replace('<w:tc>', `${made}<w:tc>`)],
])('a column that came is told cell by cell, with its words: %s', async (_, put) => {
  const words = ['Alpha', 'Beta', 'Gamma']
  const text = doc(p('Before.'), table(...words.map((each) => tr(td(each), td('1')))), p('Last.'))
  const { bytes, compare } = await copyOf(text)
  const back = edited(bytes, {
    'word/document.xml': (xml) =>
      words.reduce(
        (made, each) => made.replace(rowWith(each), (row) => put(row, cell(`of ${each}`, each === 'Beta'))),
        xml,
      ),
  })
  const { edits, remarks } = compare(back).drafts[0]!
  expect(edits).toEqual([])
  expect(remarks.map(({ kind, author, wanted }) => [kind, author, wanted])).toEqual([
    ['cell', null, 'of Alpha'],
    ['cell', 'The lawyer', 'of Beta'],
    ['cell', null, 'of Gamma'],
  ])
})

test('a cell of which the words were written anew, bookmark and all, is no new one', async () => {
  const text = doc(table(tr(td('Alpha'), td('1')), tr(td('Beta'), td('2'))), p('Last.'))
  const { bytes, compare } = await copyOf(text)
  const back = inDocument(bytes, [
    /<w:p>(?:(?!<\/w:p>).)*>1<(?:(?!<\/w:p>).)*<\/w:p>/,
    `<w:p>${word('one', false)}</w:p>`,
  ])
  const changes = compare(back)
  expect(changes.drafts[0]!.remarks).toEqual([])
  const { document } = taken(text, changes)
  expect(tablesIn(finalReading(document)).map(cellsIn)).toEqual([
    [
      ['Alpha', 'one'],
      ['Beta', '2'],
    ],
  ])
})

describe('what has no such place here comes and is told', () => {
  const text = doc(table(tr(td('one'), td('two')), tr(td('three'), td('four'))), p('Last.'))
  const told = async (...replacements: [string | RegExp, string][]) => {
    const { bytes, compare } = await copyOf(text)
    const changes = compare(inDocument(bytes, ...replacements))
    const { document, conflicts } = taken(text, changes)
    expect(conflicts).toEqual([])
    const kinds = finalReading(document).content!.map(({ type }) => type)
    return { kinds, remarks: changes.drafts[0]!.remarks }
  }

  test('a table in a cell: behind the table around it', async () => {
    const made = `<w:tbl><w:tblPr/><w:tblGrid/>${row(true, 'five', 'six')}</w:tbl><w:p/>`
    const { kinds, remarks } = await told([/(>two<(?:(?!<\/w:tc>).)*<\/w:p>)<\/w:tc>/, `$1${made}</w:tc>`])
    expect(kinds).toEqual(['table', 'table', 'paragraph'])
    expect(remarks).toEqual([
      { kind: 'nestedTable', author: 'The lawyer', passage: 'two', wanted: 'five | six' },
    ])
  })

  test('words between rows: before the table', async () => {
    const between = `</w:tbl><w:p>${word('Between', false)}</w:p><w:tbl><w:tblPr/><w:tblGrid/>`
    const { kinds, remarks } = await told([/<\/w:tr>(?=<w:tr>(?:(?!<\/w:tr>).)*three)/, `</w:tr>${between}`])
    expect(kinds).toEqual(['paragraph', 'table', 'paragraph'])
    expect(remarks).toEqual([{ kind: 'betweenRows', author: null, passage: '', wanted: 'Between' }])
  })
})
