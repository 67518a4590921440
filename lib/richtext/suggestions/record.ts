import type { DocumentMark, DocumentNode } from '../document'
import type { Place } from './place'

/** Whose suggestion something is: the same `id` on everything that is accepted or rejected together. */
export interface SuggestionRecord {
  id: string
  /** The person's id; names stand nowhere in a draft. */
  user: string
  /** When it was begun, in milliseconds since 1970. */
  at: number
}

/** What is proposed for a block: another type, other attributes, another place as to lists, or several of these. */
export interface BlockChange extends SuggestionRecord {
  type?: string
  attrs?: Record<string, unknown>
  place?: Place
}

/** The marks of suggested text. */
export const SUGGESTION_MARKS = ['insertion', 'deletion', 'formatting'] as const

/**
 * The attributes of suggested nodes. `inserted`, `deleted` and `joined` (the boundary before this block goes, so that its
 * text follows that of the block before) hold a record, `changed` a list of changes.
 */
export const SUGGESTION_ATTRIBUTES = ['inserted', 'deleted', 'joined', 'changed'] as const

/** Stands in the text where a paragraph is to be split; its mark says so with `split`. */
export const PILCROW = '¶'

/** Stands in the text where a line is to end. */
export const RETURN = '↵'

/** The record in a stored value; null for what is none. */
export function recordOf(value: unknown): SuggestionRecord | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, user, at } = value as Record<string, unknown>
  return typeof id === 'string' && typeof user === 'string' && typeof at === 'number'
    ? { id, user, at }
    : null
}

/** The changes in a stored value, the oldest first. */
export function changesOf(value: unknown): BlockChange[] {
  if (!Array.isArray(value)) return []
  const changes = value.filter((each): each is BlockChange => recordOf(each) !== null)
  return changes.length < 2 ? changes : changes.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** How deep something is split: 0 the line alone, 1 the paragraph, 2 the list item around it too. */
export type SplitDepth = 0 | 1 | 2

/** How deep a mark of insertion splits; null when it does not. */
export function splitOf(attrs: Record<string, unknown> | undefined): SplitDepth | null {
  return attrs?.split === 0 || attrs?.split === 1 || attrs?.split === 2 ? attrs.split : null
}

/** The sign in the text where it is split so deep. */
export function signOf(depth: SplitDepth): string {
  return depth === 0 ? RETURN : PILCROW
}

/** The records that stand on one node itself, not on what is in it. */
export function recordsOn(node: DocumentNode): SuggestionRecord[] {
  const found: SuggestionRecord[] = []
  for (const mark of node.marks ?? []) {
    const record = isSuggestionMark(mark) ? recordOf(mark.attrs) : null
    if (record) found.push(record)
  }
  for (const name of SUGGESTION_ATTRIBUTES) {
    const value = node.attrs?.[name]
    if (value === undefined || value === null) continue
    if (name === 'changed') found.push(...changesOf(value))
    else {
      const record = recordOf(value)
      if (record) found.push(record)
    }
  }
  return found
}

/** Whether a mark is one of a suggestion. */
export function isSuggestionMark({ type }: Pick<DocumentMark, 'type'>): boolean {
  return (SUGGESTION_MARKS as readonly string[]).includes(type)
}

/** Whether anything in a document is suggested. */
export function hasSuggestions(node: DocumentNode): boolean {
  if (node.marks?.some(isSuggestionMark)) return true
  if (node.attrs && SUGGESTION_ATTRIBUTES.some((name) => node.attrs?.[name] != null)) return true
  return node.content?.some(hasSuggestions) ?? false
}
