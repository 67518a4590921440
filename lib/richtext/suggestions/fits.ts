import type { DocumentNode } from '../document'
import { changesOf, SUGGESTION_ATTRIBUTES } from './record'

const BLOCKS = [
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'table',
  'figure',
  'horizontalRule',
]
const LINE = ['text', 'hardBreak', 'crossReference']
const INLINE = [...LINE, 'footnote']

/** What each node may hold; fits.test.ts compares with the schema, which a server does not load. */
export const HOLDS: Readonly<Record<string, readonly string[]>> = {
  doc: BLOCKS,
  blockquote: BLOCKS,
  listItem: BLOCKS,
  tableCell: BLOCKS,
  tableHeader: BLOCKS,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  paragraph: INLINE,
  heading: INLINE,
  figure: INLINE,
  footnote: LINE,
  horizontalRule: [],
  hardBreak: [],
  crossReference: [],
}

/** The marks that there are. */
export const MARKS: readonly string[] = [
  'bold',
  'italic',
  'underline',
  'strike',
  'link',
  'language',
  'comment',
  'confidential',
  'insertion',
  'deletion',
  'formatting',
]

/** The types that a node may become. */
const BECOMES: readonly (readonly string[])[] = [
  ['paragraph', 'heading', 'figure'],
  ['bulletList', 'orderedList'],
  ['tableCell', 'tableHeader'],
]

// Whose a suggestion or comment is cannot be proposed, and cells that span others are not suggested.
const NOT_PROPOSED: readonly string[] = [...SUGGESTION_ATTRIBUTES, 'threads', 'colspan', 'rowspan']

/**
 * What in a document no editor of this version can draw, in words that are the same for the same fault. An editor that meets
 * it deletes the text or block around it, whosever that is; what is proposed is looked at as if it were there.
 */
export function misfitsIn(doc: DocumentNode): Set<string> {
  const found = new Set<string>()
  const visit = (node: DocumentNode) => {
    for (const { type, attrs } of node.marks ?? [])
      for (const name of [type, ...proposedMarks(attrs)]) if (!MARKS.includes(name)) found.add(`mark ${name}`)
    for (const { type, attrs } of changesOf(node.attrs?.changed)) {
      if (type && type !== node.type && !BECOMES.some((all) => all.includes(type) && all.includes(node.type)))
        found.add(`${node.type} becomes ${type}`)
      for (const name of Object.keys(attrs ?? {}))
        if (NOT_PROPOSED.includes(name)) found.add(`proposed ${name}`)
    }
    const held = HOLDS[node.type]
    const [first] = node.content ?? []
    if (node.type === 'listItem' && first && first.type !== 'paragraph')
      found.add(`listItem begins with ${first.type}`)
    for (const child of node.content ?? []) {
      if (!held?.includes(child.type)) found.add(`${node.type} holds ${child.type}`)
      visit(child)
    }
  }
  visit(doc)
  return found
}

function proposedMarks(attrs: Record<string, unknown> | undefined): string[] {
  return Array.isArray(attrs?.add)
    ? attrs.add.map((mark: { type?: unknown } | null) => String(mark?.type))
    : []
}
