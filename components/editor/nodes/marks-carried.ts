import { Extension } from '@tiptap/core'
import { Fragment, type Mark, type Node, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { canBeConfidential, CONFIDENTIAL } from '@/lib/richtext/confidential'
import { splitOf } from '@/lib/richtext/suggestions/record'
import { noteAround, noteAt } from './footnote/note-around'

/** How one wrote where one put a note, until one goes on elsewhere. */
interface Kept {
  /** The position before the note. */
  pos: number
  marks: readonly Mark[]
}

const key = new PluginKey<Kept | null>('marksCarried')

/**
 * Lets one go on writing behind a note or a reference as before it: in bold, and above all confidentially. These carry no
 * marks (see `BareAtoms`), so ProseMirror would forget there how one writes, and what was meant to be confidential would
 * be public. It would forget it as well with each letter that somebody else types before one's own next one.
 */
export const MarksCarried = Extension.create({
  name: 'marksCarried',
  addProseMirrorPlugins: () => [
    new Plugin<Kept | null>({
      key,
      state: { init: () => null, apply: keep },
      appendTransaction: (transactions, before, after) => {
        if (after.storedMarks || !caretOf(after)) return null
        const marks = lost(transactions, before, after) ?? dueAt(after)
        return marks && after.tr.setStoredMarks(marks)
      },
      props: {
        transformPasted: (slice, { state }) => {
          const { content, openStart, openEnd } = slice
          return isPastedConfidential(state)
            ? new Slice(hidden(state.schema, content, openStart, openEnd), openStart, openEnd)
            : slice
        },
        // What takes the place of something selected has no caret whose marks could be said.
        handleTextInput: (view, from, to, text) => {
          const { state } = view
          const [$from, $to] = [state.doc.resolve(from), state.doc.resolve(to)]
          const marks = from < to ? ($from.marksAcross($to) ?? []) : null
          const first = $from.nodeAfter
          if (!marks || !first || first.isText || has(marks) || !(isMarked(first) || isConfidentialAt($from)))
            return false
          const tr = state.tr.replaceRangeWith(from, to, state.schema.text(text, withMark(state, marks)))
          view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to)), -1)))
          return true
        },
      },
    }),
  ],
})

/** What is typed at a caret, or behind a selection, without what is about the words before it alone. */
export function carriedMarks(state: EditorState): readonly Mark[] {
  return typedMarks(state).filter((mark) => !isAboutWords(mark))
}

/** Goes on after a transaction as one wrote before it, whatever it took away. */
export function carryMarks(transaction: Transaction, before: EditorState): Transaction {
  const around: readonly Mark[] = transaction.selection.$head.marks().filter(isAboutWords)
  return transaction.ensureMarks([
    ...carriedMarks(before).reduce((marks, mark) => mark.addToSet(marks), around),
  ])
}

/** The marks of what is typed behind the note at a position. */
export function marksBehind(state: EditorState, pos: number): readonly Mark[] {
  const kept = key.getState(state)
  const $at = state.doc.resolve(pos + (state.doc.nodeAt(pos)?.nodeSize ?? 0))
  if (kept?.pos === pos) return kept.marks
  return isConfidentialAt($at) ? withMark(state, $at.marks()) : $at.marks()
}

/** Whether what is put behind the selection, words or a note, is confidential. */
export const isTypedConfidential = (state: EditorState): boolean => has(typedMarks(state))

function typedMarks(state: EditorState): readonly Mark[] {
  const { $to } = state.selection
  const marks = state.storedMarks ?? $to.marks()
  return !state.storedMarks && isConfidentialAt($to) ? withMark(state, marks) : marks
}

/** What is put there from elsewhere is no less so than what is typed. */
function isPastedConfidential(state: EditorState): boolean {
  const { empty, $from, $to } = state.selection
  return empty ? isTypedConfidential(state) : has($from.marksAcross($to) ?? [])
}

/** Nodes that are whole say it themselves; of one that is cut only its words come. */
function hidden(schema: Schema, content: Fragment, openStart: number, openEnd: number): Fragment {
  const mark = schema.marks[CONFIDENTIAL]
  const nodes = content.content.map((node, index, { length }) => {
    if (node.isText) return mark ? node.mark(mark.create().addToSet(node.marks)) : node
    const start = index === 0 ? openStart : 0
    const end = index === length - 1 ? openEnd : 0
    return canBeConfidential(node.type.name) && start <= 0 && end <= 0
      ? node.type.create({ ...node.attrs, [CONFIDENTIAL]: true }, node.content, node.marks)
      : node.copy(hidden(schema, node.content, start - 1, end - 1))
  })
  return Fragment.fromArray(nodes)
}

