import type { Mark, Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { type FindOptions, type Found, findInText, NO_TEXT } from '@/lib/richtext/find'

export interface Search {
  query: string
  options: FindOptions
}

/** The text of what holds text itself, and where each of its pieces stands in it. */
interface Run {
  text: string
  /** Where a piece begins in the text, and in the node's content. */
  pieces: { text: number; content: number }[]
}

const runs = new WeakMap<Node, Run>()

/** Finds in documents what one search asks for; a paragraph that is still the same is not read again. */
export class Finder {
  private readonly known = new WeakMap<Node, readonly Found[]>()

  constructor(readonly search: Search) {}

  /** All places in the document, from its beginning to its end. What is suggested to go is not looked at. */
  find(doc: Node): Found[] {
    const all: Found[] = []
    doc.descendants((node, at) => {
      if (!node.inlineContent) return true
      for (const { from, to } of this.findIn(node)) all.push({ from: at + 1 + from, to: at + 1 + to })
      // A footnote is a text of its own within another.
      return true
    })
    return all.sort((one, other) => one.from - other.from)
  }

  private findIn(node: Node): readonly Found[] {
    let found = this.known.get(node)
    if (!found) {
      const run = runOf(node)
      found = findInText(run.text, this.search.query, this.search.options).map(({ from, to }) => ({
        from: placeOf(run, from),
        to: placeOf(run, to - 1) + 1,
      }))
      this.known.set(node, found)
    }
    return found
  }
}

function runOf(node: Node): Run {
  let run = runs.get(node)
  if (run) return run
  run = { text: '', pieces: [] }
  const made = run
  node.forEach((child, content) => {
    made.pieces.push({ text: made.text.length, content })
    const isThere = child.isText && !child.marks.some(({ type }) => type.name === 'deletion')
    if (isThere) made.text += child.text ?? ''
    else
      made.text +=
        child.type.name === 'hardBreak' ? '\n' : child.isText ? NO_TEXT.repeat(child.nodeSize) : NO_TEXT
  })
  runs.set(node, run)
  return run
}

function placeOf({ pieces }: Run, at: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.text ?? 0) <= at) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  return piece ? piece.content + at - piece.text : at
}

/**
 * The transaction that puts `replacement` in the place of what was found, all of it in one step for undo. The new words
 * look as the first letter did that they replace, and keep every comment that any of them had.
 */
export function replaceFound(state: EditorState, found: readonly Found[], replacement: string): Transaction {
  const { tr, doc, schema } = state
  // From the end, so that what is still to come has not moved.
  for (const { from, to } of found.toReversed()) {
    if (replacement === '') tr.delete(from, to)
    else tr.replaceWith(from, to, schema.text(replacement, marksWithin(doc, from, to)))
  }
  return tr
}

function marksWithin(doc: Node, from: number, to: number): readonly Mark[] {
  let marks: readonly Mark[] | null = null
  doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return
    if (marks === null) marks = node.marks
    else for (const mark of node.marks) if (mark.type.name === 'comment') marks = mark.addToSet(marks)
  })
  return marks ?? []
}
