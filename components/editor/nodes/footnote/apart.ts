import type { ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { AddMarkStep, RemoveMarkStep } from '@tiptap/pm/transform'
import { countNotes, type NoteAt, noteAround, noteAt } from './note-around'

// Marks of the writing itself. What others mark in it (comments, suggestions) goes through the notes as well.
const WRITING = new Set(['bold', 'italic', 'underline', 'strike', 'link', 'language'])

/**
 * A selection that begins in a note and ends outside of it, or the other way round, takes the whole note: half of it
 * and half of the text cannot be cut, typed over or moved. Null when both ends are in one place already.
 */
export function selectionApart($anchor: ResolvedPos, $head: ResolvedPos): TextSelection | null {
  const [from, to] = [noteAt($anchor), noteAt($head)]
  if ((from?.pos ?? -1) === (to?.pos ?? -1)) return null
  const isForward = $anchor.pos <= $head.pos
  const anchor = from ? edge(from, !isForward) : $anchor.pos
  const head = to ? edge(to, isForward) : $head.pos
  return TextSelection.create($anchor.doc, anchor, head)
}

const edge = ({ node, pos }: NoteAt, isAfter: boolean) => (isAfter ? pos + node.nodeSize : pos)

/**
 * What a change from outside did to the marks of notes, taken back: who makes a sentence bold means the sentence, not
 * the source in its note. Null when there is nothing to take back.
 */
export function marksApart(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  const own = noteAround(before.selection)
  // Steps that follow each other see what those before them did: the first says how a note was.
  const seen = new Set<number>()
  let tr: Transaction | null = null
  transactions.forEach((transaction, turn) => {
    const later = transactions.slice(turn + 1)
    transaction.steps.forEach((step, index) => {
      if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return
      if (!WRITING.has(step.mark.type.name)) return
      const doc = transaction.docs[index]
      doc?.nodesBetween(step.from, step.to, (node, pos) => {
        if (node.type.name !== 'footnote') return true
        if (own && transaction.mapping.slice(0, index).map(own.pos) === pos) return false
        const at = later.reduce(
          (mapped, { mapping }) => mapping.map(mapped),
          transaction.mapping.slice(index).map(pos),
        )
        if (seen.has(at)) return false
        seen.add(at)
        tr ??= after.tr
        const now = tr.doc.nodeAt(at)
        if (now?.type === node.type && !now.content.eq(node.content))
          tr.replaceWith(at + 1, at + 1 + now.content.size, node.content)
        return false
      })
    })
  })
  return tr !== null && (tr as Transaction).docChanged ? tr : null
}

/**
 * Whether a change that was made from within a note would tear it in two, as putting a block into it would. A note
 * never makes another.
 */
export function tearsNote(transaction: Transaction, state: EditorState): boolean {
  return (
    transaction.docChanged &&
    noteAround(state.selection) !== null &&
    countNotes(transaction.doc) > countNotes(state.doc)
  )
}
