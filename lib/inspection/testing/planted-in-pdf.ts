import {
  clip,
  endPath,
  PDFDocument,
  type PDFPage,
  PDFName,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  TextRenderingMode,
  setTextRenderingMode,
} from '@cantoo/pdf-lib'
import type { FindingKind } from '../finding'
import { jpeg2000, xmlBox } from './drawings'
import { object, pdf, put, said, savedUpon } from './pdf'
import { pictureSaying } from './pictures'

export interface PdfPlant {
  what: string
  kind: FindingKind
  with: (marker: string) => Promise<Uint8Array>
  says?: string
  /** What the page draws stays when the file is cleaned, and is told again. */
  stays?: boolean
}

const inside =
  (plant: (document: PDFDocument, page: PDFPage, marker: string) => void | Promise<void>) =>
  (marker: string) =>
    pdf((document, page) => plant(document, page, marker))

const annotation = (document: PDFDocument, page: PDFPage, literal: Record<string, unknown>) =>
  page.node.addAnnot(object(document, { Type: 'Annot', Rect: [10, 10, 40, 40], ...literal }))

const metadata = (document: PDFDocument, statements: string) => {
  const xml = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#">${statements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  const stream = document.context.stream(xml, { Type: 'Metadata', Subtype: 'XML' })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
}

