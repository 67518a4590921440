import { type FindingKind, Findings, type Inspection } from '../finding'
import { inspectImage } from '../image/inspect-image'
import { damaged } from '../refusals'
import { walk, type XmlElement } from '../xml/tree'
import { inspectZip } from '../zip/inspect-zip'
import { newBudget } from '../zip/read-zip'
import { inspectContent, stylesOf } from './content'
import { holdsText, isForeignAttribute, isForeignElement } from './foreign'
import type { Inside } from './inside'
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
  const budget = newBudget()
  const file = openPackage(bytes, budget)
  if (!isWordDocument(file)) throw damaged()
  const inspectDocument = (other: OfficePackage) => inspectPackage(other, { budget, inspectDocument: null })
  return inspectPackage(file, { budget, inspectDocument }, onProgress)
}

function inspectPackage(
  file: OfficePackage,
  inside: Inside,
  onProgress?: (share: number) => void,
): Inspection {
  const findings = new Findings()
  inspectZip(file.zip, findings)
  inspectRelations(file, findings)
  const styles = stylesOf(file)
  let done = 0
  for (const name of file.parts.keys()) {
    inspectPart(file, name, { styles, findings, inside })
    onProgress?.((done += 1) / file.parts.size)
  }
  for (const [name, rest] of file.rests) findings.add('hiddenBytes', name, `${rest} B`)
  return findings.inspection('docx', DOCX_CHECKS)
}

// What programs call the parts of pictures: a word and a number, an id, a hash.
const PLAIN_NAME = /(?:^|\/)(?:[a-z]{0,12}[-_ ]?\d*|rId\d+|(?=.*\d)[0-9a-f-]{8,})\.[a-z0-9]{2,5}$/i
const XML = /\bxml\b|\+xml$/

function inspectPart(
  file: OfficePackage,
  name: string,
  { styles, findings, inside }: { styles: ReturnType<typeof stylesOf>; findings: Findings; inside: Inside },
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
    const isThumbnail = file.relationsTo(name).some((each) => each.type === 'thumbnail')
    if (isThumbnail) findings.add('thumbnail', name)
    else if (!PLAIN_NAME.test(name)) findings.add('fileName', name, name.replace(/^.*\//, ''))
    inspectImage(file.bytes(name), name, findings)
    return
  }
  if (!isStructure && !XML.test(type)) {
    inspectBinaryPart(file, name, type, findings, inside)
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
  for (const { id, type: kind, part } of file.relationsFrom(name))
    if (kind === 'image' && part !== null && !used.has(id)) findings.add('unknownPart', name, part)
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
