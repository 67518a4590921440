import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from '@tiptap/pm/transform'
import { changeNode, insertLines, insertNodes, split, splitDepth, strikeAcross, strikeNode } from './blocks'
import { format, insertInline, strike } from './inline'
import { proposePlaces } from './places'
import { Proposal, type Suggester } from './proposal'
import { leastStep } from './least-step'
import { isFaithful } from './readings-of'
import { NotSuggestible, proposeTree } from './tree-diff'

export { actOnLists } from './places'

/**
 * Makes of a transaction one that only suggests what it would do: null when that cannot be suggested. The text itself
 * stays as it is, letter for letter, but for one's own insertions; so the original reading is the same before and after,
 * and the final reading is what the transaction would have made. Both are checked for everything beyond typing and
 * deleting within one block; what turns out not to be so is tried block by block, and refused if that fails too.
 */
export function suggest(
  transaction: Transaction,
  state: EditorState,
  suggester: Suggester,
): Transaction | null {
  const simple = attempt(state, suggester, (proposal) => proposeSimply(proposal, transaction, state))
  if (simple?.isSure || (simple && isFaithful(state.doc, transaction.doc, simple.tr.doc)))
    return finish(simple.tr, transaction)
  const real = attempt(state, suggester, (proposal) => doOnOwn(proposal, transaction))
  if (real && isFaithful(state.doc, transaction.doc, real.tr.doc)) return finish(real.tr, transaction)
  const lists = attempt(state, suggester, (proposal) => {
    if (!proposePlaces(proposal, state.doc, transaction.doc)) return 'no'
    proposal.tr.setSelection(sameText(proposal.doc, transaction))
    return 'check'
  })
  if (lists && isFaithful(state.doc, transaction.doc, lists.tr.doc, { areListsJoined: true }))
    return finish(lists.tr, transaction)
  const whole = attempt(state, suggester, (proposal) => {
    proposeTree(proposal, -1, transaction.doc)
    proposal.tr.setSelection(selectionAfter(proposal, transaction))
    return 'check'
  })
  if (whole && isFaithful(state.doc, transaction.doc, whole.tr.doc)) return finish(whole.tr, transaction)
  return null
}

/** Whether a proposal needs no check, needs one, or could not be made. */
type Outcome = 'sure' | 'check' | 'no'

function attempt(
  state: EditorState,
  suggester: Suggester,
  propose: (proposal: Proposal) => Outcome,
): { tr: Transaction; isSure: boolean } | null {
  const proposal = new Proposal(state, suggester)
  try {
    const outcome = propose(proposal)
    return outcome === 'no' || (outcome === 'check' && !proposal.leavesAllInPlace())
      ? null
      : { tr: proposal.tr, isSure: outcome === 'sure' }
  } catch {
    // A place that is not there, content that does not fit, cells that would span others: so it cannot be said.
    return null
  }
}

function finish(tr: Transaction, original: Transaction): Transaction {
  if (original.storedMarksSet) tr.setStoredMarks(original.storedMarks)
  if (original.scrolledIntoView) tr.scrollIntoView()
  return tr
}

function proposeSimply(proposal: Proposal, transaction: Transaction, state: EditorState): Outcome {
  const { steps } = transaction
  if (steps.every(keepsPlaces)) return proposeInPlace(proposal, transaction)
  const replaces = steps.filter((step) => step instanceof ReplaceStep)
  if (replaces.length === steps.length && steps.length > 1)
    return proposeEach(proposal, transaction, replaces)
  const [first, ...rest] = steps
  if (!(first instanceof ReplaceStep) || !rest.every(keepsPlaces)) return 'no'
  const outcome = proposeReplace(proposal, leastStep(first, state.doc), transaction, state)
  return rest.length > 0 && outcome === 'sure' ? 'check' : outcome
}

/** Steps after which everything stands where it stood. */
function keepsPlaces(step: Step): boolean {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep || step instanceof AttrStep) return true
  return renamed(step) !== null
}

/** The node that a step gives another type or attributes. */
function renamed(step: Step): Node | null {
  if (!(step instanceof ReplaceAroundStep)) return null
  const { from, to, gapFrom, gapTo, slice, insert } = step
  const isOne = slice.content.childCount === 1 && slice.openStart === 0 && slice.openEnd === 0
  return isOne && insert === 1 && gapFrom === from + 1 && gapTo === to - 1 ? slice.content.firstChild : null
}

