import { languageTag } from '@/lib/richtext/language-tag'

/** The language of a tag, without country and script; empty for what names none. */
export function primary(tag: string | null): string {
  const [language = ''] = (languageTag(tag) ?? '').toLowerCase().split('-')
  return /^(x|i|und|zxx|mul|mis)$/.test(language) ? '' : language
}

/** Whether a mark of its language would tell anybody something: word processors mark commas and figures as well. */
export const saysSomething = (text: string): boolean => /\p{L}{2}|[\p{scx=Hani}\p{scx=Kana}]/u.test(text)

/** A tag as an element says it. */
export const langOf = (element: Element): string | null =>
  element.getAttribute('lang') ?? element.getAttribute('xml:lang')

/** The language of the whole, else that of most of its text; empty when that is not said. */
export function mainLanguage(body: Element): string {
  const whole = primary(langOf(body))
  if (whole) return whole
  const lengths = new Map<string, number>()
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.trim().length ?? 0
    if (length === 0) continue
    const language = primary(around(node))
    lengths.set(language, (lengths.get(language) ?? 0) + length)
  }
  return [...lengths].sort(([, one], [, other]) => other - one)[0]?.[0] ?? ''
}

function around(node: Node): string | null {
  for (let element = node.parentElement; element; element = element.parentElement) {
    const said = langOf(element)
    if (said !== null) return said
  }
  return null
}

const SUPER = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'
const SUB = '₀₁₂₃₄₅₆₇₈₉₊₋'

/** Raised and lowered figures as the characters that there are for them: 10⁶ is not 106. Other text stays as it is. */
export function shifted(text: string, shift: 'super' | 'sub' | null): string {
  if (shift === null || !/^[\d+\-−]{1,4}$/.test(text)) return text
  const figures = shift === 'super' ? SUPER : SUB
  return text.replace(/./g, (sign) => figures[sign === '+' ? 10 : /\d/.test(sign) ? Number(sign) : 11]!)
}
