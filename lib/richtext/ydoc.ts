import { encodeAny, toBase64 } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'
import type { DocumentMark, DocumentNode } from './document'
import { IN_LINE } from './in-text'
import { XML_FRAGMENT } from './version'

// Fixed clients for what is made without a person: the same update always, so that applying it twice changes nothing.
const SEED_CLIENT = 1
const BUILD_CLIENT = 2

/**
 * The marks that may overlap others of their own type: those whose specification does not exclude itself. Here by name,
 * because a server that builds a text loads no schema; ydoc.test.ts compares.
 */
export const OVERLAPPING_MARKS: ReadonlySet<string> = new Set([
  'comment',
  'insertion',
  'deletion',
  'formatting',
])

// Such a mark is stored under its name and a hash: "comment--a1B2c3D4".
const HASHED_MARK = /^(.*)--[a-zA-Z0-9+/=]{8}$/

let seed: Uint8Array | undefined

/** The Yjs update with which every draft starts: one empty paragraph. Always the same bytes; seeding twice is once. */
export function seedUpdate(): Uint8Array {
  seed ??= updateFromDocument({ type: 'doc', content: [{ type: 'paragraph' }] }, SEED_CLIENT)
  return seed.slice()
}

/**
 * The text of a draft as ProseMirror JSON. Knows no schema and changes nothing: nodes, marks and attributes that this
 * version has never heard of come out as they are.
 */
export function readDocument(ydoc: Y.Doc): DocumentNode {
  return { type: 'doc', content: readChildren(ydoc.getXmlFragment(XML_FRAGMENT)) }
}

/** What `readDocument` gives for the draft that consists of these Yjs updates, in whichever order they come. */
export function documentFromUpdates(updates: readonly Uint8Array[]): DocumentNode {
  const ydoc = new Y.Doc({ gc: true })
  try {
    ydoc.transact(() => {
      for (const update of updates) Y.applyUpdate(ydoc, update)
    })
    return readDocument(ydoc)
  } finally {
    ydoc.destroy()
  }
}

/**
 * The Yjs update whose draft reads as `node`, for tests, samples and imports. It stands in place of `seedUpdate`, and
 * is deterministic: two different documents for one draft need two different `clientId`s.
 */
export function updateFromDocument(node: DocumentNode, clientId = BUILD_CLIENT): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.clientID = clientId
  ydoc.transact(() => ydoc.getXmlFragment(XML_FRAGMENT).insert(0, buildChildren(node.content ?? [])))
  const update = Y.encodeStateAsUpdate(ydoc)
  ydoc.destroy()
  return update
}

/** What `readDocument` makes of one child of a text. */
export function readChild(child: unknown): DocumentNode[] {
  if (child instanceof Y.XmlText) return readText(child)
  if (child instanceof Y.XmlElement) return [readElement(child)]
  return [{ type: 'unknown' }]
}

// Two texts that Yjs holds apart, where a note stood between them, are read as one.
function readChildren(parent: Y.XmlFragment | Y.XmlElement): DocumentNode[] {
  const nodes: DocumentNode[] = []
  for (const node of parent.toArray().flatMap(readChild)) {
    const last = nodes.at(-1)
    if (last?.text !== undefined && node.text !== undefined && hasSameMarks(last, node))
      nodes[nodes.length - 1] = { ...last, text: last.text + node.text }
    else nodes.push(node)
  }
  return nodes
}

function hasSameMarks({ marks: one = [] }: DocumentNode, { marks: other = [] }: DocumentNode): boolean {
  if (one.length !== other.length) return false
  const name = (mark: DocumentMark) => JSON.stringify([markAttribute(mark), mark.attrs ?? {}])
  const names = new Set(one.map(name))
  return other.every((mark) => names.has(name(mark)))
}

function readElement(element: Y.XmlElement): DocumentNode {
  const attrs = element.getAttributes() as Record<string, unknown>
  const content = readChildren(element)
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  }
}

interface Delta {
  insert: unknown
  attributes?: Record<string, unknown>
}

function readText(text: Y.XmlText): DocumentNode[] {
  return (text.toDelta() as Delta[]).map(({ insert, attributes }) => {
    if (insert instanceof Y.XmlElement) return readElement(insert)
    if (typeof insert !== 'string') return { type: 'unknown' }
    const marks = Object.entries(attributes ?? {}).map(([name, value]) => readMark(name, value))
    return { type: 'text', text: insert, ...(marks.length > 0 && { marks }) }
  })
}

/** The mark that a draft stores under this name. */
export function readMark(name: string, value: unknown): DocumentMark {
  const type = HASHED_MARK.exec(name)?.[1] ?? name
  const attrs = value && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type }
}

/** What a live draft holds for these nodes, to be put into it. */
export const buildXml = (nodes: readonly DocumentNode[]): (Y.XmlElement | Y.XmlText)[] =>
  buildChildren([...nodes])

// A line is one Y.XmlText with all that stands in it; attributes that are null are left out.
function buildChildren(nodes: DocumentNode[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let line: DocumentNode[] = []
  const flush = () => {
    if (line.length > 0) children.push(buildText(line))
    line = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || IN_LINE.has(node.type)) {
      line.push(node)
      continue
    }
    flush()
    children.push(buildElement(node))
  }
  flush()
  return children
}

function buildElement(node: DocumentNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type)
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (value !== null && value !== undefined) element.setAttribute(name, value as string)
  }
  element.insert(0, buildChildren(node.content ?? []))
  return element
}

function buildText(nodes: DocumentNode[]): Y.XmlText {
  const text = new Y.XmlText()
  // What stands among letters looks as those before it: no format begins or ends there.
  let attributes: Record<string, unknown> = {}
  const delta = nodes.map((node) => {
    if (node.type !== 'text') return { insert: buildElement(node), attributes }
    const marks = (node.marks ?? []).map((mark) => [markAttribute(mark), mark.attrs ?? {}])
    attributes = Object.fromEntries(marks) as Record<string, unknown>
    return { insert: node.text ?? '', attributes }
  })
  text.applyDelta(delta, { sanitize: false })
  return text
}

/**
 * The name under which Yjs holds a mark, as y-tiptap forms it: with six bytes of its hash when several may overlap. Its
 * attributes must be all that the schema has, in the schema's order, or the editor will store it again under another.
 */
export function markAttribute({ type, attrs }: DocumentMark): string {
  if (!OVERLAPPING_MARKS.has(type)) return type
  const bytes = digest(encodeAny({ type, ...(attrs && Object.keys(attrs).length > 0 && { attrs }) }))
  const short = bytes.slice(0, 6)
  for (let index = 6; index < bytes.length; index++) short[index % 6]! ^= bytes[index]!
  return `${type}--${toBase64(short)}`
}
