import { bare } from '@/lib/images/bare'
import { bareJpeg2000 } from '../jpeg2000'
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { isPath } from '../../paths'
import {
  contentOf,
  dictOf,
  keyOf,
  name,
  openObjects,
  type PdfObjects,
  reachedFrom,
  textOf,
} from '../../pdf/objects'

// What pages, their reading order and their outline need; everything else of a catalog is left behind.
const CATALOG = new Set([
  'Type',
  'Version',
  'Extensions',
  'Pages',
  'PageLabels',
  'Names',
  'Dests',
  'ViewerPreferences',
  'PageLayout',
  'PageMode',
  'Outlines',
  'OpenAction',
  'StructTreeRoot',
  'MarkInfo',
  'Lang',
  'OutputIntents',
  'OCProperties',
])
const PAGE = new Set([
  'Type',
  'Parent',
  'Resources',
  'MediaBox',
  'CropBox',
  'BleedBox',
  'TrimBox',
  'ArtBox',
  'Rotate',
  'Group',
  'Contents',
  'Annots',
  'StructParents',
  'Tabs',
  'UserUnit',
  'Kids',
  'Count',
])
const LINK = new Set([
  'Type',
  'Subtype',
  'Rect',
  'Border',
  'BS',
  'C',
  'H',
  'F',
  'A',
  'Dest',
  'QuadPoints',
  'StructParent',
  'Contents',
  'P',
])
// Wherever they stand, these are not drawn.
const NOWHERE = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'Thumb',
  'AA',
  'AF',
  'OPI',
  'Alternates',
  'JS',
  'EF',
  'XFA',
  'Private',
]

/**
 * The same pages in a file written anew: one version, no information about itself but title and language, no attachment,
 * script, action, form or note; links, outline, tags and reading order stay. What the pages draw is not touched.
 * @throws AppError as `openObjects` does.
 */
export async function cleanPdf(bytes: Uint8Array, onProgress?: (share: number) => void): Promise<Uint8Array> {
  const objects = await openObjects(bytes)
  const { document, look } = objects
  const { context } = document
  const title = textOf(look(dictOf(look(context.trailerInfo.Info))?.get(name('Title'))))
  const marks = accessibilityMarks(objects)
  flattenForms(document, look)
  onProgress?.(0.3)
  const catalog = document.catalog
  keepOnly(catalog, CATALOG)
  const names = dictOf(look(catalog.get(name('Names'))))
  if (names) keepOnly(names, new Set(['Dests']))
  if (!(look(catalog.get(name('OpenAction'))) instanceof PDFArray)) catalog.delete(name('OpenAction'))
  const gone = cleanPages(objects)
  for (const [, object] of context.enumerateIndirectObjects()) {
    for (const dict of dictionariesIn(object)) for (const key of NOWHERE) dict.delete(name(key))
    cleanActions(object, look)
    if (!(object instanceof PDFRawStream)) continue
    cleanPicture(object, look)
    // Lengths that stand in objects of their own would be left over: they are written with the stream.
    object.dict.set(name('Length'), context.obj(object.contents.length))
  }
  forget(catalog.get(name('StructTreeRoot')), gone, look)
  describe(document, { title, marks })
  onProgress?.(0.7)
  sweep(document, look)
  return document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}

/** Draws what was filled in where it stood, so that it is still seen when the form is gone. */
function flattenForms(document: PDFDocument, look: PdfObjects['look']): void {
  const form = dictOf(look(document.catalog.get(name('AcroForm'))))
  const fields = look(form?.get(name('Fields')))
  if (!form || !(fields instanceof PDFArray)) return
  // A signature has nothing to draw, or what it says of a person.
  const drawn = fields.asArray().filter((each) => textOf(look(dictOf(look(each))?.get(name('FT')))) !== 'Sig')
  form.set(name('Fields'), document.context.obj(drawn as never))
  try {
    document.getForm().flatten({ updateFieldAppearances: false })
  } catch {
    // A form that breaks the rules: its fields go with the other notes of the pages.
  }
}

/** Leaves each page what draws it, and its links; gives back the annotations that go. */
function cleanPages({ document, look }: PdfObjects): Set<PDFObject> {
  const gone = new Set<PDFObject>()
  for (const page of document.getPages()) {
    keepOnly(page.node, PAGE)
    const annotations = look(page.node.get(name('Annots')))
    if (!(annotations instanceof PDFArray)) continue
    const kept = annotations.asArray().filter((each) => {
      const dict = dictOf(look(each))
      const isLink = dict !== undefined && textOf(dict.get(name('Subtype'))) === 'Link'
      if (!isLink) gone.add(each)
      else keepOnly(dict, LINK)
      return isLink
    })
    if (kept.length === 0) page.node.delete(name('Annots'))
    else page.node.set(name('Annots'), document.context.obj(kept as never))
  }
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && textOf(object.get(name('Type'))) === 'Pages') keepOnly(object, PAGE)
  }
  return gone
}

