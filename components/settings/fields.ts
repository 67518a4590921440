/** The settings as the form holds them: every field a string, empty for "none". */
export const FIELDS = [
  'title',
  'committee',
  'session',
  'state',
  'language',
  'wordLimit',
  'footnotes',
  'contact',
  'publicity',
] as const
export type Field = (typeof FIELDS)[number]
export type Stored = Record<Field, string | number | null>

const NUMBERS: ReadonlySet<Field> = new Set(['session', 'wordLimit'])
const NULLABLE: ReadonlySet<Field> = new Set(['session', 'wordLimit', 'footnotes', 'publicity'])

/** A stored value as a field shows it. */
export function toText(value: string | number | null): string {
  return value === null ? '' : String(value)
}

/** What a field holds as it is stored; what is no number stays text, for the server to refuse. */
export function toStored(field: Field, text: string): string | number | null {
  const trimmed = text.trim()
  if (trimmed === '' && NULLABLE.has(field)) return null
  const digits = trimmed.replace(/[\s,.'’]/g, '')
  return NUMBERS.has(field) && /^\d+$/.test(digits) ? Number(digits) : trimmed
}
