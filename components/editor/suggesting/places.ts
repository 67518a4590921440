import { CommandManager, type Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { linesOf, type Tree } from '@/lib/richtext/suggestions/arrange'
import { THREADS_ATTRIBUTE } from '@/lib/richtext/commented-nodes'
import type { DocumentNode } from '@/lib/richtext/document'
import { isSamePlace, type Place, placeOf } from '@/lib/richtext/suggestions/place'
import { changesOf, recordOf } from '@/lib/richtext/suggestions/record'
import { resolve } from '@/lib/richtext/suggestions/resolve'
import { changeNode } from './blocks'
import { Proposal, type Suggester } from './proposal'
import { isFaithful } from './readings-of'
import type { ListAct } from './suggesting'
import { NotSuggestible } from './tree-diff'

/** A node and where it is. */
interface Placed {
  node: Node
  at: number
}

const tree: Tree<Placed> = {
  typeOf: ({ node }) => node.type.name,
  childrenOf: ({ node, at }) => {
    const children: Placed[] = []
    node.forEach((child, offset) => children.push({ node: child, at: at + 1 + offset }))
    return children
  },
}

/**
 * Proposes other places for the blocks that stand elsewhere in `after` than in `before`: lists made, nested, left, of another
 * kind. Throws where more than that is different. `before` is the draft, or the draft as it reads with the places that are
 * proposed already. Answers whether there was anything to propose.
 */
export function proposePlaces(proposal: Proposal, before: Node, after: Node): boolean {
  return placeWithin(
    proposal,
    { node: proposal.doc, at: -1 },
    { node: before, at: -1 },
    { node: after, at: -1 },
  )
}

function placeWithin(proposal: Proposal, draft: Placed, before: Placed, after: Placed): boolean {
  const [lines, old, now] = [draft, before, after].map((each) => linesOf(tree, tree.childrenOf(each)))
  if (lines!.length !== old!.length || old!.length !== now!.length) throw new NotSuggestible()
  let hasProposed = false
  lines!.forEach((line, index) => {
    const [was, is] = [old![index]!, now![index]!]
    const isPlaced = !isSamePlace(was.place, is.place)
    if (!isPlaced && was.node.node.eq(is.node.node)) return
    hasProposed = true
    const { at, node } = line.node
    if (!was.node.node.content.eq(is.node.node.content)) {
      if (isPlaced || node.isTextblock || node.type !== is.node.node.type) throw new NotSuggestible()
      return void placeWithin(proposal, line.node, was.node, is.node)
    }
    // A line of text never becomes a rule or a picture: others may write in it.
    const isOther = was.node.node.type !== is.node.node.type
    if (isOther && !(node.isTextblock && is.node.node.isTextblock)) throw new NotSuggestible()
    // Then it is another one that stands here now.
    if (node.attrs[THREADS_ATTRIBUTE] !== is.node.node.attrs[THREADS_ATTRIBUTE]) throw new NotSuggestible()
    if (!was.node.node.hasMarkup(is.node.node.type, is.node.node.attrs))
      changeNode(proposal, at, is.node.node.type.name, is.node.node.attrs)
    if (isPlaced) placeNode(proposal, at, isSamePlace(is.place, line.place) ? null : is.place, line.place)
  })
  return hasProposed
}

/** Proposes a place for a block; null for where it stands. */
function placeNode(proposal: Proposal, at: number, wanted: Place | null, actual: Place): void {
  const { attrs } = proposal.doc.nodeAt(at)!
  const changes = changesOf(attrs.changed)
  const others = changes.filter((change) => !proposal.isMine(change))
  const { place: _, ...own } = changes.find((change) => proposal.isMine(change)) ?? {
    // What is to come at all comes at its place.
    ...(proposal.isMine(attrs.inserted) ? recordOf(attrs.inserted)! : proposal.record),
    place: undefined,
  }
  // Others may want it elsewhere: that one wants it where it is has to be said then.
  const place = wanted ?? (others.some((change) => placeOf(change.place)) ? actual : null)
  const isNothing = place === null && !('type' in own) && Object.keys(own.attrs ?? {}).length === 0
  const now = isNothing ? others : [...others, { ...own, ...(place && { place }) }]
  proposal.tr.setNodeAttribute(at, 'changed', now.length > 0 ? now : null)
}

/**
 * Does something to lists where places are proposed already, as if they were accepted, so that what is drawn as a list is
 * one. Gives the transaction that proposes it; null where it cannot be done or proposed.
 */
export function actOnLists(
  editor: Editor,
  suggester: Suggester,
  act: ListAct,
  args: readonly unknown[],
): Transaction | null {
  const { state } = editor
  const json = state.doc.toJSON() as DocumentNode
  const accepted = resolve(json, (record) => ('place' in record && record.place ? 'accept' : 'keep'))
  const doc = state.schema.nodeFromJSON(accepted)
  const [own, drawn] = [textblocks(state.doc), textblocks(doc)]
  if (own.length !== drawn.length) return null
  const there = (place: number) => mapped(place, own, drawn)
  const selection = TextSelection.create(doc, there(state.selection.anchor), there(state.selection.head))
  const virtual = EditorState.create({ doc, selection })
  const { tr } = virtual
  const chain = new CommandManager({ editor, state: virtual }).createChain(tr) as unknown as Record<
    ListAct,
    (...args: unknown[]) => { run: () => boolean }
  >
  if (!chain[act](...args).run() || !tr.docChanged) return null
  const proposal = new Proposal(state, suggester)
  try {
    if (!proposePlaces(proposal, doc, tr.doc)) return null
  } catch {
    return null
  }
  return isFaithful(state.doc, tr.doc, proposal.tr.doc, { areListsJoined: true }) ? proposal.tr : null
}

/** Where the blocks of text begin. */
function textblocks(doc: Node): number[] {
  const starts: number[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock) starts.push(at + 1)
    return !node.isTextblock
  })
  return starts
}

function mapped(place: number, from: readonly number[], to: readonly number[]): number {
  const index = Math.max(
    0,
    from.findLastIndex((start) => start <= place),
  )
  return to[index]! + Math.max(0, place - from[index]!)
}
