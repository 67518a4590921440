import type { DocumentNode } from '@/lib/richtext/document'
import { writable } from '../shared'
import type { Part, ReportTree } from '../../tree'

const SAID = /the text `\\*"(.+?)\\*"` could not be displayed/su

/** Which letter no font has and where it stands first, when that is why Typst refused; null otherwise. */
export function missingGlyph(
  error: unknown,
  tree: ReportTree,
): { glyph: string; code: string; place: string } | null {
  const text = SAID.exec(error instanceof Error ? error.message : String(error))?.[1]
  if (!text) return null
  const [glyph = ''] = unescaped(text)
  const code = `U+${glyph.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '?'}`
  return { glyph, code, place: placeOf(glyph, tree) }
}

/** Typst names a letter as Rust writes it: `\u{10437}` where it cannot be printed. */
const unescaped = (text: string): string =>
  text.replace(/\\u\{([0-9a-f]{1,6})\}/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))

function placeOf(glyph: string, { parts, title }: ReportTree): string {
  const inPart = (part: Part): string | null => {
    if (has(part.title, glyph) || part.blocks.some((block) => hasWithin(block, glyph))) return part.title
    return firstOf(part.parts.map(inPart))
  }
  return firstOf(parts.map(inPart)) ?? title
}

const firstOf = (found: (string | null)[]): string | null => found.find((each) => each !== null) ?? null
const has = (text: unknown, glyph: string) => typeof text === 'string' && writable(text).includes(glyph)

function hasWithin({ text, attrs, content }: DocumentNode, glyph: string): boolean {
  return (
    has(text, glyph) ||
    Object.values(attrs ?? {}).some((value) => has(value, glyph)) ||
    (content ?? []).some((child) => hasWithin(child, glyph))
  )
}
