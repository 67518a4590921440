import { Extension } from '@tiptap/core'
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep, type Transform } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import { UndoManager } from 'yjs'
import type * as Y from 'yjs'
import { tellCaret } from './fresh-caret'
import { readElementsInTexts } from './elements-in-texts'
import { absoluteOf } from './positions'
import { type RelativeSelection, selectAgain, selectionIn } from './relative-selection'

/** What we use of y-tiptap's ProsemirrorBinding. */
interface Binding {
  type: Y.XmlFragment
  mapping: Map<unknown, Node | Node[]>
  doc: Y.Doc
  prosemirrorView: EditorView | null
  beforeTransactionSelection: RelativeSelection | null
  beforeAllTransactions: () => void
  _isLocalCursorInView: () => boolean
  _tr: Transaction
  _typeChanged: (events: unknown[], transaction: unknown) => void
  _observeFunction: (events: unknown[], transaction: { origin: unknown }) => void
}

/**
 * Takes in what others type as the smallest change of the document. y-tiptap makes every paragraph anew and replaces the
 * whole document with each of their keystrokes: that costs time by the length of the draft, and whatever holds a position
 * (marks of a search, an open menu, a drag) loses it. Must stand after the Collaboration extension.
 */
export const smoothSync = Extension.create({
  name: 'smoothSync',
  priority: 90,
  addProseMirrorPlugins: () => [
    new Plugin<RelativeSelection | null>({
      key,
      state: {
        // The view begins to listen once all states are there.
        init: (_config, state) => {
          readElementsInTexts(state.schema)
          const binding = bindingOf(state)
          if (binding) smooth(binding)
          return null
        },
        apply: (_transaction, _before, old) => {
          const binding = bindingOf(old)
          return binding && selectionIn(binding, old)
        },
      },
      view: ({ state }) => rememberForUndo(state),
    }),
  ],
})

type StackItem = UndoManager['undoStack'][number]

const key = new PluginKey<RelativeSelection | null>('smoothSync')

const bindingOf = (state: EditorState): Binding | null =>
  (ySyncPluginKey.getState(state) as { binding?: Binding } | undefined)?.binding ?? null

/** An undo brings the caret back to where it was: as we name that place, and not as y-tiptap does. */
function rememberForUndo(state: EditorState): { destroy?: () => void } {
  const binding = bindingOf(state)
  const undo = yUndoPluginKey.getState(state) as { undoManager?: UndoManager } | undefined
  if (!binding || !undo?.undoManager) return {}
  const { undoManager } = undo
  const remember = ({ stackItem }: { stackItem: StackItem }) => {
    const now = binding.prosemirrorView?.state
    const before = now && key.getState(now)
    if (before) stackItem.meta.set(binding, before)
  }
  const select = ({ stackItem, type }: { stackItem: StackItem; type: 'undo' | 'redo' }) => {
    const view = binding.prosemirrorView
    const before = stackItem.meta.get(binding) as RelativeSelection | undefined
    if (!view || !before || type !== 'undo') return
    // y-tiptap would use it for the next change, whoever makes that.
    binding.beforeTransactionSelection = null
    view.dispatch(selectAgain(binding, view.state.tr, before).scrollIntoView())
  }
  undoManager.on('stack-item-added', remember)
  undoManager.on('stack-item-popped', select)
  return {
    destroy: () => {
      undoManager.off('stack-item-added', remember)
      undoManager.off('stack-item-popped', select)
    },
  }
}

function smooth(binding: Binding): void {
  const { mapping } = binding
  let isFollowing = false
  let selection: RelativeSelection | null = null
  let undone: RelativeSelection | null = null
  binding.beforeAllTransactions = () => {
    const state = binding.prosemirrorView?.state
    if (state) binding.beforeTransactionSelection ??= selectionIn(binding, state)
  }
  // Before it follows a change it forgets what the change touched, and what that stands in. That is enough.
  mapping.clear = () => {
    if (!isFollowing) Map.prototype.clear.call(mapping)
  }
  Object.defineProperty(binding, '_tr', {
    get: () => {
      const tr = binding.prosemirrorView!.state.tr.setMeta('addToHistory', false)
      if (isFollowing) {
        tr.replace = (from, to, slice) => {
          delete (tr as Partial<Transaction>).replace
          if (from !== 0 || to !== tr.doc.content.size || !slice) return tr.replace(from, to, slice)
          const replaced = replaceContent(tr, slice.content)
          if (!undone) return keepSelection(binding, replaced, selection)
          return binding._isLocalCursorInView()
            ? selectAgain(binding, replaced, undone).scrollIntoView()
            : selectAgain(binding, replaced, undone)
        }
      }
      return tr
    },
  })
  binding._observeFunction = (events, transaction) => {
    const isUndo = transaction.origin instanceof UndoManager
    // Where it has moved to, Yjs could not know: it goes along with the step.
    const hasMoved = !isUndo && hasUnheardCaret(binding.prosemirrorView)
    const before = hasMoved ? null : binding.beforeTransactionSelection
    binding.beforeTransactionSelection = null
    // The undo that takes back a change also knows where the caret was then.
    ;[selection, undone] = isUndo ? [null, before] : [before, null]
    isFollowing = true
    try {
      binding._typeChanged(events, transaction)
    } finally {
      isFollowing = false
      binding.beforeTransactionSelection = before
    }
    identify(binding)
  }
}

