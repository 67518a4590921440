import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { isSuggestionMark, SUGGESTION_ATTRIBUTES } from '@/lib/richtext/suggestions/record'
import { isEmptyDocument } from '@/lib/richtext/words'
import { readMark } from '@/lib/richtext/ydoc'
import { chainsOf, keyOf, type LostRun } from './lost-runs'

// What is kept as it is when its place is lost. Of lists, quotations and tables the words are kept, a paragraph a line.
const KEPT = new Set(['footnote', 'crossReference', 'hardBreak', 'figure'])

/** Whether an element is kept for its own sake. A line break alone is nothing. */
export const isKeptNode = (element: string): boolean => KEPT.has(element) && element !== 'hardBreak'

/**
 * What one client lost, from the order in which it was made, as blocks: each line a paragraph with its marks, notes and
 * references, each picture a block. Null when that says no more than the words do. Suggestions and comments are not kept:
 * whoever puts it back edits, or suggests anew.
 */
export function contentOf(runs: readonly LostRun[]): DocumentNode[] | null {
  const blocks = new Content(runs).blocks()
  return blocks.some(isRich) ? blocks : null
}

const isRich = ({ type, marks, content }: DocumentNode): boolean =>
  KEPT.has(type) || (marks?.length ?? 0) > 0 || (content?.some(isRich) ?? false)

interface Block {
  node: DocumentNode
  /** When it was begun, for the order. */
  at: number
}

class Content {
  private readonly texts = new Map<string | null, LostRun[]>()
  private readonly lines = new Map<string | null, Block[]>()
  private readonly children = new Map<string | null, LostRun[]>()
  private readonly attributes = new Map<string, Record<string, unknown>>()
  private readonly written = new Set<string | null>()
  private readonly kept = new Set<string | null>()

  constructor(runs: readonly LostRun[]) {
    // What holds characters: lost with them, or there still.
    const holders = new Set(
      runs.flatMap((run) => {
        if (run.isHolder) return [keyOf(idOf(run))]
        return run.parent !== null && (run.text !== '' || run.format) ? [run.parent] : []
      }),
    )
    const isAmongLetters = ({ element, parent }: LostRun) =>
      element !== null && KEPT.has(element) && parent !== null && holders.has(parent)
    for (const run of runs) {
      if (run.element !== null && KEPT.has(run.element)) this.kept.add(keyOf(idOf(run)))
      if (run.attribute && run.parent) {
        const known = this.attributes.get(run.parent) ?? {}
        this.attributes.set(run.parent, { ...known, [run.attribute[0]]: run.attribute[1] })
      } else if (run.text !== '' || run.format || isAmongLetters(run))
        this.texts.set(run.parent, [...(this.texts.get(run.parent) ?? []), run])
      else if (run.isHolder || run.element !== null)
        this.children.set(run.parent, [...(this.children.get(run.parent) ?? []), run])
    }
  }

  blocks(): DocumentNode[] {
    const blocks: Block[] = []
    for (const [parent, runs] of this.children)
      if (!this.kept.has(parent)) for (const chain of chainsOf(runs)) blocks.push(...this.blocksOf(chain))
    // Typed into what somebody else had made.
    const lines = [...this.texts.keys()].map((holder) => [holder, this.linesOf(holder)] as const)
    for (const [holder, own] of lines) if (!this.written.has(holder)) blocks.push(...own)
    return blocks
      .toSorted((a, b) => a.at - b.at)
      .map(({ node }) => node)
      .filter((node) => !isEmptyDocument(node))
  }

  private blocksOf(chain: readonly LostRun[]): Block[] {
    const blocks: Block[] = []
    let open: Block | null = null
    const write = (at: number, content: DocumentNode[]) => {
      if (open) open.node.content!.push(...content)
      else blocks.push((open = { node: { type: 'paragraph', content: [...content] }, at }))
    }
    // What stands behind words that were typed into what somebody else had made.
    const before =
      chain[0]?.origin && !this.written.has(keyOf(chain[0].origin)) ? keyOf(chain[0].origin) : null
    const typed = before === null ? undefined : this.linesOf(before).pop()
    if (typed) write(typed.at, typed.node.content ?? [])
    for (const run of chain) {
      if (run.isHolder) {
        const [first, ...others] = this.linesIn(run)
        if (first) write(first.at, first.node.content ?? [])
        for (const line of others) {
          open = null
          write(line.at, line.node.content ?? [])
        }
      } else if (run.element !== null && KEPT.has(run.element)) {
        const node = this.nodeOf(run)
        if (run.element !== 'figure') write(run.clock, [node])
        else if (typeof node.attrs?.image === 'string') {
          open = null
          blocks.push({ node, at: run.clock })
        }
      } else open = null
    }
    return blocks
  }

  private nodeOf(run: LostRun): DocumentNode {
    const key = keyOf(idOf(run))
    const attrs = Object.entries(this.attributes.get(key) ?? {}).filter(
      ([name]) => name !== '' && !(SUGGESTION_ATTRIBUTES as readonly string[]).includes(name),
    )
    const content = chainsOf(this.children.get(key) ?? []).flatMap((chain) =>
      chain.flatMap((child): DocumentNode[] =>
        child.isHolder
          ? this.linesIn(child).flatMap(({ node }) => node.content ?? [])
          : child.element !== null && KEPT.has(child.element)
            ? [this.nodeOf(child)]
            : [],
      ),
    )
    return {
      type: run.element!,
      ...(attrs.length > 0 && { attrs: Object.fromEntries(attrs) }),
      ...(content.length > 0 && { content }),
    }
  }

  private linesIn(holder: LostRun): Block[] {
    const key = keyOf(idOf(holder))
    this.written.add(key)
    return this.linesOf(key)
  }

  // When they are asked for: what stands among letters may hold a text itself.
  private linesOf(holder: string | null): Block[] {
    const known = this.lines.get(holder)
    if (known) return known
    const chains = chainsOf(this.texts.get(holder) ?? [])
    const lines = chains.flatMap((chain) => lineOf(chain, (run) => this.nodeOf(run)))
    this.lines.set(holder, lines)
    return lines
  }
}

const idOf = ({ client, clock }: LostRun) => ({ client, clock }) as Parameters<typeof keyOf>[0]

/** The characters of one place as a paragraph, with what stands among them. */
function lineOf(chain: readonly LostRun[], nodeOf: (run: LostRun) => DocumentNode): Block[] {
  const on: Record<string, unknown> = {}
  const content: DocumentNode[] = []
  for (const run of chain) {
    const { text, format, formats } = run
    if (run.element !== null) content.push(nodeOf(run))
    if (format?.[1] === null) delete on[format[0]]
    else if (format) on[format[0]] = format[1]
    if (text === '') continue
    const marks = marksOf({ ...formats, ...on })
    const last = content.at(-1)
    if (last?.text !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(marks))
      last.text += text
    else content.push({ type: 'text', text, ...(marks.length > 0 && { marks }) })
  }
  return content.length > 0
    ? [{ node: { type: 'paragraph', content }, at: Math.min(...chain.map(({ clock }) => clock)) }]
    : []
}

function marksOf(formats: Record<string, unknown>): DocumentMark[] {
  return Object.entries(formats)
    .map(([name, value]) => readMark(name, value))
    .filter((mark) => !isSuggestionMark(mark) && mark.type !== 'comment')
}
