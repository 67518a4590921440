import { AppError } from '@/lib/errors'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import type { Place } from '../tree'

/** The refusal of a format that has no rule for a node or mark: nothing is ever left out in silence. */
export function unsupported(node: string, place: Place): AppError {
  return new AppError('unsupported', 'exportNode', { node, place })
}

/** Looks up the rule for a node or mark. @throws AppError `unsupported` naming it and the place. */
export function ruleFor<Rule>(
  rules: Readonly<Record<string, Rule>>,
  { type }: { type: string },
  place: Place,
): Rule {
  const rule = Object.hasOwn(rules, type) ? rules[type] : undefined
  if (rule === undefined) throw unsupported(type, place)
  return rule
}

// Control characters but the tab, what XML cannot hold even escaped, and halves of surrogate pairs.
const UNWRITABLE = /[^\P{Cc}\t]|[\ufffe\uffff]|\p{Surrogate}/gu

/** Text that every format can write: line breaks inside of it are spaces, unwritable characters are gone. */
export function writable(text: string): string {
  return text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ').replace(UNWRITABLE, '')
}

/** A piece of a line: neighbouring text nodes of one link together, everything else alone. */
export type Inline = { href: string | null; nodes: DocumentNode[] }

/** Inline content cut at the borders of links, so that a link with a bold word in it stays one link. */
export function groupByLink(
  nodes: readonly DocumentNode[],
  hrefOf: (mark: DocumentMark) => string | null,
): Inline[] {
  const groups: Inline[] = []
  for (const node of nodes) {
    const mark = node.marks?.find(({ type }) => type === 'link')
    const href = mark ? hrefOf(mark) : null
    const last = groups.at(-1)
    if (last && last.href === href) last.nodes.push(node)
    else groups.push({ href, nodes: [node] })
  }
  return groups
}

/** A whole number from an attribute, kept within bounds; `fallback` for anything that is none. */
export function integer(value: unknown, fallback: number, [min, max]: [number, number]): number {
  const number = Number(value ?? fallback)
  return Number.isInteger(number) ? Math.min(Math.max(number, min), max) : fallback
}

/** What stands before a paragraph, as the United Nations number theirs: "12."; empty where it has no number. */
export function paragraphNumber({ attrs }: DocumentNode): string {
  const number = integer(attrs?.number, 0, [0, 1_000_000])
  return number > 0 ? `${number}.` : ''
}

/** What stands before a caption: "Table 3."; empty where there is none. */
export function captionLabel({ attrs }: DocumentNode): string {
  return typeof attrs?.label === 'string' ? attrs.label : ''
}

/** The name by which cross-references lead to a block, fit for an address; null where none does. */
export function blockId({ attrs }: DocumentNode): string | null {
  return typeof attrs?.id === 'string' && /^[\w-]{1,64}$/.test(attrs.id) ? attrs.id : null
}

/** How an ordered list counts, as HTML's `type` has it; anything else counts 1, 2, 3. */
export type ListStyle = '1' | 'a' | 'A' | 'i' | 'I'

/** The style of an ordered list. */
export function listStyle(node: DocumentNode): ListStyle {
  const type = node.attrs?.type
  return type === 'a' || type === 'A' || type === 'i' || type === 'I' ? type : '1'
}

/** How many rows at the top of a table consist of header cells, none of which reaches below them: what is repeated on each page. */
export function headerRows(table: DocumentNode): number {
  const rows = table.content ?? []
  const first = rows.findIndex(
    (row) => !row.content?.length || row.content.some(({ type }) => type !== 'tableHeader'),
  )
  let count = Math.max(first, 0)
  const reach = (row: DocumentNode, at: number) =>
    Math.max(
      ...(row.content ?? []).map(({ attrs }) => at + integer(attrs?.rowspan, 1, [1, rows.length - at])),
    )
  while (rows.slice(0, count).some((row, at) => reach(row, at) > count)) count--
  return count
}

/** The text of a node without marks, blocks apart. */
export function plainText(node: DocumentNode): string {
  return node.text ?? (node.content ?? []).map(plainText).join(node.type === 'paragraph' ? '' : ' ')
}

/** These bytes in base64; in a browser as on a server. */
export function bytesToBase64(bytes: Uint8Array): string {
  // A server's own way takes a hundredth of the time: a report's pictures are megabytes.
  const { Buffer: own } = globalThis as { Buffer?: BufferConstructor }
  if (own) return own.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
