import { isAppError } from '@/lib/errors'
import { type FindingKind, Findings, type Inspection } from '../finding'
import { zeroWidthIn } from '../hidden-signs'
import { inspectImage } from '../image/inspect-image'
import { isPath } from '../paths'
import { damaged, encrypted } from '../refusals'
import { attribute, elementsOf, parseXml, textIn, walk, type XmlElement } from '../xml/tree'
import { inspectZip } from '../zip/inspect-zip'
import { readZip } from '../zip/read-zip'

/** What is looked for in an OpenDocument text. */
const ODT_CHECKS: readonly FindingKind[] = [
  'person', 'editTime', 'comment', 'insertion', 'deletion', 'imagePlace', 'hiddenText', 'embeddedFile', 'property', 'thumbnail',
  'hiddenBytes', 'unknownPart', 'remark', 'unreadable', 'macro', 'externalContent', 'path', 'template', 'printer', 'program', 'field',
  'imageMetadata', 'zipDetail', 'revisionId', 'fileTime', 'variable', 'mailMerge', 'signature',
] // prettier-ignore

const META: Record<string, FindingKind | null> = {
  'dc:creator': 'person',
  'meta:initial-creator': 'person',
  'meta:printed-by': 'person',
  'dc:date': 'editTime',
  'meta:creation-date': 'editTime',
  'meta:print-date': 'editTime',
  'meta:editing-cycles': 'editTime',
  'meta:editing-duration': 'editTime',
  'meta:generator': 'program',
  'meta:template': 'template',
  'meta:auto-reload': 'externalContent',
  'dc:title': 'title',
  'dc:language': 'language',
  'meta:document-statistic': null,
}

const FIELDS: Record<string, FindingKind> = {
  'text:author-name': 'person',
  'text:author-initials': 'person',
  'text:sender-firstname': 'person',
  'text:sender-lastname': 'person',
  'text:initial-creator': 'person',
  'text:creator': 'person',
  'text:file-name': 'path',
  'text:template-name': 'template',
  'text:hidden-text': 'hiddenText',
  'text:hidden-paragraph': 'hiddenText',
  'text:conditional-text': 'hiddenText',
  'text:database-display': 'field',
  'text:user-field-decl': 'variable',
  'text:variable-decl': 'variable',
  'text:dde-connection-decl': 'externalContent',
  'office:script': 'macro',
  'office:dde-source': 'externalContent',
  'draw:object': 'embeddedFile',
  'draw:object-ole': 'embeddedFile',
  'draw:plugin': 'embeddedFile',
}

