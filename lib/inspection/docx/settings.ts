import type { FindingKind, Findings } from '../finding'
import { attribute, elementsOf, textIn, walk, type XmlElement } from '../xml/tree'

/**
 * What the settings, and parts beside the text, say of where and how the document was made. True when the whole part is of
 * no use to its pages and has been said.
 */
export function inspectSettings(root: XmlElement, part: string, type: string, findings: Findings): boolean {
  if (root.name === 'w:settings' || root.name === 'w:webSettings') {
    for (const element of walk(root)) inspectSetting(element, part, findings)
  }
  const kind = KIND_BY_TYPE.find(([pattern]) => pattern.test(type) || pattern.test(root.uri))?.[1]
  const isData = /^customXml\/item\d*\.xml$/i.test(part)
  if (kind && kind !== 'customXml') findings.add(kind, part, quoted(root))
  else if (kind || isData) findings.add('customXml', part, `${root.raw}: ${textIn(root)}`)
  return kind !== undefined || isData
}

const KIND_BY_TYPE: [RegExp, FindingKind][] = [
  [/document\.glossary\+xml$/, 'glossary'],
  [/customXmlProperties\+xml$/, 'customXml'],
  [/digital-signature-xmlsignature\+xml$|xmldsig/, 'signature'],
  [/vbaData|keyMapCustomizations|customUI|attachedToolbars/i, 'macro'],
  [/activeX\+xml$|ms-office\.activeX/, 'control'],
  [/webextension/i, 'externalContent'],
  [/classificationlabels|MipLabelMetadata/i, 'organisation'],
  [/inkml/, 'comment'],
  [/mailMergeRecipientData/, 'mailMerge'],
  [/documenttasks/, 'person'],
]

function inspectSetting(element: XmlElement, part: string, findings: Findings): void {
  const value = attribute(element, 'w:val') ?? ''
  const { name } = element
  if (name === 'w:rsidRoot') findings.add('revisionId', part, value)
  else if (name === 'w:docVar')
    findings.add('variable', part, `${attribute(element, 'w:name') ?? ''}: ${value}`)
  else if (name === 'w:attachedTemplate') findings.add('template', part, 'attachedTemplate')
  else if (name === 'w:mailMerge')
    findings.add(
      'mailMerge',
      part,
      elementsOf(element)
        .map((each) => attribute(each, 'w:val') ?? '')
        .filter((each) => each !== '')
        .join('; '),
    )
  else if (name === 'w:attachedSchema') findings.add('customXml', part, value)
  else if (name.endsWith('}schema')) {
    for (const each of element.attributes)
      if (/\}(?:manifestLocation|schemaLocation)$/.test(each.name)) findings.add('path', part, each.value)
  } else if (name === 'w:saveThroughXslt')
    findings.add('path', part, attribute(element, 'w:solutionID') ?? '')
  else if (/:docId$|\}docId$/.test(name))
    findings.add('documentId', part, element.attributes.map((each) => each.value).join(' '))
  else if (name === 'w:activeWritingStyle')
    findings.add('program', part, attribute(element, 'w:appName') ?? '')
  else if (name === 'w:documentProtection' || name === 'w:writeProtection')
    findings.add('property', part, name.slice(2))
  else if (name === 'w:trackRevisions') findings.add('property', part, 'trackRevisions')
  else if (name === 'w:div' && attribute(element, 'w:id'))
    findings.add('documentId', part, attribute(element, 'w:id'))
}

/** Names and texts of a part of which nothing is shown on the pages. */
function quoted(root: XmlElement): string {
  const said = [textIn(root).trim()]
  for (const { attributes } of walk(root))
    for (const each of attributes) if (!each.raw.startsWith('xmlns')) said.push(each.value)
  return said
    .filter((each) => each !== '')
    .join(' ')
    .slice(0, 1000)
}