/** Whether the caret on the screen is elsewhere than the editor believed; then the editor knows by now. */
function hasUnheardCaret(view: EditorView | null): boolean {
  return view !== null && !view.isDestroyed && view.hasFocus() && tellCaret(view)
}

/**
 * The selection has moved along with the step. Among letters that are the same, Yjs knows better between which of them
 * the caret stood; it is believed as long as that is in the same paragraph. (What y-tiptap does instead, to look for a
 * paragraph of the same words, takes the caret elsewhere when somebody types in one's own, and can throw.)
 */
function keepSelection(binding: Binding, tr: Transaction, before: RelativeSelection | null): Transaction {
  if (!before || !(tr.selection instanceof TextSelection)) return tr
  const { $anchor, $head } = tr.selection
  const anchor = near(binding, tr, before.anchor, $anchor)
  const head = near(binding, tr, before.head, $head)
  if (anchor === $anchor.pos && head === $head.pos) return tr
  return tr.setSelection(TextSelection.create(tr.doc, anchor, head))
}

function near(binding: Binding, tr: Transaction, position: Y.RelativePosition, $at: ResolvedPos): number {
  if (!$at.parent.isTextblock) return $at.pos
  const at = absoluteOf(binding, position)
  const isNear = at !== null && at >= $at.start() && at <= $at.end()
  return isNear && tr.doc.resolve(at).sameParent($at) ? at : $at.pos
}

/** Gives the document this content by one step over what differs: within a paragraph if it can, else whole blocks. */
export function replaceContent<Tr extends Transform>(tr: Tr, content: Fragment): Tr {
  const { doc } = tr
  const start = doc.content.findDiffStart(content)
  if (start === null) return tr
  if (content.size === 0) return tr.replace(0, doc.content.size, new Slice(content, 0, 0))
  const wanted = doc.copy(content)
  const ends = doc.content.findDiffEnd(content)!
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  const step = stepOver(doc, wanted, start, ends.a + overlap, ends.b + overlap)
  return step ? tr.step(step) : replaceBlocks(tr, content)
}

function stepOver(doc: Node, wanted: Node, from: number, to: number, end: number): ReplaceStep | null {
  try {
    const step = new ReplaceStep(from, to, wanted.slice(from, end))
    return step.apply(doc).doc?.eq(wanted) ? step : null
  } catch {
    // The two ends stand at different depths.
    return null
  }
}

function replaceBlocks<Tr extends Transform>(tr: Tr, content: Fragment): Tr {
  const { doc } = tr
  let [first, last] = [0, 0]
  const most = Math.min(doc.childCount, content.childCount)
  const same = (one: Node, other: Node) => one === other || one.eq(other)
  while (first < most && same(doc.child(first), content.child(first))) first++
  while (
    last < most - first &&
    same(doc.child(doc.childCount - 1 - last), content.child(content.childCount - 1 - last))
  )
    last++
  const sizeOf = (fragment: Fragment, from: number, to: number) => {
    let size = 0
    for (let index = from; index < to; index++) size += fragment.child(index).nodeSize
    return size
  }
  const from = sizeOf(doc.content, 0, first)
  const to = doc.content.size - sizeOf(doc.content, doc.childCount - last, doc.childCount)
  const blocks: Node[] = []
  for (let index = first; index < content.childCount - last; index++) blocks.push(content.child(index))
  return tr.replace(from, to, new Slice(Fragment.from(blocks), 0, 0))
}

// A step makes the blocks along its edges anew, equal to those that were made from Yjs but others. What is known by
// identity is not compared.
function identify({ type, mapping, prosemirrorView }: Binding): void {
  const doc = prosemirrorView?.state.doc
  if (!doc) return
  const types = type.toArray()
  if (types.length !== doc.childCount) return
  for (const [index, element] of types.entries()) {
    const node = doc.child(index)
    const known = mapping.get(element)
    if (known !== node && known !== undefined && !Array.isArray(known) && known.eq(node))
      mapping.set(element, node)
  }
}