/** Marks come out as said, and one that is proposed already is taken back: that is not what the tool did. */
function proposeInPlace(proposal: Proposal, { steps, docs }: Transaction): Outcome {
  steps.forEach((step, index) => {
    if (step instanceof AddMarkStep) format(proposal, step.from, step.to, step.mark, true)
    else if (step instanceof RemoveMarkStep) format(proposal, step.from, step.to, step.mark, false)
    else if (step instanceof AttrStep) {
      const node = docs[index]!.nodeAt(step.pos)!
      refuseSpans(step.attr)
      changeNode(proposal, step.pos, node.type.name, { ...node.attrs, [step.attr]: step.value as unknown })
    } else if (step instanceof ReplaceAroundStep) {
      const node = renamed(step)!
      changeNode(proposal, step.from, node.type.name, node.attrs)
    }
  })
  return steps.every((step) => step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    ? 'sure'
    : 'check'
}

function refuseSpans(attribute: string): void {
  if (attribute === 'colspan' || attribute === 'rowspan') throw new NotSuggestible()
}

/** Many replacements within blocks of text, none touching another: each is a suggestion of its own. */
function proposeEach(proposal: Proposal, transaction: Transaction, steps: ReplaceStep[]): Outcome {
  const places = steps.map(({ from, to, slice }, index) => {
    const { maps } = transaction.mapping
    const before = (place: number, side: 1 | -1) =>
      maps.slice(0, index).reduceRight((at, map) => map.invert().map(at, side), place)
    return { from: before(from, 1), to: before(to, -1), size: to - from, slice }
  })
  const sorted = places.toSorted((a, b) => b.from - a.from)
  const isApart = sorted.every(({ from, to, size, slice }, index) => {
    const before = sorted[index - 1]
    const $from = proposal.doc.resolve(from)
    const isInline =
      to - from === size && $from.parent.inlineContent && to <= $from.end() && slice.openStart === 0
    return (
      isInline &&
      (slice.size === 0 || (slice.content.firstChild?.isInline ?? false)) &&
      (!before || to <= before.from)
    )
  })
  if (!isApart) return 'no'
  for (const { from, to, slice } of sorted) {
    proposal.begin()
    const end = strike(proposal, from, to)
    if (slice.size > 0) insertInline(proposal, end, slice.content)
  }
  return 'check'
}

function proposeReplace(
  proposal: Proposal,
  { from, to, slice }: ReplaceStep,
  transaction: Transaction,
  state: EditorState,
): Outcome {
  const [$from, $to] = [proposal.doc.resolve(from), proposal.doc.resolve(to)]
  const inline = inlineOf(slice)
  if ($from.sameParent($to) && $from.parent.inlineContent && inline) {
    const end = from === to ? behindOwn(proposal, from) : strike(proposal, from, to)
    if (inline.size > 0) {
      const stop = insertInline(proposal, end, inline)
      // Into a note that is put there goes what it is to say.
      const left = from + inline.size - transaction.selection.head
      const isElsewhere = !transaction.selectionSet && (left < 0 || left > inline.size)
      // What is put elsewhere than one writes takes the caret along, as any change before it.
      if (!isElsewhere)
        caret(proposal, left > 0 && left < inline.size && stop - end === inline.size ? stop - left : stop)
    } else caret(proposal, isBackward(state, from, to) ? from : end)
    return 'sure'
  }
  const depth = splitDepth(slice)
  if (depth !== null && $from.parent.inlineContent && $from.sameParent($to)) {
    const end = strike(proposal, from, to)
    const place = split(proposal, end, depth, slice.content.lastChild!)
    if (place === null) return 'no'
    caret(proposal, place)
    return 'check'
  }
  if (!$from.parent.inlineContent && $from.sameParent($to) && slice.openStart === 0 && slice.openEnd === 0)
    return proposeBlocks(proposal, from, to, slice.content, transaction)
  if ($from.parent.inlineContent && $to.parent.inlineContent && !$from.sameParent($to) && inline) {
    if (!strikeAcross(proposal, from, to)) return 'no'
    if (inline.size > 0) caret(proposal, insertInline(proposal, from, inline))
    else
      caret(
        proposal,
        isBackward(state, from, to) || !state.selection.empty ? from : proposal.tr.mapping.map(to),
      )
    return 'check'
  }
  if ($from.parent.inlineContent && $from.sameParent($to)) {
    const end = insertLines(proposal, strike(proposal, from, to), slice)
    if (end === null) return 'no'
    caret(proposal, end)
    return 'check'
  }
  return 'no'
}

/** Behind the words that one has just struck out before it, where their replacement is looked for. */
function behindOwn(proposal: Proposal, at: number): number {
  const $at = proposal.doc.resolve(at)
  let end = at
  if ($at.textOffset > 0 || proposal.own($at.nodeBefore, 'insertion')) return at
  for (let index = $at.index(); index < $at.parent.childCount; index++) {
    const node = $at.parent.child(index)
    if (!proposal.own(node, 'deletion') || proposal.own(node, 'insertion')) break
    end += node.nodeSize
  }
  return end
}

/** What a slice puts into one block of text; null when it is more than that. */
function inlineOf({ content, openStart, openEnd }: Slice): Fragment | null {
  if (content.size === 0) return Fragment.empty
  if (openStart === 0 && openEnd === 0) return content.firstChild!.isInline ? content : null
  const only = content.firstChild!
  return openStart === 1 && openEnd === 1 && content.childCount === 1 && only.isTextblock
    ? only.content
    : null
}

/** Whole nodes that go, and others that come in their place. */
function proposeBlocks(
  proposal: Proposal,
  from: number,
  to: number,
  content: Fragment,
  transaction: Transaction,
): Outcome {
  const $from = proposal.doc.resolve(from)
  const starts: number[] = []
  $from.parent.forEach((node, offset) => {
    const at = $from.start() + offset
    if (at >= from && at + node.nodeSize <= to) starts.push(at)
  })
  let end = to
  for (const at of starts.toReversed()) end -= strikeNode(proposal, at)
  if (content.size > 0) insertNodes(proposal, end, content)
  const wanted = transaction.selection.head
  const inside = wanted >= from && wanted <= from + content.size
  const place = inside && content.size > 0 ? end + wanted - from : wanted >= from ? end : wanted
  proposal.tr.setSelection(near(proposal.doc, place))
  return 'check'
}

/** The transaction as it is, with what it brings marked as one's own: right where all that it touches was so before. */
function doOnOwn(proposal: Proposal, transaction: Transaction): Outcome {
  const { tr } = proposal
  for (const step of transaction.steps) {
    const least = step instanceof ReplaceStep ? leastStep(step, tr.doc) : step
    if (least instanceof ReplaceStep && least.slice.size > 0) {
      const { content, openStart, openEnd } = least.slice
      tr.step(new ReplaceStep(least.from, least.to, new Slice(marked(proposal, content), openStart, openEnd)))
    } else tr.step(least)
  }
  tr.setSelection(near(tr.doc, transaction.selection.head))
  return 'check'
}

// Open nodes of a slice are those of the text around it: theirs to say whose they are.
function marked(proposal: Proposal, content: Fragment): Fragment {
  return proposal.asInserted(content)
}

function isBackward({ selection }: EditorState, from: number, to: number): boolean {
  return selection.empty && selection.head >= to && to > from
}

function caret(proposal: Proposal, at: number): void {
  proposal.tr.setSelection(near(proposal.doc, at))
}

function near(doc: Node, at: number): TextSelection | ReturnType<typeof TextSelection.near> {
  return TextSelection.near(doc.resolve(Math.max(0, Math.min(at, doc.content.size))), 1)
}

/** The selection where only what is around the text was changed: it stays in the text. */
function sameText(doc: Node, transaction: Transaction) {
  const { before } = transaction
  const back = transaction.mapping.invert()
  const place = (at: number) => Math.max(0, Math.min(back.map(at), before.content.size))
  const { anchor, head } = transaction.selection
  return TextSelection.between(doc.resolve(place(anchor)), doc.resolve(place(head)))
}

/** The place in the proposal for where the caret would have gone: counted from the nearer end, which is as it was. */
function selectionAfter({ doc, tr }: Proposal, { selection, doc: done }: Transaction) {
  const { head } = selection
  const before = tr.before
  const start = done.content.findDiffStart(before.content) ?? done.content.size
  if (head <= start) return near(doc, head)
  const words = done.textBetween(Math.max(0, head - 24), head, '\n', '\0')
  let best = -1
  // Behind the last place that reads like the one before the caret, among what is new.
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    const isNew = node.attrs.inserted !== null && node.attrs.inserted !== undefined
    const line = words.slice(words.lastIndexOf('\n') + 1)
    const found = node.textBetween(0, node.content.size, '', '\0').lastIndexOf(line)
    if (isNew && found >= 0) best = at + 1 + found + line.length
    return false
  })
  return near(doc, best >= 0 ? best : tr.mapping.map(head, -1))
}