/** Clicks may go to a page or to the web, and nothing else; nor do they set off anything further. */
function cleanActions(object: PDFObject, look: PdfObjects['look']): void {
  for (const dict of dictionariesIn(object)) {
    const action = dictOf(look(dict.get(name('A'))))
    if (!action) continue
    const kind = textOf(look(action.get(name('S'))))
    const address = textOf(look(action.get(name('URI'))))
    if (kind === 'GoTo' || (kind === 'URI' && !isPath(address)))
      keepOnly(action, new Set(['Type', 'S', 'D', 'SD', 'URI', 'IsMap']))
    else if (kind !== '') dict.delete(name('A'))
  }
}

function cleanPicture(stream: PDFRawStream, look: PdfObjects['look']): void {
  const filter = look(stream.dict.get(name('Filter')))
  const packed = textOf(filter instanceof PDFArray && filter.size() === 1 ? filter.get(0) : filter)
  const { contents } = stream
  const isJpeg = packed === 'DCTDecode' && contents[0] === 0xff && contents[1] === 0xd8
  const clean = isJpeg
    ? bareJpeg(contents)
    : packed === 'JPXDecode'
      ? bareJpeg2000(Buffer.from(contents))
      : null
  if (!clean) return
  ;(stream as { contents: Uint8Array }).contents = clean
  stream.dict.set(name('Length'), stream.dict.context.obj(clean.length))
}

/** Without what the file said beside the picture, but with how its colours are to be read, and ending where it ends. */
function bareJpeg(bytes: Uint8Array): Uint8Array {
  const adobe = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 100_000)).indexOf(
    'Adobe\0d',
  )
  const hasColours = adobe > 4 && bytes[adobe - 4] === 0xff && bytes[adobe - 3] === 0xee
  const plain = Buffer.from(bare(bytes, 'image/jpeg'))
  const end = plain.lastIndexOf(Buffer.from([0xff, 0xd9]))
  const ended = end === -1 ? plain : plain.subarray(0, end + 2)
  return hasColours
    ? Buffer.concat([ended.subarray(0, 2), bytes.subarray(adobe - 4, adobe + 12), ended.subarray(2)])
    : ended
}

/** Takes references to annotations that are gone out of the tree of tags, which otherwise stays as it is. */
function forget(root: PDFObject | undefined, gone: ReadonlySet<PDFObject>, look: PdfObjects['look']): void {
  if (gone.size === 0) return
  const seen = new Set<PDFObject>()
  const rest = [look(root)]
  for (let next = rest.pop(); rest.length > 0 || next; next = rest.pop()) {
    if (!next || seen.has(next)) continue
    seen.add(next)
    const dict = dictOf(next)
    if (dict && gone.has(dict.get(name('Obj')) as PDFObject)) dict.delete(name('Obj'))
    const inside = dict ? dict.values() : next instanceof PDFArray ? next.asArray() : []
    rest.push(...inside.map(look).filter((each) => each !== undefined && !isPage(each)))
  }
}

const isPage = (object: PDFObject | undefined): boolean =>
  /^Pages?$/.test(textOf(dictOf(object)?.get(name('Type'))))

/** What the file claims about being accessible: the parts of the standards, by their prefix. */
function accessibilityMarks({ document, look }: PdfObjects): [prefix: string, key: string, value: string][] {
  const stream = look(document.catalog.get(name('Metadata')))
  const content = stream instanceof PDFRawStream ? contentOf(stream) : null
  const xml = content ? new TextDecoder().decode(content) : ''
  const part = /pdfuaid:part(?:>|=["'])([12])\b/.exec(xml)?.[1]
  return part ? [['pdfuaid', 'part', part]] : []
}

const NAMESPACES =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'

function describe(
  document: PDFDocument,
  { title, marks }: { title: string; marks: [string, string, string][] },
): void {
  const { context } = document
  delete context.trailerInfo.ID
  delete context.trailerInfo.Info
  if (title === '') return
  context.trailerInfo.Info = context.register(context.obj({ Title: PDFHexString.fromText(title) }))
  const claims = marks.map(([prefix, key, value]) => `<${prefix}:${key}>${value}</${prefix}:${key}>`).join('')
  const said = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${NAMESPACES}><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${said}</rdf:li></rdf:Alt></dc:title>${claims}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
  const stream = context.stream(new TextEncoder().encode(xmp), { Type: 'Metadata', Subtype: 'XML' })
  document.catalog.set(name('Metadata'), context.register(stream))
}

/** Throws away every object that nothing leads to any more. */
function sweep({ context }: PDFDocument, look: PdfObjects['look']): void {
  const { Root, Info } = context.trailerInfo
  const reached = reachedFrom([Root, Info], look)
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}

function keepOnly(dict: PDFDict, keys: ReadonlySet<string>): void {
  for (const key of dict.keys()) if (!keys.has(keyOf(key))) dict.delete(key)
}

function* dictionariesIn(object: PDFObject): Generator<PDFDict> {
  const rest: PDFObject[] = [object]
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (next instanceof PDFRef) continue
    if (next instanceof PDFArray) rest.push(...next.asArray())
    const dict = dictOf(next)
    if (!dict) continue
    yield dict
    rest.push(...dict.values())
  }
}
