import type { Package } from '@/lib/parsing/readers/package'
import { type Attributes, type XmlEvents, XmlReader } from '@/lib/parsing/readers/xml'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const STRICT = 'http://purl.oclc.org/ooxml'

const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  [`${STRICT}/wordprocessingml/main`, 'w'],
  [`${OFFICE}/relationships`, 'r'],
  [`${STRICT}/officeDocument/relationships`, 'r'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  [`${OFFICE}/custom-properties`, 'cp'],
  [`${OFFICE}/docPropsVTypes`, 'vt'],
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'core'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  [`${STRICT}/drawingml/main`, 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  [`${STRICT}/drawingml/wordprocessingDrawing`, 'wp'],
  ['http://schemas.microsoft.com/office/drawing/2017/decorative', 'adec'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  [`${OFFICE}/math`, 'm'],
  [`${STRICT}/officeDocument/math`, 'm'],
])

/** Reads a part if the package has it. @throws AppError for what is no XML or made to do harm. */
export function readPart(file: Package, name: string | undefined, events: XmlEvents): boolean {
  if (name === undefined || !file.has(name)) return false
  const reader = new XmlReader(NAMESPACES, events)
  return file.unpack(name, (piece, isLast) => reader.write(piece, isLast))
}

/** What the relations of a document lead to. */
export interface Relations {
  /** The first part of each kind, by the last word of its type. */
  parts: ReadonlyMap<string, string>
  /** Addresses of links, by relation. */
  links: ReadonlyMap<string, string>
  /** Parts of pictures, by relation. */
  pictures: ReadonlyMap<string, string>
}

/** The relations of a part, as Office finds them. */
export function relationsOf(file: Package, of: string): Relations {
  const slash = of.lastIndexOf('/')
  const folder = of.slice(0, slash + 1)
  const parts = new Map<string, string>()
  const links = new Map<string, string>()
  const pictures = new Map<string, string>()
  readPart(file, `${folder}_rels/${of.slice(slash + 1)}.rels`, {
    open(name: string, attributes: Attributes) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes
      if (name !== 'rel:Relationship' || !id || !type || !target) return
      const kind = type.slice(type.lastIndexOf('/') + 1)
      const part = target.startsWith('/') ? target.slice(1) : folder + target
      if (kind === 'hyperlink') links.set(id, target)
      else if (kind === 'image') {
        if (mode !== 'External') pictures.set(id, part)
      } else if (!parts.has(kind)) parts.set(kind, part)
    },
  })
  return { parts, links, pictures }
}
