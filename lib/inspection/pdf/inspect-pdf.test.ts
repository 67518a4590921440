import {
  beginText,
  clip,
  endPath,
  endText,
  moveText,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFStream,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setFontAndSize,
  showText,
} from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { inspect } from '..'
import { pdf, put, said } from '../testing/pdf'
import { PDF_PLANTS } from '../testing/planted-in-pdf'
import { pictureSaying } from '../testing/pictures'

describe('a PDF', { timeout: 20_000 }, () => {
  test('of nothing but a page carries nothing', async () => {
    const { findings, checked } = await inspect(await pdf(), 'pdf')
    expect(findings).toEqual([])
    expect(checked.length).toBeGreaterThan(15)
    const plain = await inspect(await pdf(undefined, { useObjectStreams: false }), 'pdf')
    expect(plain.findings).toEqual([])
  })

  test('may draw as it likes where one sees it, and say its title and language', async () => {
    const bytes = await pdf(async (document, page) => {
      page.drawRectangle({ x: 10, y: 190, width: 200, height: 30, color: rgb(0, 0.2, 0.5) })
      page.drawText('White on blue', { x: 20, y: 200, size: 12, color: rgb(1, 1, 1) })
      page.drawImage(await document.embedJpg(pictureSaying('')), { x: 20, y: 20, width: 40, height: 40 })
      page.node.addAnnot(
        document.context.register(
          document.context.obj({
            Type: 'Annot',
            Subtype: 'Link',
            Rect: [0, 0, 9, 9],
            A: { S: 'URI', URI: said('https://example.org/') },
          }),
        ),
      )
      document.setTitle('Title')
      put(document.catalog, 'Lang', said('en'), document)
    })
    const { findings, needed } = await inspect(bytes, 'pdf')
    expect(findings).toEqual([])
    expect(needed.map(({ kind }) => kind)).toEqual(['title', 'language'])
  })

  test('that shows words in pieces is told of those that are cut off', async () => {
    const bytes = await pdf((_, page) => {
      const font = page.node.Resources()!.lookup(PDFName.of('Font'), PDFDict).keys()[0]!
      const pieces = ['Before the box ', 'and on into it for so many words that it is full, ', 'to the end']
      page.pushOperators(
        ...[pushGraphicsState(), rectangle(200, 95, 300, 20), clip(), endPath(), beginText()],
        ...[setFontAndSize(font, 12), moveText(20, 100)],
        ...pieces.map((each) => showText(PDFHexString.of(Buffer.from(each).toString('hex')))),
        ...[endText(), popGraphicsState()],
      )
    })
    const { findings } = await inspect(bytes, 'pdf')
    expect(findings.map(({ kind, value }) => [kind, value])).toEqual([['hiddenText', 'Before the box']])
  })

  test.each(PDF_PLANTS.map((plant) => [plant.what, plant] as const))('with %s says so', async (_, plant) => {
    const { findings, checked } = await inspect(await plant.with('Marker77'), 'pdf')
    const own = findings.filter(({ kind }) => kind === plant.kind)
    expect(own.length).toBeGreaterThan(0)
    expect(own.map(({ value }) => value).join('\n')).toContain(plant.says ?? 'Marker77')
    expect(checked).toContain(plant.kind)
  })
})

test.each([
  ['nothing', new Uint8Array(), 'inspectDamaged'],
  ['text', Buffer.from('Dear Sir'), 'inspectDamaged'],
  ['a beginning', Buffer.from('%PDF-1.7\n1 0 obj\n<<'), 'inspectDamaged'],
])('%s is no PDF', async (_, bytes, reason) => {
  await expect(inspect(bytes, 'pdf')).rejects.toMatchObject({ reason })
})

test('one whose drawings lead to each other, or whose lists are long, is read in bearable time', async () => {
  const knotted = await pdf((document, page) => {
    const drawings = Array.from({ length: 60 }, () =>
      document.context.register(
        document.context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1], Length: 0 }),
      ),
    )
    const resources = { XObject: Object.fromEntries(drawings.map((each, at) => [`X${at}`, each])) }
    for (const each of drawings)
      put(document.context.lookup(each, PDFStream).dict, 'Resources', resources, document)
    put(page.node, 'Resources', resources, document)
    put(document.catalog, 'PieceInfo', { A: Array.from({ length: 300_000 }, () => 1) }, document)
  })
  const { findings } = await inspect(knotted, 'pdf')
  expect(findings.map(({ kind }) => kind)).toContain('program')
})

test('one of very many objects is read in bearable time', { timeout: 20_000 }, async () => {
  const many = Array.from({ length: 15_000 }, (_, at) => `${at + 1000} 0 obj\n<< >>\nendobj\n`).join('')
  const plain = Buffer.from(await pdf(undefined, { useObjectStreams: false })).toString('latin1')
  const at = plain.indexOf('1 0 obj')
  const { findings } = await inspect(
    Buffer.from(plain.slice(0, at) + many + plain.slice(at), 'latin1'),
    'pdf',
  )
  expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(15_000)
})
