import { type FindingKind, Findings, type Inspection } from '../finding'
import { inspectImage } from '../image/inspect-image'
import { damaged } from '../refusals'
import { walk, type XmlElement } from '../xml/tree'
import { inspectZip } from '../zip/inspect-zip'
import { inspectContent, stylesOf } from './content'
import { holdsText, isForeignAttribute, isForeignElement } from './foreign'
import { isWordDocument, type OfficePackage, openPackage } from './office-package'
import { inspectBinaryPart } from './parts'
import { inspectProperties } from './properties'
import { inspectRelations } from './relations'
import { inspectSettings } from './settings'

/** What is looked for in a Word document. */
const DOCX_CHECKS: readonly FindingKind[] = [
  'person', 'organisation', 'editTime', 'comment', 'insertion', 'deletion', 'formatChange', 'imagePlace', 'signature', 'mailMerge',
  'hiddenText', 'embeddedFile', 'customXml', 'variable', 'property', 'thumbnail', 'croppedPicture', 'glossary', 'smartTag',
  'hiddenBytes', 'unknownPart', 'remark', 'unreadable', 'macro', 'script', 'control', 'externalContent', 'path', 'template', 'printer',
  'program', 'fileName', 'field', 'imageMetadata', 'zipDetail', 'revisionId', 'documentId', 'fileTime', 'contentControl', 'fontKey',
] // prettier-ignore

/**
 * Everything that a Word document carries beside its text, by its bytes alone.
 * @throws AppError `inspectDamaged`, `inspectEncrypted`, `inspectTooComplex`
 */
export function inspectDocx(bytes: Uint8Array, onProgress?: (share: number) => void): Inspection {
  const file = openPackage(bytes)
  if (!isWordDocument(file)) throw damaged()
  const findings = new Findings()
  inspectZip(file.zip, findings)
  inspectRelations(file, findings)
  const styles = stylesOf(file)
  let done = 0
  for (const name of file.parts.keys()) {
    inspectPart(file, name, styles, findings)
    onProgress?.((done += 1) / file.parts.size)
  }
  for (const [name, rest] of file.rests) findings.add('hiddenBytes', name, `${rest} B`)
  return findings.inspection('docx', DOCX_CHECKS)
}

const XML = /\bxml\b|\+xml$/

function inspectPart(
  file: OfficePackage,
  name: string,
  styles: ReturnType<typeof stylesOf>,
  findings: Findings,
): void {
  const type = file.contentType(name)
  const isStructure = name === '[Content_Types].xml' || name.endsWith('.rels')
  if (name.endsWith('/')) {
    // A folder needs no entry; the names of documents' folders say nothing.
    if (!/^(?:_rels|docProps|customXml|word)(?:\/[a-z_]+)*\/$/i.test(name)) findings.add('unknownPart', name)
    return
  }
  if (!isStructure && !file.reached.has(name)) findings.add('unknownPart', name)
  if (type.startsWith('image/') || /(?:^|\/)media\//.test(name)) {
    const isThumbnail = file.relations.some((each) => each.part === name && each.type === 'thumbnail')
    if (isThumbnail) findings.add('thumbnail', name)
    inspectImage(file.bytes(name), name, findings)
    return
  }
  if (!isStructure && !XML.test(type)) {
    inspectBinaryPart(file, name, type, findings)
    return
  }
  const xml = file.xml(name)
  if (!xml) {
    findings.add('unreadable', name)
    return
  }
  for (const remark of xml.remarks) findings.add('remark', name, remark)
  inspectProperties(xml.root, name, findings)
  const isSaid = inspectSettings(xml.root, name, type, findings)
  if (!isStructure) inspectContent(xml.root, name, styles, findings)
  const used = new Set<string>()
  for (const element of walk(xml.root)) {
    if (!isSaid) inspectForeign(element, name, findings)
    for (const each of element.attributes)
      if (each.name.startsWith('r:') || each.name === 'o:relid') used.add(each.value)
  }
  // A picture that was taken out of the text and stayed in the file.
  for (const { from, id, type: kind, part } of file.relations)
    if (from === name && kind === 'image' && part !== null && !used.has(id))
      findings.add('unknownPart', name, part)
}

/** What is not of the formats that Word documents are made of, and words where they have no place. */
function inspectForeign(element: XmlElement, part: string, findings: Findings): void {
  if (isForeignElement(element)) {
    findings.add(
      'customXml',
      part,
      [element.raw, ...element.attributes.map(written), ownText(element)].join(' '),
    )
    return
  }
  for (const each of element.attributes)
    if (isForeignAttribute(element, each)) findings.add('customXml', part, written(each))
  const text = holdsText(element) ? '' : ownText(element).trim()
  if (text !== '') findings.add('hiddenText', part, text)
}

const written = ({ raw, value }: { raw: string; value: string }) => `${raw}="${value}"`
const ownText = ({ children }: XmlElement) => children.filter((each) => typeof each === 'string').join('')
