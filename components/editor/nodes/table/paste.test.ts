// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { TableMap } from '@tiptap/pm/tables'
import { afterEach, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { readDocument } from '@/lib/richtext/ydoc'
import { openEditor, ydocOf } from '../../testing/open-editor'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

/** The first table of what is pasted, cell by cell: "H2x1 Region" is a header over two columns. */
async function pasted(html: string) {
  const ydoc = ydocOf()
  const editor = await openEditor(ydoc)
  open.push(editor)
  // jsdom has no ClipboardEvent.
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent)
  const table = readDocument(ydoc).content!.find(({ type }) => type === 'table')!
  editor.state.doc.forEach((node) => {
    if (node.type.name === 'table') expect(TableMap.get(node).problems ?? []).toEqual([])
  })
  const words = (node: DocumentNode): string => node.text ?? (node.content ?? []).map(words).join('')
  const rows = table.content!.map((row) =>
    row.content!.map((cell) => {
      const { colspan = 1, rowspan = 1 } = cell.attrs as { colspan?: number; rowspan?: number }
      const spans = colspan === 1 && rowspan === 1 ? '' : `${colspan}x${rowspan}`
      return `${cell.type === 'tableHeader' ? 'H' : ''}${spans} ${words(cell)}`.trim()
    }),
  )
  return { rows, table }
}

test('from Word: the repeated header row, merged cells and the widths', async () => {
  const { rows, table } =
    await pasted(`<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment-->
    <table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
    <thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
      <td width=123 valign=top style='width:92.1pt'><p class=MsoNormal><b>Region<o:p></o:p></b></p></td>
      <td width=246 valign=top style='width:184pt'><p class=MsoNormal><b>Centres</b></p></td>
      <td width=123 valign=top><p class=MsoNormal><b>Open at night</b></p></td></tr></thead>
    <tr style='mso-yfti-irow:1'>
      <td width=123 rowspan=2 valign=top><p class=MsoNormal>North</p></td>
      <td width=369 colspan=2 valign=top><p class=MsoNormal>not counted</p></td></tr>
    <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>
      <td width=246 valign=top><p class=MsoNormal>9<o:p></o:p></p></td>
      <td width=123 valign=top><p class=MsoNormal>2</p></td></tr>
    </table><!--EndFragment--></body></html>`)
  expect(rows).toEqual([
    ['H Region', 'H Centres', 'H Open at night'],
    ['1x2 North', '2x1 not counted'],
    ['9', '2'],
  ])
  expect(table.content![0]!.content!.map(({ attrs }) => attrs?.colwidth)).toEqual([[123], [246], [123]])
})

test('from Excel: cells and merges, no styles', async () => {
  const { rows } =
    await pasted(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{color:black}</style></head>
    <body><table border=0 cellpadding=0 cellspacing=0 width=192><!--StartFragment-->
    <col width=64 span=3><tr height=20><td colspan=2 height=20 class=xl65 width=128>2024</td><td class=xl66 width=64>2025</td></tr>
    <tr height=20><td height=20 align=right>12</td><td align=right>1,5</td><td></td></tr>
    <!--EndFragment--></table></body></html>`)
  expect(rows).toEqual([
    ['2x1 2024', '2025'],
    ['12', '1,5', ''],
  ])
})

test('from a web page: header row and column, caption and summary', async () => {
  const { rows, table } =
    await pasted(`<table summary="One row for each region"><caption>Centres, <i>by region</i></caption>
    <thead><tr><th rowspan="2">Region</th><th colspan="2">Centres</th></tr><tr><th>2024</th><th>2025</th></tr></thead>
    <tbody><tr><th scope="row">North</th><td>9</td><td>7</td></tr></tbody></table>`)
  expect(rows).toEqual([
    ['H1x2 Region', 'H2x1 Centres'],
    ['H 2024', 'H 2025'],
    ['H North', '9', '7'],
  ])
  expect(table.attrs).toMatchObject({ caption: 'Centres, by region', summary: 'One row for each region' })
})

test('from a draft of ours: everything, into the text of another', async () => {
  const first = ydocOf()
  const source = await openEditor(first)
  open.push(source)
  source.commands.setContent({
    type: 'doc',
    content: [
      {
        type: 'table',
        attrs: { caption: 'Centres', summary: 'By region' },
        content: [
          {
            type: 'tableRow',
            content: [
              {
                type: 'tableHeader',
                attrs: { colspan: 2, colwidth: [100, 300] },
                content: [{ type: 'paragraph' }],
              },
            ],
          },
        ],
      },
      { type: 'figure', attrs: { image: 'i-1', alt: 'A door', width: 55, decorative: true } },
      { type: 'paragraph' },
    ],
  })
  const { dom } = source.view.serializeForClipboard(source.state.doc.slice(0, source.state.doc.content.size))
  const { table } = await pasted((dom as HTMLElement).innerHTML)
  expect(table).toMatchObject({
    attrs: { caption: 'Centres', summary: 'By region' },
    content: [{ content: [{ attrs: { colspan: 2, colwidth: [100, 300] } }] }],
  })
  const other = open.at(-1)!
  let found: unknown = null
  other.state.doc.descendants((node) => {
    if (node.type.name === 'figure') found = node.attrs
  })
  expect(found).toMatchObject({ image: 'i-1', alt: 'A door', width: 55, decorative: true })
})
