import type { DocumentMark, DocumentNode } from '../document'

/** Nodes that are nothing without something in them. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  'doc',
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
])

/** Containers that must not be empty, and go when they are. */
const NEVER_EMPTY: ReadonlySet<string> = new Set([
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'tableRow',
])

/** Whether text stands directly in it and it can be split and joined. */
export function isTextblock({ type }: DocumentNode): boolean {
  return type === 'paragraph' || type === 'heading'
}

/** The document with nothing empty that must not be, and with neighbouring text of the same marks in one piece. */
export function tidied(doc: DocumentNode): DocumentNode {
  return tidy(doc) ?? { type: 'doc', content: [{ type: 'paragraph' }] }
}

function tidy(node: DocumentNode): DocumentNode | null {
  if (node.text !== undefined) return node
  const content = mergeText((node.content ?? []).flatMap((child) => tidy(child) ?? []))
  if (content.length === 0 && NEVER_EMPTY.has(node.type)) return null
  if (content.length === 0 && needsParagraph(node.type)) content.push({ type: 'paragraph' })
  if (node.type === 'listItem' && content[0]?.type !== 'paragraph') content.unshift({ type: 'paragraph' })
  const { content: _, ...bare } = node
  return content.length > 0 ? { ...bare, content } : bare
}

/** Whether a node that lost all its content gets an empty paragraph. */
export function needsParagraph(type: string): boolean {
  return type === 'doc' || type === 'tableCell' || type === 'tableHeader'
}

/** Whether a node that lost all its content goes too. */
export function isNeverEmpty(type: string): boolean {
  return NEVER_EMPTY.has(type)
}

function mergeText(nodes: DocumentNode[]): DocumentNode[] {
  const merged: DocumentNode[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (node.text !== undefined && last?.text !== undefined && sameMarks(last.marks, node.marks))
      merged[merged.length - 1] = { ...last, text: last.text + node.text }
    else merged.push(node)
  }
  return merged
}

/** Whether two texts have the same marks, in whichever order. */
export function sameMarks(a: DocumentMark[] = [], b: DocumentMark[] = []): boolean {
  if (a.length !== b.length) return false
  if (a.length === 0) return true
  return keyOfMarks(a) === keyOfMarks(b)
}

/** Marks as one text that is the same for the same marks. */
export function keyOfMarks(marks: DocumentMark[]): string {
  return JSON.stringify(
    marks
      .map(({ type, attrs }) => [type, sorted(attrs)])
      .map((mark) => JSON.stringify(mark))
      .sort(),
  )
}

/** A value whose keys are in a fixed order and that lacks what is null. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
  return Object.fromEntries(
    entries.map(([key, each]) => [key, sorted(each)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Whether nodes of this type can be suggested. */
export function isSuggestibleName(type: string): boolean {
  return type !== 'doc' && type !== 'text'
}

/** The attributes that are something when they are missing, by type and name; shape.test.ts compares with the schema. */
export const DEFAULTS: Readonly<Record<string, unknown>> = {
  'figure.decorative': false,
  'figure.width': 100,
  'heading.level': 1,
  'orderedList.start': 1,
  'tableCell.colspan': 1,
  'tableCell.rowspan': 1,
  'tableHeader.colspan': 1,
  'tableHeader.rowspan': 1,
}

/** The attributes of a node that say something: not null, and not what they are when they are missing. */
export function sayingAttributes({ type, attrs = {} }: DocumentNode): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attrs).filter(
      ([name, value]) => value !== null && value !== undefined && DEFAULTS[`${type}.${name}`] !== value,
    ),
  )
}

/** What a document says as one text, the same for the same text however it is stored; comments are left out. */
export function saidBy(node: DocumentNode): string {
  const said = ({ type, text, marks = [], content = [], attrs }: DocumentNode): unknown =>
    text !== undefined
      ? [text, keyOfMarks(marks.filter((mark) => mark.type !== 'comment'))]
      : [type, sorted(sayingAttributes({ type, ...(attrs && { attrs }) })), content.map(said)]
  return JSON.stringify(said(node.type === 'doc' ? tidied(node) : tidied({ type: 'doc', content: [node] })))
}
