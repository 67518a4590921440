import * as Y from 'yjs'
import { type Arranged, arrange, type Box, linesOf, NEW_LIST, runsOf, type Tree } from './arrange'
import { once } from './once'
import { isListType, type Place } from './place'

type Parent = Y.XmlFragment | Y.XmlElement
type Child = Y.XmlElement | Y.XmlText

const tree: Tree<Parent | Child> = {
  typeOf: (node) => (node instanceof Y.XmlElement ? node.nodeName : 'text'),
  childrenOf: (node) => (node instanceof Y.XmlText ? [] : (node.toArray() as Child[])),
}

/**
 * Does to a live draft what `arrangeDocument` does to its document. What stays where it is stays the same Yjs type; only
 * what moves into another list or item is written anew, by `copy`.
 */
export function arrangeFragment(
  parent: Parent,
  wanted: ReadonlyMap<unknown, Place>,
  copy: (child: Child) => Child,
): void {
  if (wanted.size === 0) return
  const placeOf = (node: unknown) => wanted.get(node) ?? null
  const visit = (at: Parent) => {
    for (const child of at.toArray()) if (child instanceof Y.XmlElement) visit(child)
    if (at instanceof Y.XmlElement && (isListType(at.nodeName) || at.nodeName === 'listItem')) return
    const children = at.toArray() as Child[]
    for (const { from, to } of runsOf<Parent | Child>(tree, children, placeOf).toReversed()) {
      const run = children.slice(from, to)
      const arranged = arrange<Parent | Child>(linesOf<Parent | Child>(tree, run), placeOf)
      // All copies are made before anything goes of which they are made.
      const plans: Plan[] = []
      plan(at, run, arranged, plans, copy)
      const places = linesOf<Parent | Child>(tree, run).map(({ node }) => placeOf(node))
      once(`arrange ${JSON.stringify(places)}`, run, () => plans.forEach(apply))
    }
  }
  visit(parent)
}

/** The children that a node is to have in place of some of its own. */
interface Plan {
  parent: Parent
  old: Child[]
  now: { child: Child; isNew: boolean }[]
}

function plan(
  parent: Parent,
  old: Child[],
  arranged: readonly Arranged<Parent | Child>[],
  plans: Plan[],
  copy: (child: Child) => Child,
): void {
  const now = arranged.map((each) => {
    const same = ('node' in each ? each.node : each.isSame ? each.like : null) as Child | null
    if (!same || same.parent !== parent) return { child: made(each, copy), isNew: true }
    if (!('node' in each))
      plan(same as Y.XmlElement, (same as Y.XmlElement).toArray() as Child[], each.children, plans, copy)
    return { child: same, isNew: false }
  })
  plans.push({ parent, old, now })
}

function made(arranged: Arranged<Parent | Child>, copy: (child: Child) => Child): Child {
  if ('node' in arranged) return copy(arranged.node as Child)
  const { type, like, children } = arranged as Box<Y.XmlElement>
  const element = new Y.XmlElement(type)
  const attributes = like || type === 'listItem' ? like?.getAttributes() : NEW_LIST[type]
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value as string)
  element.insert(
    0,
    children.map((each) => made(each as Arranged<Parent | Child>, copy)),
  )
  return element
}

function apply({ parent, old, now }: Plan): void {
  const kept = new Set(now.flatMap(({ child, isNew }) => (isNew ? [] : [child])))
  const before = parent.toArray() as Child[]
  let index = old.length > 0 ? before.indexOf(old[0]!) : parent.length
  for (const child of old.toReversed())
    if (!kept.has(child)) parent.delete((parent.toArray() as Child[]).indexOf(child), 1)
  for (const { child, isNew } of now) {
    if (isNew) parent.insert(index, [child])
    index++
  }
}
