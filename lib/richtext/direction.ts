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

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** The direction of the first letter, as browsers find it for `dir="auto"`; null where there is none. */
export function directionOfText(text: string): Direction | null {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return null
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}
