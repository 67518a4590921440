/** The blocks that may say in which direction they run; null follows the report's language. */
export const DIRECTED = [
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'figure',
] as const

export type Direction = 'ltr' | 'rtl'

/** The direction that an attribute gives, null for anything that is none. */
export function directionOf(value: unknown): Direction | null {
  return value === 'rtl' || value === 'ltr' ? value : null
}