/** One file for each thing that a PDF can carry beside what its pages show. */
export const PDF_PLANTS: readonly PdfPlant[] = [
  { what: 'an author', kind: 'person', with: inside((d, _, m) => d.setAuthor(m)) },
  { what: 'a program', kind: 'program', with: inside((d, _, m) => d.setProducer(m)) },
  { what: 'keywords', kind: 'property', with: inside((d, _, m) => d.setKeywords([m])) },
  { what: 'a time', kind: 'editTime', with: inside((d) => d.setModificationDate(new Date(Date.UTC(2025, 2, 4)))), says: '20250304' },
  { what: 'XMP with a creator', kind: 'person', with: inside((d, _, m) => metadata(d, `<dc:creator><rdf:Seq><rdf:li>${m}</rdf:li></rdf:Seq></dc:creator>`)) },
  { what: 'XMP with a history', kind: 'program', with: inside((d, _, m) => metadata(d, `<xmpMM:History><rdf:Seq><rdf:li stEvt:softwareAgent="${m}"/></rdf:Seq></xmpMM:History>`)) },
  { what: 'XMP with numbers', kind: 'documentId', with: inside((d, _, m) => metadata(d, `<xmpMM:InstanceID>${m}</xmpMM:InstanceID><xmpMM:DocumentID>b</xmpMM:DocumentID>`)) },
  { what: 'an attachment', kind: 'attachment', with: inside((d, _, m) => d.attach(Buffer.from(m), `${m}.txt`)) },
  { what: 'a script', kind: 'script', with: inside((d, _, m) => d.addJavaScript('a', `var x = "${m}"`)) },
  { what: 'an action on opening', kind: 'action', with: inside((d, _, m) => put(d.catalog, 'OpenAction', { S: 'Launch', F: said(`${m}.exe`) }, d)) },
  { what: 'something done with its pages', kind: 'action', with: inside((d, p) => put(p.node, 'AA', { O: { S: 'Named', N: 'Print' } }, d)), says: 'AA' },
  { what: 'a link into a folder', kind: 'path', with: inside((d, p, m) => annotation(d, p, { Subtype: 'Link', A: { S: 'URI', URI: said(`file:///C:/Users/${m}/a.pdf`) } })) },
  { what: 'a note', kind: 'annotation', with: inside((d, p, m) => annotation(d, p, { Subtype: 'Text', Contents: said(m) })) },
  { what: 'who wrote a note', kind: 'person', with: inside((d, p, m) => annotation(d, p, { Subtype: 'Highlight', T: said(m) })) },
  { what: 'a form', kind: 'formValue', with: inside((d, p, m) => { const field = d.getForm().createTextField('a'); field.setText(m); field.addToPage(p, { x: 20, y: 20, width: 100, height: 20 }) }) },
  { what: 'a layer that is switched off', kind: 'hiddenLayer', stays: true, with: inside((d, _, m) => { const layer = object(d, { Type: 'OCG', Name: said(m) }); put(d.catalog, 'OCProperties', { OCGs: [layer], D: { OFF: [layer] } }, d) }) },
  { what: 'invisible words', kind: 'hiddenText', stays: true, with: inside((_, p, m) => { p.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible)); p.drawText(m, { x: 20, y: 200, size: 12 }) }) },
  { what: 'words in the colour of the paper', kind: 'hiddenText', stays: true, with: inside((_, p, m) => p.drawText(m, { x: 20, y: 200, size: 12, color: rgb(1, 1, 1) })) },
  { what: 'words outside of the page', kind: 'hiddenText', stays: true, with: inside((_, p, m) => p.drawText(m, { x: -500, y: 200, size: 12 })) },
  { what: 'transparent words', kind: 'hiddenText', stays: true, with: inside((_, p, m) => p.drawText(m, { x: 20, y: 200, size: 12, opacity: 0 })) },
  { what: 'words too small to see', kind: 'hiddenText', stays: true, with: inside((_, p, m) => p.drawText(m, { x: 20, y: 200, size: 0.4 })) },
  { what: 'words that the page cuts off', kind: 'hiddenText', stays: true, with: inside((_, p, m) => { p.pushOperators(pushGraphicsState(), rectangle(10, 100, 300, 50), clip(), endPath()); p.drawText(m, { x: 20, y: 200, size: 12 }); p.pushOperators(popGraphicsState()) }) },
  { what: 'words that a form cuts off', kind: 'hiddenText', stays: true, with: inside(async (d, p, m) => { const inner = await PDFDocument.create(); const page = inner.addPage([300, 300]); page.drawText(m, { x: 20, y: 200, size: 12 }); const [form] = await d.embedPages([page], [{ left: 0, bottom: 0, right: 300, top: 100 }]); p.drawPage(form!, { x: 0, y: 0 }) }) },
  { what: 'words under a black bar', kind: 'hiddenText', stays: true, with: inside((_, p, m) => { p.drawText(m, { x: 20, y: 200, size: 12 }); p.drawRectangle({ x: 10, y: 190, width: 200, height: 30, color: rgb(0, 0, 0) }) }) },
  { what: 'a small picture of a page', kind: 'thumbnail', with: inside((d, p) => put(p.node, 'Thumb', d.context.register(d.context.stream('x', { Width: 1, Height: 1 })), d)), says: '' },
  { what: 'what another program left', kind: 'program', with: inside((d, p, m) => put(p.node, 'PieceInfo', { [m]: { LastModified: said('D:2025') } }, d)) },
  { what: 'a key of one’s own', kind: 'property', with: inside((d, _, m) => put(d.catalog, 'Case', said(m), d)) },
  { what: 'what a camera wrote', kind: 'imageMetadata', with: inside(async (d, p, m) => p.drawImage(await d.embedJpg(pictureSaying(m)), { x: 20, y: 20, width: 40, height: 40 })) },
  { what: 'what stands in a picture of another kind', kind: 'imageMetadata', with: inside((d, p, m) => { const bytes = jpeg2000({ boxes: [xmlBox(m)], said: m }); const stream = d.context.stream(bytes, { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1 }); stream.dict.set(PDFName.of('Filter'), PDFName.of('JPXDecode')); p.node.newXObject('Im', d.context.register(stream)) }) },
  { what: 'an object that nothing leads to', kind: 'olderVersion', with: inside((d, _, m) => { object(d, { Left: said(m) }) }) },
  { what: 'bytes before its start', kind: 'hiddenBytes', with: async (m) => Buffer.concat([Buffer.from(`${m}\n`), await pdf()]) },
  { what: 'bytes behind its end', kind: 'hiddenBytes', with: async (m) => Buffer.concat([await pdf(), Buffer.from(m)]) },
  { what: 'a remark between its objects', kind: 'hiddenBytes', with: async (m) => { const text = Buffer.from(await pdf(undefined, { useObjectStreams: false })).toString('latin1'); return Buffer.from(text.replace(/endobj\n/, `endobj\n%${m}\n`), 'latin1') } },
  { what: 'a version before', kind: 'olderVersion', with: async (m) => { const bytes = await pdf((d, p) => { p.drawText(m, { x: 20, y: 100, size: 12 }) }, { useObjectStreams: false }); const text = Buffer.from(bytes).toString('latin1'); const contents = /\/Contents \[ ?(\d+) 0 R/.exec(text)?.[1] ?? /\/Contents (\d+) 0 R/.exec(text)![1]!; return savedUpon(bytes, `${contents} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj`) } },
  { what: 'a signature', kind: 'signature', with: inside((d, _, m) => { put(d.catalog, 'AcroForm', { Fields: [object(d, { FT: 'Sig', T: PDFString.of('s'), V: { Type: 'Sig', Name: said(m), ByteRange: [0, 1, 2, 3] } })] }, d) }) },
] // prettier-ignore
