import { ANCHOR } from '@/lib/richtext/anchors'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { AUTHORED, type Authored, authoredOf } from './authored'
import type { BlockStyle } from './schema'
import { tokensOf } from './words'

/** Characters that one Yjs client wrote in one go, with the same marks. */
export interface Run extends Authored {
  text: string
  marks: DocumentMark[]
  marksKey: string
}

/** A word, a sign, or a node in the text. */
export interface Token {
  /** The same for tokens that are the same but for their marks. */
  key: string
  text: string
  runs: Run[]
  isNote: boolean
  atom?: string
}

export interface TableRow {
  key: string
  cells: { isHeader: boolean; key: string; blocks: Block[] }[]
}

/** A block of a text that stands by itself: a paragraph wherever it is, a table, a figure. */
export interface Block {
  style: BlockStyle
  tokens: Token[]
  text: string
  /** The same for blocks that are the same in text, marks and style. */
  key: string
  /** The same for blocks of the same kind and text. */
  textKey: string
  rows?: TableRow[]
  authored: Authored | null
  /** Id of the child of the document that it is or stands in. */
  top: string
}

interface Context {
  list?: 'bullet' | 'ordered'
  depth?: number
  isItem?: true
  quote?: string | true
  more?: Record<string, string>
  top: string
}

const LISTS: Record<string, 'bullet' | 'ordered'> = { bulletList: 'bullet', orderedList: 'ordered' }
const CELLS = new Set(['tableCell', 'tableHeader'])
// In the text, not a block: a paragraph's neighbours of text.
const HIDDEN_ATTRS = new Set([
  AUTHORED,
  ANCHOR,
  'suggestion',
  'inserted',
  'deleted',
  'joined',
  'changed',
  'colwidth',
])

/** The blocks of an authored document, in reading order. */
export function blocksOf(doc: DocumentNode): Block[] {
  return (doc.content ?? []).flatMap((node) => flatten(node, { top: idOf(node) }))
}

function idOf(node: DocumentNode): string {
  const authored = authoredOf(node)
  return authored ? `${authored.client}:${authored.clock}` : ''
}

function flatten(node: DocumentNode, context: Context): Block[] {
  const { type, content = [] } = node
  if (node.text !== undefined) return [blockOf({ type: 'paragraph', content: [node] }, context)]
  const list = LISTS[type]
  if (list) {
    const inner: Context = { ...context, list, depth: (context.depth ?? 0) + 1 }
    const start = node.attrs?.start
    return content.flatMap((item, place) =>
      (item.content ?? []).flatMap((child, index) => {
        const { isItem: _, more: __, ...rest } = inner
        const isFirst = index === 0
        const starts = isFirst && place === 0 && typeof start === 'number' && start !== 1
        return flatten(child, {
          ...rest,
          ...(isFirst && { isItem: true }),
          ...(starts && { more: { start: String(start) } }),
        })
      }),
    )
  }
  if (type === 'blockquote') {
    const label = node.attrs?.label
    const quote = typeof label === 'string' && label ? label : true
    return content.flatMap((child) => flatten(child, { ...context, quote }))
  }
  if (type === 'table') return [tableOf(node, context)]
  return [blockOf(node, context)]
}

function styleOf(node: DocumentNode, context: Context): BlockStyle {
  const { level, dir, ...rest } = node.attrs ?? {}
  const more: Record<string, string> = { ...context.more }
  for (const [name, value] of Object.entries(rest))
    if (!HIDDEN_ATTRS.has(name) && value !== null && value !== undefined && value !== '' && value !== false)
      more[name] = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number)
  const { more: _, top: __, ...styled } = context
  return {
    type: node.type,
    ...(typeof level === 'number' && { level }),
    ...(typeof dir === 'string' && { dir }),
    ...styled,
    ...(Object.keys(more).length > 0 && { more }),
  }
}

function blockOf(node: DocumentNode, context: Context): Block {
  const tokens = tokenize(node.content ?? [], false)
  const text = tokens.map((token) => token.text).join('')
  const style = styleOf(node, context)
  const look = JSON.stringify(style)
  const isText = node.type === 'paragraph' || node.type === 'heading'
  const words = tokens.map(({ key }) => key).join('\u0001')
  return {
    style,
    tokens,
    text,
    key: `${look}\u0002${words}\u0002${tokens.map(marksOf).join('\u0001')}`,
    textKey: `${isText ? '' : node.type}\u0002${words}`,
    authored: authoredOf(node),
    top: context.top,
  }
}

