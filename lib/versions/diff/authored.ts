import * as Y from 'yjs'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { XML_FRAGMENT } from '@/lib/richtext/version'

/** The mark and the attribute under which an authored document says whose it is; no schema knows them. */
export const AUTHORED = 'authored'

/** Of a run of text or a node: the Yjs client that wrote it and the clock of its first character. */
export interface Authored {
  client: number
  clock: number
  /** Who set its marks or attributes: Yjs clients by name; a mark that was taken away is named too. */
  set?: Record<string, number>
  /** Of a node: where it stands among the children of the document, and its id there. */
  top?: number
}

// A mark that may overlap others of its own type is stored under its name and a hash: "comment--a1B2c3D4".
const HASHED = /--[a-zA-Z0-9+/=]{8}$/

/**
 * A draft as `readDocument` gives it, and on every text and node, as a mark or attribute `authored`, who wrote it. Text
 * is cut where the writer changes. Changes nothing.
 */
export function readAuthored(doc: Y.Doc): DocumentNode {
  const content = doc
    .getXmlFragment(XML_FRAGMENT)
    .toArray()
    .flatMap((child, top) => readChild(child, top))
  return { type: 'doc', content }
}

/** What an authored text or node says of who wrote it; null for what says nothing. */
export function authoredOf(node: DocumentNode): Authored | null {
  const mark = node.marks?.find(({ type }) => type === AUTHORED)
  return ((mark?.attrs ?? node.attrs?.[AUTHORED]) as Authored | undefined) ?? null
}

function readChild(child: unknown, top?: number): DocumentNode[] {
  if (child instanceof Y.XmlText) return readText(child)
  if (child instanceof Y.XmlElement) return [readElement(child, top)]
  return [{ type: 'unknown' }]
}

function readElement(element: Y.XmlElement, top?: number): DocumentNode {
  const set: Record<string, number> = {}
  for (const [name, item] of element._map) set[name] = item.id.client
  const { client = 0, clock = 0 } = element._item?.id ?? {}
  const authored: Authored = { client, clock, set, ...(top !== undefined && { top }) }
  const content = element.toArray().flatMap((child) => readChild(child))
  return {
    type: element.nodeName,
    attrs: { ...(element.getAttributes() as Record<string, unknown>), [AUTHORED]: authored },
    ...(content.length > 0 && { content }),
  }
}

function readText(text: Y.XmlText): DocumentNode[] {
  const nodes: DocumentNode[] = []
  const formats = new Map<string, { value: unknown; client: number }>()
  let open: { authored: Authored; end: number; node: DocumentNode } | null = null
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      formats.set(item.content.key, { value: item.content.value, client: item.id.client })
      open = null
      continue
    }
    if (!item.countable) continue
    const { client, clock } = item.id
    if (item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement) {
      nodes.push(readElement(item.content.type))
      open = null
    } else if (!(item.content instanceof Y.ContentString)) {
      nodes.push({ type: 'unknown', attrs: { [AUTHORED]: { client, clock } } })
      open = null
    } else if (open && open.authored.client === client && open.end === clock) {
      open.node.text += item.content.str
      open.end += item.length
    } else {
      const authored: Authored = { client, clock, ...setIn(formats) }
      const node: DocumentNode = {
        type: 'text',
        text: item.content.str,
        marks: [...marksIn(formats), { type: AUTHORED, attrs: { ...authored } }],
      }
      nodes.push(node)
      open = { authored, end: clock + item.length, node }
    }
  }
  return nodes
}

type Formats = ReadonlyMap<string, { value: unknown; client: number }>

function marksIn(formats: Formats): DocumentMark[] {
  return [...formats].flatMap(([name, { value }]): DocumentMark[] => {
    if (value === null || value === undefined) return []
    const attrs = typeof value === 'object' ? (value as Record<string, unknown>) : {}
    const type = name.replace(HASHED, '')
    return [Object.keys(attrs).length > 0 ? { type, attrs } : { type }]
  })
}

function setIn(formats: Formats): Pick<Authored, 'set'> {
  if (formats.size === 0) return {}
  return { set: Object.fromEntries([...formats].map(([name, { client }]) => [name, client])) }
}
