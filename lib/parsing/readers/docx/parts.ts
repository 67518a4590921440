import type { Package } from '../package'
import { damaged, unsupported } from '../refusals'
import { XmlReader, type Attributes } from '../xml'
import { NAMESPACES } from './namespaces'

/** Names of the parts that are read. */
export interface DocxParts {
  document: string
  styles?: string
  numbering?: string
  settings?: string
  footnotes?: string
  endnotes?: string
  /** Headers by the name of the relation that leads to them. */
  headers: ReadonlyMap<string, string>
}

/** Finds the parts by the package's relations, as Office does: their names are not fixed. */
export function findParts(file: Package): DocxParts {
  const document = relations(file, '_rels/.rels', '').first.get('officeDocument') ?? 'word/document.xml'
  if (!file.has(document)) {
    const office = [
      ['xl/', 'spreadsheet'],
      ['ppt/', 'slides'],
      ['index/', 'pages'],
    ].find(([folder]) => file.names.some((name) => name.startsWith(folder!)))
    throw office ? unsupported(office[1]!) : damaged()
  }
  if (!/\.xml$/i.test(document) || /^(?:xl|ppt)\//i.test(document))
    throw unsupported(/^xl\//i.test(document) ? 'spreadsheet' : 'slides')
  const slash = document.lastIndexOf('/')
  const folder = document.slice(0, slash + 1)
  const own = relations(file, `${folder}_rels/${document.slice(slash + 1)}.rels`, folder)
  const part = (type: string): string | undefined => {
    const name = own.first.get(type)
    return name !== undefined && file.has(name) ? name : undefined
  }
  return {
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    settings: part('settings'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
    headers: own.headers,
  }
}

/** The parts that relations lead to: the first of each type, and all headers that the package has, by relation. */
function relations(file: Package, name: string, folder: string) {
  const first = new Map<string, string>()
  const headers = new Map<string, string>()
  const reader = new XmlReader(NAMESPACES, {
    open(element: string, attributes: Attributes) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes
      if (element !== 'rel:Relationship' || !type || !target || mode === 'External') return
      const short = type.slice(type.lastIndexOf('/') + 1)
      const part = partAt(target, folder)
      if (!first.has(short)) first.set(short, part)
      if (short === 'header' && id !== undefined && file.has(part)) headers.set(id, part)
    },
  })
  file.unpack(name, (piece, isLast) => reader.write(piece, isLast))
  return { first, headers }
}

/** The part to which a relation of a part in `folder` leads; it never leaves the package. */
export function partAt(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const step of (folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}
