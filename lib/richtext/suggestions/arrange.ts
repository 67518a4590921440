import { isListType, isSamePlace, type ListType, type Place } from './place'

/** How to look at a tree of nodes, be it JSON, Yjs or the editor's. */
export interface Tree<N> {
  typeOf: (node: N) => string
  childrenOf: (node: N) => readonly N[]
}

/** A block that is no list, and where it stands: the list and the item it begins, if it does. */
export interface Line<N> {
  node: N
  place: Place
  list: N | null
  item: N | null
}

/** What stands somewhere in the end: a block as it is, or a list or item, made of `like` and in its place where it can be. */
export type Arranged<N> = { node: N } | Box<N>

export interface Box<N> {
  type: ListType | 'listItem'
  /** The list or item that this one is, or is a part of: it has its attributes. */
  like: N | null
  /** Whether it is that list or item itself; each is only once. */
  isSame: boolean
  children: Arranged<N>[]
}

/** The blocks of a run of lists and other blocks, one after the other, whatever lists are around them. */
export function linesOf<N>(tree: Tree<N>, nodes: readonly N[]): Line<N>[] {
  const lines: Line<N>[] = []
  const ofList = (list: N, depth: number) => {
    const type = tree.typeOf(list) as ListType
    for (const item of tree.childrenOf(list)) {
      const isItem = tree.typeOf(item) === 'listItem'
      let isFirst = true
      for (const child of isItem ? tree.childrenOf(item) : [item]) {
        if (isListType(tree.typeOf(child))) ofList(child, depth + 1)
        else
          lines.push({
            node: child,
            place: { depth, list: type, ...(!isFirst && { continues: true }) },
            list,
            item: isItem && isFirst ? item : null,
          })
        isFirst = false
      }
    }
  }
  for (const node of nodes)
    if (isListType(tree.typeOf(node))) ofList(node, 1)
    else lines.push({ node, place: { depth: 0 }, list: null, item: null })
  return lines
}

/** What a list has that was none before, as the editor writes it. */
export const NEW_LIST: Readonly<Record<ListType, Record<string, unknown>>> = {
  bulletList: {},
  orderedList: { start: 1 },
}

interface Open<N> extends Box<N> {
  type: ListType
  lists: Set<N>
  /** Whether what was last put into it is only here because somebody proposed so. */
  isLastPlaced: boolean
}

/**
 * The lists that there are when these blocks stand where `wanted` says; those of which it says nothing stay. A block never
 * stands deeper than one below that before it, and one that goes on with an item follows it. Lists of the same kind become
 * one where something that was put between or beside them joins them.
 */
export function arrange<N>(lines: readonly Line<N>[], wanted: (node: N) => Place | null): Arranged<N>[] {
  const roots: Arranged<N>[] = []
  const used = new Set<N>()
  let open: Open<N>[] = []
  const itemOf = (list: Open<N>) => list.children.at(-1) as Box<N>
  const begin = (depth: number, line: Line<N>, type: ListType, isPlaced: boolean): Open<N> => {
    const like = isPlaced ? null : line.list
    const list: Open<N> = {
      type,
      like,
      isSame: like !== null && !used.has(like),
      children: [],
      lists: new Set(like === null ? [] : [like]),
      isLastPlaced: isPlaced,
    }
    if (like !== null) used.add(like)
    open = [...open.slice(0, depth - 1), list]
    const above = open[depth - 2]
    ;(above ? itemOf(above).children : roots).push(list)
    return list
  }
  for (const line of lines) {
    const asked = wanted(line.node)
    const isPlaced = asked !== null && !isSamePlace(asked, line.place)
    const place = isPlaced ? asked : line.place
    const depth = Math.min(place.depth, open.length + (place.continues ? 0 : 1))
    if (depth === 0) {
      open = []
      roots.push({ node: line.node })
      continue
    }
    if (place.continues) {
      open = open.slice(0, depth)
      const list = open[depth - 1]!
      list.isLastPlaced ||= isPlaced
      itemOf(list).children.push({ node: line.node })
      continue
    }
    const type = place.list!
    let list = open[depth - 1]
    const isKnown = list !== undefined && line.list !== null && list.lists.has(line.list)
    if (!list || list.type !== type || !(isKnown || isPlaced || list.isLastPlaced))
      list = begin(depth, line, type, isPlaced)
    open = open.slice(0, depth)
    if (!isPlaced && line.list !== null) {
      list.lists.add(line.list)
      // Made for what was put before it: it is that list, with more in it.
      if (list.like === null && !used.has(line.list)) {
        list.like = line.list
        list.isSame = true
        used.add(line.list)
      }
    }
    list.isLastPlaced = isPlaced
    list.children.push({
      type: 'listItem',
      like: line.item,
      isSame: line.item !== null,
      children: [{ node: line.node }],
    })
  }
  return roots
}

/** Runs of lists, and of blocks that are to be put elsewhere, among the children of a node: from, up to. */
export function runsOf<N>(
  tree: Tree<N>,
  children: readonly N[],
  wanted: (node: N) => Place | null,
): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  let from = 0
  let hasPlaced = false
  const close = (to: number) => {
    if (hasPlaced) runs.push({ from, to })
    hasPlaced = false
  }
  children.forEach((child, index) => {
    const isList = isListType(tree.typeOf(child))
    if (!isList && wanted(child) === null) {
      close(index)
      from = index + 1
    } else if (isList) hasPlaced ||= linesOf(tree, [child]).some(({ node }) => wanted(node) !== null)
    else hasPlaced = true
  })
  close(children.length)
  return runs
}
