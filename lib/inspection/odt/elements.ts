import type { FindingKind, Findings } from '../finding'
import { inspectImage } from '../image/inspect-image'
import { isPath, namesAFile } from '../paths'
import { encrypted } from '../refusals'
import { attribute, elementsOf, QUOTED, textIn, type XmlElement } from '../xml/tree'

/** Elements that carry something by being there: fields of people and machines, changes, embedded things, controls. */
const CARRIERS: Record<string, FindingKind> = {
  'text:author-name': 'person',
  'text:author-initials': 'person',
  'text:initial-creator': 'person',
  'text:creator': 'person',
  'text:printed-by': 'person',
  'text:creation-date': 'editTime',
  'text:creation-time': 'editTime',
  'text:modification-date': 'editTime',
  'text:modification-time': 'editTime',
  'text:print-date': 'editTime',
  'text:print-time': 'editTime',
  'text:editing-duration': 'editTime',
  'text:editing-cycles': 'editTime',
  'text:file-name': 'path',
  'text:template-name': 'template',
  'text:hidden-text': 'hiddenText',
  'text:hidden-paragraph': 'hiddenText',
  'text:conditional-text': 'hiddenText',
  'text:placeholder': 'hiddenText',
  'text:alphabetical-index-mark': 'hiddenText',
  'text:alphabetical-index-mark-start': 'hiddenText',
  'text:user-index-mark': 'hiddenText',
  'text:user-index-mark-start': 'hiddenText',
  'text:toc-mark': 'hiddenText',
  'text:toc-mark-start': 'hiddenText',
  'text:bibliography-mark': 'field',
  'text:user-defined': 'property',
  'text:user-field-decl': 'variable',
  'text:variable-decl': 'variable',
  'text:variable-set': 'variable',
  'text:database-display': 'mailMerge',
  'text:database-next': 'mailMerge',
  'text:database-row-select': 'mailMerge',
  'text:database-row-number': 'mailMerge',
  'text:database-name': 'mailMerge',
  'text:dde-connection-decl': 'externalContent',
  'text:dde-connection': 'externalContent',
  'office:dde-source': 'externalContent',
  'text:section-source': 'externalContent',
  'table:table-source': 'externalContent',
  'draw:floating-frame': 'externalContent',
  'office:script': 'macro',
  'text:script': 'macro',
  'text:execute-macro': 'macro',
  'script:event-listener': 'macro',
  'draw:object': 'embeddedFile',
  'draw:object-ole': 'embeddedFile',
  'draw:plugin': 'embeddedFile',
  'draw:applet': 'embeddedFile',
  'text:insertion': 'insertion',
  'text:format-change': 'formatChange',
  'text:meta-field': 'field',
  'text:label': 'formValue',
  'table:help-message': 'hiddenText',
  'table:error-message': 'hiddenText',
}

/** What one element carries by itself, whatever it stands in. */
export function inspectElement(element: XmlElement, part: string, findings: Findings): void {
  const { name } = element
  if (name === 'manifest:encryption-data') throw encrypted()
  const kind = CARRIERS[name] ?? (name.startsWith('text:sender-') ? 'person' : undefined)
  // Some stand there for programs that write one always.
  const isEmptyScript = name === 'office:script' && textIn(element, QUOTED).trim() === ''
  if (kind && !isEmptyScript) findings.add(kind, part, saidBy(element))
  if (name === 'text:deletion') findings.add('deletion', part, wordsIn(element))
  if (name === 'office:annotation') findings.add('comment', part, wordsIn(element))
  if (name === 'office:annotation' || name === 'office:change-info') inspectWriter(element, part, findings)
  if (name.startsWith('form:') && name !== 'form:form') inspectControl(element, part, findings)
  if (/^text:(?:reference-mark|bookmark)(?:-start)?$/.test(name))
    inspectMark(attribute(element, 'text:name') ?? '', part, findings)
  if (name === 'office:binary-data') inspectData(element, part, findings)
  if (/^(?:svg:(?:title|desc)|table:(?:title|desc))$/.test(name) && namesAFile(textIn(element, QUOTED)))
    findings.add('fileName', part, textIn(element, QUOTED))
  if (/X509SubjectName$|X509IssuerName$/.test(name)) findings.add('person', part, textIn(element, QUOTED))
  for (const each of element.attributes) inspectAttribute(element, each, part, findings)
}

