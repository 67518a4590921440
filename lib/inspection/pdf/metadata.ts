import { isAppError } from '@/lib/errors'
import { PDFArray, PDFRawStream } from '@cantoo/pdf-lib'
import type { FindingKind, Findings } from '../finding'
import { elementsOf, parseXml, textIn, walk, type XmlElement } from '../xml/tree'
import { contentOf, dictOf, keyOf, name, type PdfObjects, textOf } from './objects'

const INFO: Record<string, FindingKind> = {
  Title: 'title',
  Author: 'person',
  Creator: 'program',
  Producer: 'program',
  CreationDate: 'editTime',
  ModDate: 'editTime',
}

/** What the file says of itself: information dictionary, XMP packets, language, and the numbers by which it is known. */
export function inspectMetadata(objects: PdfObjects, findings: Findings): void {
  const { document, look, all } = objects
  const { Info, ID } = document.context.trailerInfo
  for (const [key, value] of dictOf(look(Info))?.entries() ?? []) {
    const text = textOf(look(value)).trim()
    if (/[^\0-\x20]/.test(text) && keyOf(key) !== 'Trapped')
      findings.add(INFO[keyOf(key)] ?? 'property', 'Info', `${keyOf(key)}: ${text}`)
  }
  inspectId(look(ID), findings)
  const language = textOf(look(document.catalog.get(name('Lang'))))
  if (language !== '') findings.add('language', 'Catalog', language)
  for (const [ref, object] of all) {
    if (!(object instanceof PDFRawStream)) continue
    const isMetadata =
      textOf(object.dict.get(name('Type'))) === 'Metadata' ||
      textOf(object.dict.get(name('Subtype'))) === 'XML'
    if (isMetadata) inspectXmp(contentOf(object), `object ${ref.objectNumber}`, findings)
  }
}

/** Two numbers: of the file as it was first made, and as it is. They differ once it was saved again. */
function inspectId(id: unknown, findings: Findings): void {
  if (!(id instanceof PDFArray)) return
  const [first, last] = id.asArray().map(String)
  if (first === last) findings.add('formatMark', 'trailer', 'ID')
  else findings.add('documentId', 'trailer', `ID ${first}`)
}

const XMP: [RegExp, FindingKind][] = [
  [/\/dc\/elements\/1\.1\/\}title$|^dc:title$/, 'title'],
  [/^dc:language$/, 'language'],
  [
    /^dc:format$|^\{http:\/\/www\.aiim\.org\/pdf[aux]+(?:e)?\/ns\/id\/\}|\/pdf\/1\.3\/\}(?:PDFVersion|Trapped)$|\/xap\/1\.0\/t\/pg\/\}NPages$|RenditionClass$/,
    'formatMark',
  ],
  [/^dc:creator$|\}(?:Author|CaptionWriter|Owner)$/, 'person'],
  [/Date$|^\{.*\}when$/, 'editTime'],
  [/\}(?:CreatorTool|Producer|softwareAgent)$/, 'program'],
  [
    /\}(?:DocumentID|InstanceID|OriginalDocumentID|instanceID|documentID|originalDocumentID|VersionID)$/,
    'documentId',
  ],
  [/Thumbnails$/, 'thumbnail'],
]

// What PDF/A has a packet say of the words it uses beyond its own (ISO 19005-2:2011, 6.6.2.3.3), as programs say it.
const EXTENSION = /^\{http:\/\/www\.aiim\.org\/pdfa\/ns\/(?:schema|property|type|field)#\}/
const EXTENSION_WORDS = new Set([
  'http://ns.adobe.com/pdf/1.3/',
  'http://ns.adobe.com/xap/1.0/mm/',
  'http://www.aiim.org/pdfua/ns/id/',
  'Adobe PDF schema',
  'XMP Media Management schema',
  'PDF/UA Universal Accessibility Schema',
  'PDF/UA Universal Accessibility schema',
  'Keywords associated with the document',
  'Name of the application that created the PDF document',
  'UUID based identifier for specific incarnation of a document',
  'Version of the PDF specification to which the document conforms',
  'Whether the document has been trapped',
  'Indicates, which part of ISO 14289 standard is followed',
  'internal',
  'external',
  'Text',
  'Integer',
  'Boolean',
  'URI',
  'pdf',
  'pdfuaid',
  'xmpMM',
  'InstanceID',
  'Keywords',
  'PDFVersion',
  'Producer',
  'Trapped',
  'part',
])

/** Each statement of an XMP packet, whether it is written as an element or as an attribute. */
function inspectXmp(bytes: Uint8Array | null, part: string, findings: Findings): void {
  const xml = bytes && parsed(bytes)
  if (!xml) {
    findings.add('unreadable', part, 'XMP')
    return
  }
  for (const remark of xml.remarks) if (!remark.startsWith('xpacket')) findings.add('remark', part, remark)
  const statements: [key: string, value: string][] = []
  for (const element of walk(xml.root)) {
    for (const each of element.attributes) {
      if (each.name.endsWith('xmptk')) statements.push(['{}CreatorTool', each.value])
      if (
        element.name.endsWith('}Description') &&
        !/^xmlns|:xmlns|^\{http:\/\/www\.w3\.org\/(?:2000\/xmlns|1999\/02\/22-rdf)/.test(each.name) &&
        !each.raw.startsWith('xmlns')
      )
        statements.push([each.name, each.value])
    }
    if (element.name.endsWith('}Description'))
      for (const each of elementsOf(element)) statements.push(...leaves(each, each.name))
  }
  const ids = new Set(
    statements.filter(([key]) => /\}(?:DocumentID|InstanceID)$/.test(key)).map(([, value]) => value),
  )
  for (const [key, value] of statements) {
    if (value.trim() === '') continue
    const isSaidOfWords = EXTENSION.test(key) && EXTENSION_WORDS.has(value.trim())
    const kind = isSaidOfWords
      ? 'formatMark'
      : (XMP.find(([pattern]) => pattern.test(key))?.[1] ?? 'property')
    const isOwn = kind === 'documentId' && ids.size === 1
    findings.add(isOwn ? 'formatMark' : kind, part, `${key.replace(/^.*[:}]/, '')}: ${value}`)
  }
}

/** A statement's values: of structures each field with its own name, of lists their items. */
function leaves(element: XmlElement, key: string): [string, string][] {
  const fields = elementsOf(element).filter((each) => !/\}(?:Alt|Bag|Seq|li|Description)$/.test(each.name))
  const inside = elementsOf(element)
  const own = element.attributes
    .filter(
      (each) =>
        !/xmlns|1999\/02\/22-rdf|XML\/1998/.test(each.uri + each.name) && !each.raw.startsWith('xmlns'),
    )
    .map((each): [string, string] => [each.name, each.value])
  if (inside.length === 0) return [...own, [key, textIn(element)]]
  return [...own, ...inside.flatMap((each) => leaves(each, fields.includes(each) ? each.name : key))]
}

function parsed(bytes: Uint8Array) {
  try {
    return parseXml(bytes)
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}