const caretOf = ({ selection }: EditorState): ResolvedPos | null =>
  selection instanceof TextSelection ? selection.$cursor : null

// What others remark, and where a link leads.
const isAboutWords = ({ type }: Mark) => type.spec.inclusive === false

const has = (marks: readonly Mark[]) => marks.some(({ type }) => type.name === CONFIDENTIAL)
const isMarked = (node: Node) => node.attrs[CONFIDENTIAL] === true || has(node.marks)

function withMark({ schema }: EditorState, marks: readonly Mark[]): readonly Mark[] {
  return schema.marks[CONFIDENTIAL]?.create().addToSet(marks) ?? marks
}

function keep(transaction: Transaction, kept: Kept | null, before: EditorState, after: EditorState) {
  const within = noteAround(after.selection)
  if (kept) {
    const pos = transaction.mapping.map(kept.pos)
    const note = after.doc.nodeAt(pos)
    const isThere =
      note?.type.name === 'footnote' &&
      (within?.pos === pos || caretOf(after)?.pos === pos + note.nodeSize || isWhole(after, pos))
    if (isThere) return pos === kept.pos ? kept : { ...kept, pos }
  }
  if (!within || within.node.content.size > 0 || noteAt(before.selection.$to)) return null
  return { pos: within.pos, marks: carriedMarks(before) }
}

const isWhole = ({ selection }: EditorState, pos: number) => !selection.empty && selection.from === pos

/** Marks that were said, and forgotten because something changed elsewhere; null where none were. */
function lost(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): readonly Mark[] | null {
  const said = transactions.findLastIndex(({ storedMarks }) => storedMarks !== null)
  const isOthers = transactions.every((each) => each.getMeta(ySyncPluginKey) !== undefined)
  if (said === -1 && !isOthers) return null
  const marks = said === -1 ? before.storedMarks : transactions[said]!.storedMarks
  const from = said === -1 ? before.selection : transactions[said]!.selection
  if (!marks || !from.empty) return null
  const at = ([-1, 1] as const).map((side) =>
    transactions.slice(said + 1).reduce((pos, { mapping }) => mapping.map(pos, side), from.head),
  )
  return at.includes(after.selection.head) ? marks : null
}

/** The marks that a caret should have and does not, because of what stands before it. */
function dueAt(state: EditorState): readonly Mark[] | null {
  const $at = caretOf(state)!
  const kept = key.getState(state)
  const own = $at.marks()
  if (kept && !noteAt($at) && $at.nodeBefore && kept.pos + $at.nodeBefore.nodeSize === $at.pos)
    return kept.marks.length === own.length && kept.marks.every((mark) => mark.isInSet(own))
      ? null
      : kept.marks
  return !has(own) && isConfidentialAt($at) ? withMark(state, own) : null
}

/**
 * Whether what is typed at a place is confidential because of what stands around it: notes, references and the ends of
 * lines have no say unless they are so themselves; then the words before them on the line have, those behind them where
 * there are none, and on an empty line those of the line before.
 */
function isConfidentialAt($at: ResolvedPos): boolean {
  const { parent } = $at
  if (!parent.inlineContent) return false
  if ($at.textOffset > 0) return isMarked(parent.child($at.index()))
  const nodes = parent.children
  const before = nodes.slice(0, $at.index()).toReversed()
  return (
    said(onLine(before)) ??
    said(onLine(nodes.slice($at.index()))) ??
    said(before.filter((node) => !endsLine(node))) ??
    false
  )
}

function said(nodes: readonly Node[]): boolean | null {
  for (const node of nodes) {
    if (isMarked(node)) return true
    if (node.isText) return false
  }
  return null
}

function onLine(nodes: readonly Node[]): readonly Node[] {
  const end = nodes.findIndex(endsLine)
  return end === -1 ? nodes : nodes.slice(0, end)
}

/** Also what only stands for the end of a line or paragraph that somebody suggests. */
function endsLine({ type, marks }: Node): boolean {
  return type.name === 'hardBreak' || marks.some(({ attrs }) => splitOf(attrs) !== null)
}