/** Everything that an OpenDocument text carries beside its text, by its bytes alone. */
export function inspectOdt(bytes: Uint8Array): Inspection {
  const zip = readZip(bytes)
  const findings = new Findings()
  const type = zip.entries.find(({ name }) => name === 'mimetype')
  if (
    !type ||
    !Buffer.from(zip.unpack(type).bytes)
      .toString('latin1')
      .startsWith('application/vnd.oasis.opendocument.text')
  )
    throw damaged()
  inspectZip(zip, findings)
  for (const entry of zip.entries) {
    const { name } = entry
    if (name === 'mimetype' || name.endsWith('/')) continue
    const { bytes: data, rest } = zip.unpack(entry)
    if (rest > 0) findings.add('hiddenBytes', name, `${rest} B`)
    if (name.startsWith('Thumbnails/')) findings.add('thumbnail', name)
    if (/\.(?:png|jpe?g|gif|webp|tiff?|emf)$/i.test(name)) inspectImage(data, name, findings)
    else if (/^(?:Basic|Scripts)\//.test(name)) findings.add('macro', name)
    else if (/^META-INF\/.*signature/i.test(name)) findings.add('signature', name)
    else if (/\.(?:xml|rdf)$/.test(name)) inspectPart(data, name, findings)
    else if (/^(?:Object|ObjectReplacements)/.test(name)) findings.add('embeddedFile', name)
    else findings.add('unknownPart', name)
  }
  return findings.inspection('odt', ODT_CHECKS)
}

function inspectPart(data: Uint8Array, part: string, findings: Findings): void {
  let root: XmlElement
  try {
    const xml = parseXml(data)
    for (const remark of xml.remarks)
      if (!remark.startsWith('<!DOCTYPE manifest:manifest')) findings.add('remark', part, remark)
    root = xml.root
  } catch (error) {
    if (!isAppError(error) || error.reason !== 'inspectDamaged') throw error
    findings.add('unreadable', part)
    return
  }
  for (const element of walk(root)) inspectElement(element, part, findings)
}

function inspectElement(element: XmlElement, part: string, findings: Findings): void {
  const { name } = element
  if (name === 'manifest:encryption-data') throw encrypted()
  if (name === 'office:meta')
    for (const each of elementsOf(element)) {
      const kind = each.name in META ? META[each.name] : 'property'
      const value = [
        textIn(each),
        ...(each.name === 'meta:template' || each.name === 'meta:user-defined'
          ? each.attributes.map(({ value: said }) => said)
          : []),
      ]
      if (kind && value.some((text) => text.trim() !== ''))
        findings.add(kind, part, `${each.name.replace(/^.*:/, '')}: ${value.join(' ')}`)
    }
  if (name === 'office:annotation') inspectComment(element, part, findings)
  if (name === 'office:change-info') inspectComment(element, part, findings, true)
  if (name === 'text:insertion') findings.add('insertion', part)
  if (name === 'text:deletion')
    findings.add(
      'deletion',
      part,
      elementsOf(element)
        .filter((each) => each.name !== 'office:change-info')
        .map(textIn)
        .join(' '),
    )
  if (FIELDS[name])
    findings.add(
      FIELDS[name],
      part,
      textIn(element) || element.attributes.map(({ value }) => value).join(' '),
    )
  if (name === 'style:text-properties' && attribute(element, 'text:display') === 'none')
    findings.add('hiddenText', part, 'display: none')
  if (name === 'text:section' && attribute(element, 'text:display') === 'none')
    findings.add('hiddenText', part, textIn(element))
  if (name === 'config:config-item')
    inspectSetting(attribute(element, 'config:name') ?? '', textIn(element), part, findings)
  for (const each of element.attributes) {
    if (/\}(?:paragraph-)?rsid$/.test(each.name)) findings.add('revisionId', part, each.value)
    if (each.name === 'xlink:href') inspectLink(name, each.value, part, findings)
  }
  if (/^text:(?:p|h|span)$/.test(name))
    for (const child of element.children)
      if (typeof child === 'string')
        for (const signs of zeroWidthIn(child)) findings.add('hiddenText', part, signs)
}

function inspectComment(element: XmlElement, part: string, findings: Findings, isChange = false): void {
  if (!isChange)
    findings.add(
      'comment',
      part,
      elementsOf(element)
        .filter((each) => each.name.startsWith('text:'))
        .map(textIn)
        .join(' '),
    )
  for (const each of elementsOf(element)) {
    if (each.name === 'dc:creator' || each.name === 'meta:creator-initials')
      findings.add('person', part, textIn(each))
    if (each.name === 'dc:date') findings.add('editTime', part, textIn(each))
  }
}

function inspectSetting(name: string, value: string, part: string, findings: Findings): void {
  if (value.trim() === '') return
  if (/^Printer(?:Name|Setup)$/.test(name))
    findings.add('printer', part, name === 'PrinterName' ? value : name)
  else if (/^Rsid(?:Root)?$/.test(name)) findings.add('revisionId', part, value)
  else if (/^CurrentDatabase|DataSource$/.test(name)) findings.add('mailMerge', part, value)
}

function inspectLink(name: string, target: string, part: string, findings: Findings): void {
  if (target === '' || target.startsWith('#')) return
  if (/^(?:text:a|draw:a)$/.test(name)) {
    if (isPath(target)) findings.add('path', part, target)
  } else if (/^[a-z]+:|^\/\/|^\.\.\//i.test(target)) findings.add('externalContent', part, target)
}
