import { safeHref } from '@/lib/richtext/href'
import { languageTag } from '@/lib/richtext/language-tag'
import { langOf } from './language'
import { STYLE } from './style-attribute'

/** What a run of text carries. */
export interface Marks {
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  href: string | null
  /** Line ends mean something here. */
  pre: boolean
  /** Raised or lowered; a draft has characters for figures, and no mark. */
  shift: 'super' | 'sub' | null
  /** What the clipboard says of the language, as a tag. */
  lang: string | null
  isRightToLeft: boolean
}

/** What the clipboard's text carries before its first element. */
export const NO_MARKS: Marks = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  href: null,
  pre: false,
  shift: null,
  lang: null,
  isRightToLeft: false,
}

function styleOf(element: Element): Map<string, string> {
  const style = element.getAttribute(STYLE) ?? ''
  return new Map(
    style.split(';').flatMap((declaration) => {
      const colon = declaration.indexOf(':')
      if (colon < 0) return []
      const value = declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase()
      return [[declaration.slice(0, colon).trim().toLowerCase(), value] as const]
    }),
  )
}

/** What of an element goes for all text in it, whatever it is: its language and how it runs. */
export function settingOf(element: Element, outer: Marks): Marks {
  const lang = languageTag(langOf(element)) ?? outer.lang
  const dir = (element.getAttribute('dir') ?? styleOf(element).get('direction') ?? '').toLowerCase()
  return { ...outer, lang, isRightToLeft: dir === 'rtl' || (dir !== 'ltr' && outer.isRightToLeft) }
}

/** The marks of text within `element`, by its name and its styles. */
export function marksOf(element: Element, outer: Marks): Marks {
  const marks = settingOf(element, outer)
  const tag = element.localName
  if (tag === 'b' || tag === 'strong') marks.bold = true
  else if (tag === 'i' || tag === 'em' || tag === 'cite') marks.italic = true
  else if (tag === 'u') marks.underline = true
  else if (tag === 's' || tag === 'strike' || tag === 'del') marks.strike = true
  else if (tag === 'sup') marks.shift = 'super'
  else if (tag === 'sub') marks.shift = 'sub'
  else if (tag === 'a') marks.href = hrefOf(element.getAttribute('href')) ?? outer.href
  const style = styleOf(element)
  const height = style.get('vertical-align')
  if (height) marks.shift = height === 'super' || height === 'sub' ? height : null
  const weight = style.get('font-weight')
  if (weight) marks.bold = /^(bold|bolder|[6-9]\d\d)$/.test(weight)
  const slant = style.get('font-style')
  if (slant) marks.italic = /^(italic|oblique)/.test(slant)
  const lines = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  if (lines.includes('underline')) marks.underline = true
  if (lines.includes('line-through')) marks.strike = true
  return marks
}

function hrefOf(href: string | null): string | null {
  const safe = safeHref(href)
  if (!safe) return null
  const url = new URL(safe)
  // Google Docs' way through Google, which would tell it who reads.
  const target =
    url.hostname === 'www.google.com' && url.pathname === '/url' ? url.searchParams.get('q') : null
  return target ? safeHref(target) : safe
}

/** The level of a paragraph that is a heading by its style or its role alone; null for all others. */
export function levelOf(element: Element): number | null {
  const role = element.getAttribute('role') === 'heading' ? (element.getAttribute('aria-level') ?? '2') : null
  const level = Number(role ?? styleOf(element).get('mso-outline-level'))
  return Number.isInteger(level) && level >= 1 && level <= 6 ? level : null
}

/** What its author did not see, deleted, or meant for reviewers only. */
export function isHidden(element: Element): boolean {
  const style = styleOf(element)
  if (style.get('display') === 'none' || style.get('mso-hide') === 'all') return true
  if (style.get('mso-element')?.startsWith('comment') || /\bMsoComment/.test(element.className)) return true
  if (style.get('mso-special-character') === 'comment') return true
  return element.localName === 'del' && (element.hasAttribute('datetime') || element.hasAttribute('cite'))
}
