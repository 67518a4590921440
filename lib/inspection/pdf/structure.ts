import { PDFArray, type PDFDict, PDFRawStream } from '@cantoo/pdf-lib'
import type { FindingKind, Findings } from '../finding'
import { inspectImage } from '../image/inspect-image'
import { isPath } from '../paths'
import { printable } from '../zip/inspect-zip'
import { contentOf, dictionaries, dictOf, keyOf, name, type PdfObjects, textOf } from './objects'

// PDF 32000-1 and -2: what a catalog and a page may say that is seen on pages or needed for it.
const CATALOG =
  /^(?:Type|Version|Extensions|Pages|PageLabels|Names|Dests|ViewerPreferences|PageLayout|PageMode|Outlines|OpenAction|AA|URI|AcroForm|Metadata|StructTreeRoot|MarkInfo|Lang|OutputIntents|PieceInfo|OCProperties|NeedsRendering|AF)$/
const PAGE =
  /^(?:Type|Parent|Resources|MediaBox|CropBox|BleedBox|TrimBox|ArtBox|BoxColorInfo|Contents|Rotate|Group|Annots|AA|Metadata|StructParents|Tabs|UserUnit|VP|AF|Thumb|PieceInfo|LastModified|Dur|Trans|Kids|Count)$/
// Going to a page, or to the web on a click, is what links are for.
const ACTIONS: Record<string, FindingKind | undefined> = {
  GoTo: undefined,
  URI: undefined,
  Named: undefined,
  JavaScript: 'script',
  Rendition: 'script',
}

/** What the file's objects hold beside its pages: files, programs, actions, forms, notes, layers, earlier states. */
export function inspectStructure(objects: PdfObjects, findings: Findings): void {
  const { all, reached, look } = objects
  for (const [ref, object] of all) {
    if (reached.has(ref)) continue
    const type = textOf(dictOf(object)?.get(name('Type')))
    if (/^(?:XRef|ObjStm)$/.test(type) || dictOf(object)?.has(name('Linearized'))) continue
    findings.add('olderVersion', `object ${ref.objectNumber}`, quoted(object))
  }
  for (const [dict, place, object] of dictionaries(objects)) {
    const get = (key: string) => look(dict.get(name(key)))
    inspectDictionary(dict, get, place, findings)
    if (object instanceof PDFRawStream) inspectStream(object, get, place, findings)
  }
  const catalog = objects.document.catalog
  unknownKeys(catalog, CATALOG, 'Catalog', findings)
  inspectLayers(dictOf(look(catalog.get(name('OCProperties')))), objects, findings)
}

type Get = (key: string) => ReturnType<PdfObjects['look']>

function inspectDictionary(dict: PDFDict, get: Get, place: string, findings: Findings): void {
  const type = textOf(get('Type'))
  if (type === 'Page' || type === 'Pages') unknownKeys(dict, PAGE, place, findings)
  if (dict.has(name('EF'))) findings.add('attachment', place, textOf(get('UF')) || textOf(get('F')))
  else if (type === 'Filespec') findings.add('path', place, textOf(get('UF')) || textOf(get('F')))
  if (type === 'EmbeddedFile' && get('Params')) findings.add('attachment', place, type)
  if (dict.has(name('JS'))) findings.add('script', place, textOf(get('JS')))
  if (dict.has(name('AA'))) findings.add('action', place, 'AA')
  if (dict.has(name('XFA'))) findings.add('formValue', place, 'XFA')
  if (dict.has(name('Thumb'))) findings.add('thumbnail', place)
  const pieces = dictOf(get('PieceInfo'))
  if (pieces) findings.add('program', place, `PieceInfo: ${pieces.keys().map(keyOf).join(', ')}`)
  if (dict.has(name('LastModified'))) findings.add('editTime', place, textOf(get('LastModified')))
  inspectAction(dict, get, place, findings)
  inspectField(dict, get, place, findings)
  inspectAnnotation(dict, get, place, findings)
}

