import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { THREADS_ATTRIBUTE, threadsAttribute, threadsOfAttribute } from '@/lib/richtext/commented-nodes'
import { placesOfThread } from './thread-places'

/** What was last cut on this page and not pasted yet: its words, and the threads that went with them. */
interface Cut {
  text: string
  threads: ReadonlySet<string>
}

// Of the page and not of an editor: what is cut in one draft is pasted into another.
let lastCut: Cut | null = null

/**
 * Lets a thread go where its words go and stand in one place only: what is cut and pasted, or dragged elsewhere, keeps
 * its mark, also half a passage, also in another draft; a copy loses it while the original stands somewhere; what comes
 * from another report, or from anywhere else, loses it.
 */
export function threadClipboard({ draftId }: { draftId: string | undefined }): Extension {
  return Extension.create({
    name: 'threadClipboard',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('threadClipboard'),
        props: { handleDOMEvents: { copy: forgetCut } },
        appendTransaction(transactions, before, after) {
          for (const transaction of transactions) {
            if (isUndo(transaction)) lastCut = null
            if (transaction.getMeta('uiEvent') === 'cut') lastCut = cutOf(before, after)
          }
          const arrivals = transactions.filter(isArrival)
          return arrivals.length > 0 ? withoutCopies(transactions, before, after, draftId) : null
        },
      }),
    ],
  })
}

function forgetCut(): false {
  lastCut = null
  return false
}

// The words come back where they were: what is pasted then is a copy.
function isUndo(transaction: Transaction): boolean {
  const change = transaction.getMeta(ySyncPluginKey) as { isUndoRedoOperation?: boolean } | undefined
  return change?.isUndoRedoOperation === true
}

function isArrival(transaction: Transaction): boolean {
  return transaction.docChanged && ['paste', 'drop'].includes(String(transaction.getMeta('uiEvent')))
}

function cutOf(before: EditorState, after: EditorState): Cut {
  const [counts, left] = [charactersOf(before.doc), charactersOf(after.doc)]
  const gone = [...counts].filter(([thread, count]) => (left.get(thread) ?? 0) < count)
  return {
    text: wordsOf(before.selection.content().content),
    threads: new Set(gone.map(([thread]) => thread)),
  }
}

function withoutCopies(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  draftId: string | undefined,
): Transaction | null {
  const ranges = arrivedIn(transactions)
  const mark = after.schema.marks.comment
  if (!mark) return null
  const arrived = new Set(ranges.flatMap(({ from, to }) => [...threadsBetween(after.doc, from, to)]))
  const [counts, now] = [charactersOf(before.doc), charactersOf(after.doc)]
  const cut = lastCut
  const isCut =
    cut !== null && ranges.some(({ from, to }) => cut.text === wordsOf(after.doc.slice(from, to).content))
  const copies = [...arrived].filter((thread) => {
    const had = counts.get(thread) ?? 0
    // Moved within the draft in one step.
    if (had > 0 && (now.get(thread) ?? 0) <= had) return false
    const places = placesOfThread(thread)
    if (isCut && cut.threads.has(thread)) return places === null
    if (had > 0 || !places) return true
    return places.some((place) => place !== draftId)
  })
  if (isCut) lastCut = null
  if (copies.length === 0) return null
  const { tr } = after
  for (const { from, to } of ranges)
    for (const thread of copies) tr.removeMark(from, to, mark.create({ thread }))
  for (const { from, to } of ranges) forgetNodes(tr, from, to, copies)
  return tr.docChanged ? tr : null
}

function forgetNodes(tr: Transaction, from: number, to: number, copies: readonly string[]): void {
  tr.doc.nodesBetween(from, to, (node, pos) => {
    const threads = threadsOfAttribute(node.attrs[THREADS_ATTRIBUTE])
    const left = threads.filter((thread) => !copies.includes(thread))
    if (pos >= from && left.length < threads.length)
      tr.setNodeAttribute(pos, THREADS_ATTRIBUTE, threadsAttribute(left))
  })
}

/** Where in the document as it is now the pasted or dropped text stands. */
function arrivedIn(transactions: readonly Transaction[]): { from: number; to: number }[] {
  let ranges: { from: number; to: number }[] = []
  for (const transaction of transactions)
    for (const map of transaction.mapping.maps) {
      ranges = ranges.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }))
      if (isArrival(transaction)) map.forEach((_, __, from, to) => void ranges.push({ from, to }))
    }
  return ranges.filter(({ from, to }) => from < to)
}

/**
 * How many characters each thread's mark covers, a node as one. What is suggested to be deleted counts as gone: of words that were moved
 * as a suggestion the thread stands at both places until that is decided.
 */
function charactersOf(doc: Node): Map<string, number> {
  const counts = new Map<string, number>()
  doc.descendants((node) => {
    if (node.attrs.deleted || node.marks.some(({ type }) => type.name === 'deletion')) return
    const size = node.isText ? node.nodeSize : 1
    for (const thread of threadsOf(node)) counts.set(thread, (counts.get(thread) ?? 0) + size)
  })
  return counts
}

function threadsBetween(doc: Node, from: number, to: number): Set<string> {
  const threads = new Set<string>()
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText || pos >= from) for (const thread of threadsOf(node)) threads.add(thread)
  })
  return threads
}

function threadsOf({ marks, attrs: own }: Node): string[] {
  const carried = marks.flatMap(({ type, attrs }) =>
    type.name === 'comment' && typeof attrs.thread === 'string' ? [attrs.thread] : [],
  )
  return [...carried, ...threadsOfAttribute(own[THREADS_ATTRIBUTE])]
}

/** The characters alone: where blocks begin and end depends on where they are pasted. */
function wordsOf(content: { textBetween: (from: number, to: number) => string; size: number }): string {
  return content.textBetween(0, content.size)
}
