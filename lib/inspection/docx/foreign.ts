import { canonical, canonicalNamespace, XML_NAMESPACE } from '../xml/names'
import type { XmlAttribute, XmlElement } from '../xml/tree'
import known from './known-names.json'

interface Known {
  attributes: ReadonlySet<string>
  isText: boolean
}

const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
const DC = 'http://purl.org/dc/elements/1.1/'

/** What packages are made of beside Word's own formats, and what Word and LibreOffice write that the SDK does not name. */
const MORE: Record<string, Record<string, string>> = {
  [MC]: { AlternateContent: '', Choice: 'Requires', Fallback: '' },
  'http://schemas.openxmlformats.org/package/2006/content-types': {
    Types: '',
    Default: 'Extension ContentType',
    Override: 'PartName ContentType',
  },
  'http://schemas.openxmlformats.org/package/2006/relationships': {
    Relationships: '',
    Relationship: 'Id Type Target TargetMode',
  },
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': {
    coreProperties: '',
    category: '#',
    contentStatus: '#',
    contentType: '#',
    keywords: '#',
    lastModifiedBy: '#',
    lastPrinted: '#',
    revision: '#',
    value: '#',
    version: '#',
  },
  [DC]: { creator: '#', description: '#', identifier: '#', language: '#', subject: '#', title: '#' },
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': {
    abstractNum: 'w15:restartNumberingAfterBreak',
    smartTag: 'w:uri w:element',
    smartTagPr: '',
    smartTagType: 'w:namespaceuri w:name w:url',
    doNotEmbedSmartTags: 'w:val',
    saveSmartTagsAsXml: 'w:val',
  },
  'urn:schemas-microsoft-com:vml': {
    shape: 'ID',
    rect: 'ID',
    line: 'ID',
    oval: 'ID',
    roundrect: 'ID',
    polyline: 'ID',
  },
  'http://schemas.microsoft.com/office/comments/2020/reactions': {
    reactions: '',
    reaction: 'reactionType',
    reactionInfo: 'dateUtc',
    user: 'userId userName userProvider',
  },
  'http://purl.org/dc/terms/': { created: '# xsi:type', modified: '# xsi:type' },
}

const FORMATS = new Set([...Object.keys(known), ...Object.keys(MORE)])
const ELEMENTS = new Map<string, Known>()
for (const names of [known as Record<string, Record<string, string>>, MORE])
  for (const [uri, elements] of Object.entries(names))
    for (const [local, said] of Object.entries(elements)) {
      const attributes = said.split(' ')
      const name = canonical(uri, local)
      const before = ELEMENTS.get(name)
      ELEMENTS.set(name, {
        attributes: new Set([...(before?.attributes ?? []), ...attributes]),
        isText: attributes[0] === '#' || before?.isText === true,
      })
    }

/** Whether an element is of no format that Word documents are made of, or of none of its kinds. */
export function isForeignElement({ name }: XmlElement): boolean {
  return !ELEMENTS.has(name)
}

/** Whether its element may not have an attribute, by all that is known of the formats; of an element that is foreign itself, any. */
export function isForeignAttribute(element: XmlElement, { name, uri, raw }: XmlAttribute): boolean {
  if (raw === 'xmlns' || raw.startsWith('xmlns:') || uri === XML_NAMESPACE || uri === MC) return false
  return ELEMENTS.get(element.name)?.attributes.has(name) !== true
}

/** Whether words can stand in this element itself; between any others nobody sees them. */
export function holdsText({ name }: XmlElement): boolean {
  return ELEMENTS.get(name)?.isText !== false
}

/** Whether programs of today know the namespace. */
export function isKnownFormat(uri: string): boolean {
  return FORMATS.has(uri) || FORMATS.has(canonicalNamespace(uri))
}