function inspectAction(dict: PDFDict, get: Get, place: string, findings: Findings): void {
  const kind = textOf(get('S'))
  const address = textOf(get('URI'))
  if (kind === 'URI' && isPath(address)) findings.add('path', place, address)
  if (
    kind === 'URI' ||
    kind === 'GoTo' ||
    !/^(?:GoTo[RE]|Launch|Thread|Sound|Movie|Hide|Named|SubmitForm|ResetForm|ImportData|JavaScript|SetOCGState|Rendition|Trans|GoTo3DView|RichMediaExecute)$/.test(
      kind,
    )
  )
    return
  const target = dictOf(get('F'))
  const file =
    textOf(get('F')) || (target ? textOf(target.get(name('UF'))) || textOf(target.get(name('F'))) : '')
  if (kind in ACTIONS && ACTIONS[kind] === undefined) return
  if (kind === 'Trans' && !dict.has(name('Next'))) return
  findings.add(ACTIONS[kind] ?? 'action', place, [kind, file].filter((each) => each !== '').join(': '))
}

function inspectField(dict: PDFDict, get: Get, place: string, findings: Findings): void {
  const kind = textOf(get('FT'))
  if (kind === '') {
    if (textOf(get('Type')) === 'Sig' || dict.has(name('ByteRange')))
      findings.add(
        'signature',
        place,
        ['Name', 'Reason', 'Location', 'ContactInfo', 'M']
          .map((key) => textOf(get(key)))
          .filter((each) => each !== '')
          .join('; '),
      )
    return
  }
  findings.add('formValue', place, `${textOf(get('T'))}: ${textOf(get('V'))}`)
}

function inspectAnnotation(dict: PDFDict, get: Get, place: string, findings: Findings): void {
  const kind = textOf(get('Subtype'))
  const isAnnotation = textOf(get('Type')) === 'Annot' || (dict.has(name('Rect')) && kind !== '')
  if (!isAnnotation) return
  const author = textOf(get('T'))
  if (kind !== 'Widget' && author !== '') findings.add('person', place, author)
  for (const key of ['M', 'CreationDate'])
    if (dict.has(name(key))) findings.add('editTime', place, textOf(get(key)))
  if (!/^(?:Link|Widget|Popup|PrinterMark|TrapNet)$/.test(kind))
    findings.add(
      'annotation',
      place,
      [kind, textOf(get('Contents'))].filter((each) => each !== '').join(': '),
    )
  if (textOf(get('NM')) !== '') findings.add('documentId', place, textOf(get('NM')))
}

function inspectStream(stream: PDFRawStream, get: Get, place: string, findings: Findings): void {
  if (textOf(get('Subtype')) !== 'Image') return
  if (dictOf(get('OPI')) || get('Alternates')) findings.add('hiddenLayer', place, 'Alternates')
  const filters = get('Filter')
  const last = filters instanceof PDFArray ? textOf(filters.asArray().at(-1)) : textOf(filters)
  if (last !== 'DCTDecode' && last !== 'JPXDecode') return
  const isOnly = !(filters instanceof PDFArray) || filters.size() === 1
  const bytes = isOnly ? stream.contents : null
  if (bytes) inspectImage(bytes, place, findings)
  else findings.add('unreadable', place, last)
}

/** Layers that are switched off when the file is opened, shown or printed. */
function inspectLayers(properties: PDFDict | undefined, { look }: PdfObjects, findings: Findings): void {
  if (!properties) return
  const settings = dictOf(look(properties.get(name('D'))))
  const isOff = textOf(settings?.get(name('BaseState'))) === 'OFF'
  const named = (key: string) => {
    const list = look((key === 'OCGs' ? properties : settings)?.get(name(key)))
    return list instanceof PDFArray
      ? list.asArray().map((each) => textOf(look(dictOf(look(each))?.get(name('Name')))))
      : []
  }
  for (const layer of isOff ? named('OCGs') : named('OFF')) findings.add('hiddenLayer', 'Catalog', layer)
}

function unknownKeys(dict: PDFDict, known: RegExp, place: string, findings: Findings): void {
  for (const [key, value] of dict.entries()) {
    if (!known.test(keyOf(key)))
      findings.add('property', place, `${keyOf(key)}: ${textOf(value) || value.toString().slice(0, 300)}`)
  }
}

function quoted(object: unknown): string {
  if (object instanceof PDFRawStream) {
    const content = contentOf(object)
    return content ? printable(content) : ''
  }
  return String(object).slice(0, 400)
}
