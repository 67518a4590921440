import type { DocumentNode } from '../document'
import { isListType, type Place, placeOf } from './place'
import { changesOf, PILCROW, recordOf, RETURN, splitOf, type SuggestionRecord } from './record'
import { formatOf } from './resolve'
import { isTextblock } from './shape'

/**
 * What a suggestion is in a word: text that comes, goes, or gives way to other; another look; a paragraph that begins
 * (split) or ends (join) elsewhere; blocks, rows or notes that come or go; blocks that are to be something else, or to stand
 * elsewhere as to lists.
 */
export type SuggestionKind =
  | 'insertion'
  | 'deletion'
  | 'replacement'
  | 'formatting'
  | 'split'
  | 'join'
  | 'block-insertion'
  | 'block-deletion'
  | 'block-replacement'
  | 'block-change'
  | 'list'

/** What becomes of blocks as to lists. */
export type ListChange = 'bulletList' | 'orderedList' | 'left' | 'nested' | 'lifted' | 'moved'

/** One suggestion with everything that carries its id. */
export interface Suggestion extends SuggestionRecord {
  kind: SuggestionKind
  /** Words that are to come, blocks separated by line breaks. */
  inserted: string
  /** Words that are to go. */
  deleted: string
  /** Words that stay and are to look different, or whose block is to change. */
  kept: string
  /** Names of the marks that are to come and to go. */
  formatting: { add: string[]; remove: string[] }
  /** Types of the nodes that are to come, to go and to become something else. */
  nodes: { inserted: string[]; deleted: string[]; changed: { from: string; to: string }[] }
  /** What is to be a list, or elsewhere in one. */
  lists: ListChange[]
  /** The block of the draft, counted from 0, in which it begins. */
  block: number
}

interface Found extends Omit<Suggestion, 'kind'> {
  splits: number
  joins: number
  changes: number
  lastLine: { inserted: number; deleted: number; kept: number }
}

/** Every suggestion of a document, in the order in which each is met first. */
export function suggestionsIn(doc: DocumentNode): Suggestion[] {
  const found = new Map<string, Found>()
  let line = 0
  const of = (record: SuggestionRecord, block: number): Found => {
    const known = found.get(record.id)
    if (known) {
      known.at = Math.min(known.at, record.at)
      return known
    }
    const made: Found = {
      ...record,
      inserted: '',
      deleted: '',
      kept: '',
      formatting: { add: [], remove: [] },
      nodes: { inserted: [], deleted: [], changed: [] },
      lists: [],
      block,
      splits: 0,
      joins: 0,
      changes: 0,
      lastLine: { inserted: -1, deleted: -1, kept: -1 },
    }
    found.set(record.id, made)
    return made
  }
  const say = (entry: Found, what: 'inserted' | 'deleted' | 'kept', text: string) => {
    if (entry.lastLine[what] !== line && entry[what] !== '') entry[what] += '\n'
    entry.lastLine[what] = line
    entry[what] += text
  }

  const visit = (
    node: DocumentNode,
    block: number,
    above: SuggestionRecord | null,
    actual: Place = OUTSIDE,
  ) => {
    if (node.text !== undefined) return visitText(node, node.text, block, above)
    if (isTextblock(node)) line++
    const { inserted, deleted, joined, changed } = node.attrs ?? {}
    const comes = recordOf(inserted)
    const goes = recordOf(deleted)
    const joins = recordOf(joined)
    if (comes) push(of(comes, block).nodes.inserted, node.type)
    if (goes) push(of(goes, block).nodes.deleted, node.type)
    if (joins) of(joins, block).joins++
    for (const change of changesOf(changed)) {
      const entry = of(change, block)
      const place = placeOf(change.place)
      const isOnlyPlace = place && !change.type && Object.keys(change.attrs ?? {}).length === 0
      if (place) push(entry.lists, listChange(actual, place))
      if (!isOnlyPlace) entry.changes++
      if (isListType(change.type) && isListType(node.type)) push(entry.lists, change.type)
      if (change.type) entry.nodes.changed.push({ from: node.type, to: change.type })
      say(entry, 'kept', textOf(node))
    }
    node.content?.forEach((child, index) =>
      visit(child, block, goes ?? above, placeWithin(node, actual, index)),
    )
  }
  const visitText = (node: DocumentNode, text: string, block: number, above: SuggestionRecord | null) => {
    let isSaid = false
    for (const { type, attrs } of node.marks ?? []) {
      const record = recordOf(attrs)
      if (!record) continue
      if (type === 'insertion') {
        const entry = of(record, block)
        const split = splitOf(attrs)
        if (split === 0) {
          line++
          push(entry.nodes.inserted, 'hardBreak')
        } else if (split !== null) entry.splits++
        else say(entry, 'inserted', text)
      } else if (type === 'deletion') {
        say(of(record, block), 'deleted', text)
        isSaid = record.id === above?.id
      } else if (type === 'formatting') {
        const entry = of(record, block)
        const { add, remove } = formatOf(attrs)
        for (const mark of add) push(entry.formatting.add, mark.type)
        for (const name of remove) push(entry.formatting.remove, name)
        say(entry, 'kept', text)
      }
    }
    if (above && !isSaid) say(of(above, block), 'deleted', text)
  }

  doc.content?.forEach((child, index) => visit(child, index, null))
  return [...found.values()].map((entry) => ({
    id: entry.id,
    user: entry.user,
    at: entry.at,
    kind: kindOf(entry),
    inserted: entry.inserted,
    deleted: entry.deleted,
    kept: entry.kept,
    formatting: entry.formatting,
    nodes: entry.nodes,
    lists: entry.lists,
    block: entry.block,
  }))
}

function kindOf({
  inserted,
  deleted,
  formatting,
  nodes,
  lists,
  splits,
  joins,
  changes,
}: Found): SuggestionKind {
  const comes = nodes.inserted.some((type) => type !== 'hardBreak')
  if (comes && nodes.deleted.length > 0) return 'block-replacement'
  if (comes) return 'block-insertion'
  if (nodes.deleted.length > 0 && inserted === '') return 'block-deletion'
  if (inserted !== '' && (deleted !== '' || nodes.deleted.length > 0)) return 'replacement'
  if (inserted !== '') return 'insertion'
  if (deleted !== '') return 'deletion'
  if (formatting.add.length > 0 || formatting.remove.length > 0) return 'formatting'
  if (lists.length > 0) return 'list'
  if (changes > 0) return 'block-change'
  if (joins > 0) return 'join'
  return splits > 0 ? 'split' : 'insertion'
}

const OUTSIDE: Place = { depth: 0 }

/** Where a child stands as to lists. */
function placeWithin({ type }: DocumentNode, place: Place, index: number): Place {
  if (isListType(type)) return { depth: place.depth + 1, list: type }
  if (type !== 'listItem') return OUTSIDE
  const { continues: _, ...item } = place
  return index > 0 ? { ...item, continues: true } : item
}

function listChange(actual: Place, place: Place): ListChange {
  if (place.depth === 0) return 'left'
  if (actual.depth > 0 && place.depth > actual.depth) return 'nested'
  if (place.depth < actual.depth) return 'lifted'
  if (place.continues || (actual.depth > 0 && actual.list === place.list)) return 'moved'
  return place.list!
}

function textOf(node: DocumentNode): string {
  if (node.text !== undefined) return node.text.replaceAll(PILCROW, ' ').replaceAll(RETURN, ' ')
  return (node.content ?? []).map(textOf).join(isTextblock(node) ? '' : ' ')
}

function push<T>(list: T[], value: T): void {
  if (!list.includes(value)) list.push(value)
}