function inspectAttribute(
  { name: holder }: XmlElement,
  { name, value }: { name: string; value: string },
  part: string,
  findings: Findings,
): void {
  if (value === '') return
  if (/[:}](?:paragraph-)?rsid$/.test(name)) findings.add('revisionId', part, value)
  // Programs draw such numbers by lot, once in each sitting.
  else if (name === 'xml:id' && /\d{6,}/.test(value)) findings.add('revisionId', part, name)
  else if (name === 'xlink:href') inspectLink(holder, value, part, findings)
  else if (/^text:(?:date|time)-value$/.test(name) && /T\d/.test(value)) findings.add('editTime', part, value)
  else if (name === 'fo:clip' && /[1-9]/.test(value)) findings.add('croppedPicture', part, value)
  else if (/^\{http:\/\/www\.w3\.org\/1999\/xhtml\}(?:about|property|content|datatype)$/.test(name))
    findings.add('customXml', part, value)
  else if ((name === 'draw:name' || name === 'office:target-frame-name') && namesAFile(value))
    findings.add('fileName', part, value)
  else if (name === 'svg:font-face-uri') findings.add('embeddedFile', part, value)
}

/** What an element says: its words, or else its attributes. */
function saidBy(element: XmlElement): string {
  const attributes = element.attributes.map(({ value }) => value).filter((value) => value !== '')
  return [textIn(element, QUOTED), ...attributes].filter((text) => text.trim() !== '').join(' ')
}

function wordsIn(element: XmlElement): string {
  return elementsOf(element)
    .filter(({ name }) => name.startsWith('text:'))
    .map((each) => textIn(each, QUOTED))
    .join(' ')
}

function inspectWriter(element: XmlElement, part: string, findings: Findings): void {
  for (const each of elementsOf(element)) {
    if (each.name === 'dc:creator' || /[:}](?:creator|sender)-initials$/.test(each.name))
      findings.add('person', part, textIn(each, QUOTED))
    if (each.name === 'dc:date') findings.add('editTime', part, textIn(each, QUOTED))
  }
}

function inspectControl(control: XmlElement, part: string, findings: Findings): void {
  findings.add('control', part, saidBy(control))
  for (const { name, value } of control.attributes)
    if (/^form:(?:current-)?value$/.test(name) && value !== '') findings.add('formValue', part, value)
}

/** Marks in which programs that manage citations keep their data, and those that a sitting of editing leaves behind. */
function inspectMark(name: string, part: string, findings: Findings): void {
  if (/^(?:ZOTERO|CSL_|ADDIN|MENDELEY|JR_|EN\.)|[{"]/.test(name)) findings.add('field', part, name)
  else if (name === '_GoBack' || /^__[A-Z][A-Za-z]+_.*\d{6,}/.test(name))
    findings.add('revisionId', part, name)
}

function inspectData({ children }: XmlElement, part: string, findings: Findings): void {
  const base64 = children.filter((each) => typeof each === 'string').join('')
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  if (bytes.length > 0) inspectImage(bytes, part, findings)
}

function inspectLink(holder: string, target: string, part: string, findings: Findings): void {
  if (target.startsWith('#')) return
  if (/^(?:text:a|draw:a)$/.test(holder)) {
    if (isPath(target)) findings.add('path', part, target)
    else if (/^(?:macro|vnd\.sun\.star\.script|javascript):/i.test(target))
      findings.add('macro', part, target)
  } else if (isPath(target)) findings.add('path', part, target)
  else if (/^vnd\.sun\.star\.script:|^macro:/i.test(target)) findings.add('macro', part, target)
  else if (/^[a-z]+:|^\/\/|^\.\.\//i.test(target)) findings.add('externalContent', part, target)
}