function tableOf(node: DocumentNode, context: Context): Block {
  const rows = (node.content ?? []).map((row): TableRow => {
    const cells = (row.content ?? [])
      .filter(({ type }) => CELLS.has(type))
      .map((cell) => {
        const blocks = (cell.content ?? []).flatMap((child) => flatten(child, { top: context.top }))
        const more = JSON.stringify(styleOf(cell, { top: '' }))
        return {
          isHeader: cell.type === 'tableHeader',
          key: `${more}${blocks.map(({ key }) => key).join('\u0003')}`,
          blocks,
        }
      })
    return { key: cells.map(({ key }) => key).join('\u0004'), cells }
  })
  const style = styleOf(node, context)
  const text = rows
    .map(({ cells }) => cells.map(({ blocks }) => blocks.map((block) => block.text).join('\n')).join('\t'))
    .join('\n')
  const tokens: Token[] = []
  return {
    style,
    tokens,
    text,
    key: `${JSON.stringify(style)}${rows.map(({ key }) => key).join('\u0005')}`,
    textKey: `table\u0002${text}`,
    rows,
    authored: authoredOf(node),
    top: context.top,
  }
}

/** A token's marks, as one text. */
export const marksOf = (token: Token): string => token.runs.map(({ marksKey }) => marksKey).join('|')

function tokenize(nodes: readonly DocumentNode[], isNote: boolean): Token[] {
  const tokens: Token[] = []
  let runs: Run[] = []
  const flush = () => {
    tokens.push(...wordsOf(runs, isNote))
    runs = []
  }
  for (const node of nodes) {
    if (node.text !== undefined) {
      runs.push(runOf(node))
      continue
    }
    flush()
    const { [AUTHORED]: _, ...attrs } = node.attrs ?? {}
    const atom = node.type
    const isContainer = (node.content?.length ?? 0) > 0 || atom === 'footnote'
    const text = isContainer ? '' : atom === 'hardBreak' ? '\n' : labelOf(attrs)
    const run: Run = { ...(authoredOf(node) ?? NOBODY), text, marks: [], marksKey: '' }
    // What points elsewhere is another when it points elsewhere, whatever its label was last.
    const { label: __, ...identity } = attrs
    const key = `\u0000${isNote ? 'note ' : ''}${atom}${isContainer ? '' : JSON.stringify(identity)}`
    tokens.push({ key, text, runs: [run], isNote: isNote || atom === 'footnote', atom })
    if (isContainer) tokens.push(...tokenize(node.content ?? [], true))
  }
  flush()
  return tokens
}

const NOBODY: Authored = { client: 0, clock: 0 }

function labelOf(attrs: Record<string, unknown>): string {
  return typeof attrs.label === 'string' ? attrs.label : ''
}

function runOf(node: DocumentNode): Run {
  const marks = (node.marks ?? []).filter(({ type }) => type !== AUTHORED)
  const marksKey = marks
    .map(({ type, attrs }) => (attrs ? `${type}${JSON.stringify(attrs)}` : type))
    .sort()
    .join(',')
  return { ...(authoredOf(node) ?? NOBODY), text: node.text ?? '', marks, marksKey }
}

function wordsOf(runs: readonly Run[], isNote: boolean): Token[] {
  const text = runs.map((run) => run.text).join('')
  let index = 0
  let offset = 0
  return tokensOf(text).map((word) => {
    const parts: Run[] = []
    for (let left = word.length; left > 0;) {
      const run = runs[index]!
      const length = Math.min(left, run.text.length - offset)
      if (length > 0)
        parts.push({ ...run, clock: run.clock + offset, text: run.text.slice(offset, offset + length) })
      left -= length
      offset += length
      if (offset === run.text.length) {
        index++
        offset = 0
      }
    }
    return { key: isNote ? `\u0006${word}` : word, text: word, runs: parts, isNote }
  })
}
