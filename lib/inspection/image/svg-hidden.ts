import { walk, type XmlElement } from '../xml/tree'

const HIDING =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?%?|font-size\s*:\s*0(?:\.0*)?[a-z%]*)\s*(?:!\s*important\s*)?(?:;|$)/i

/** What of a drawing its rules of style hide, and which of its elements others refer to. */
export interface Rules {
  /** Classes (`.a`) and names (`#a`) that a rule hides. */
  hidden: ReadonlySet<string>
  /** A rule may show again what an attribute hides. */
  mayShow: boolean
  /** Names that something else in the drawing leads to. */
  used: ReadonlySet<string>
}

export function rulesOf(root: XmlElement): Rules {
  const hidden = new Set<string>()
  const used = new Set<string>()
  let mayShow = false
  const refer = (text: string) => {
    for (const [, id] of text.matchAll(/url\(\s*['"]?#([^)'"\s]*)/g)) used.add(id!)
  }
  for (const element of walk(root)) {
    for (const { raw, value } of element.attributes) {
      if (/(?:^|:)href$/.test(raw) && value.startsWith('#')) used.add(value.slice(1))
      refer(value)
    }
    if (!/(?:^|:)style$/.test(element.raw)) continue
    const text = element.children.filter((each) => typeof each === 'string').join('')
    refer(text)
    mayShow ||= /display|visibility|opacity|font/i.test(text)
    for (const rule of withoutComments(text).split('}')) {
      const at = rule.lastIndexOf('{')
      if (at === -1 || !HIDING.test(rule.slice(at + 1))) continue
      for (const selector of rule.slice(0, at).split(/[,{]/))
        for (const [name] of (
          selector
            .trim()
            .split(/[\s>+~]+/)
            .at(-1) ?? ''
        ).matchAll(/[.#][\w-]+/g))
          hidden.add(name)
    }
  }
  return { hidden, mayShow, used }
}

/** A style without remarks. */
export function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
}

/** Whether an element says itself that it is not seen, or a rule says so of its class or name. */
export function isHidden({ attributes }: XmlElement, { hidden }: Rules): boolean {
  return attributes.some(
    ({ raw, value }) =>
      hides(raw, value) ||
      (raw === 'class' && value.split(/\s+/).some((each) => hidden.has(`.${each}`))) ||
      (raw === 'id' && hidden.has(`#${value}`)),
  )
}

function hides(raw: string, value: string): boolean {
  if (raw === 'display') return value.trim() === 'none'
  if (raw === 'visibility') return /^\s*(?:hidden|collapse)\s*$/.test(value)
  if (raw === 'opacity') return value.trim() !== '' && parseFloat(value) === 0
  return raw === 'style' && HIDING.test(value)
}

/** Whether nothing in it is certainly seen: nobody leads to it, and nothing in it or in a rule shows it again. */
export function isLost(element: XmlElement, { mayShow, used }: Rules): boolean {
  if (mayShow || !element.attributes.some(({ raw, value }) => hides(raw, value))) return false
  for (const each of walk(element))
    for (const { raw, value } of each.attributes) {
      if (raw === 'id' && used.has(value)) return false
      if (each !== element && /visib/.test(raw === 'style' ? value : raw)) return false
    }
  return true
}

/** Whether words are written without ink: neither filled nor drawn around, as far as they say it themselves. */
export function isWithoutInk({ raw, attributes }: XmlElement): boolean {
  if (!/(?:^|:)(?:text|tspan|textPath)$/.test(raw)) return false
  const said = new Map<string, string>()
  for (const { raw: name, value } of attributes) {
    if (name !== 'style') said.set(name, value.trim())
    else
      for (const each of value.split(';')) {
        const [key = '', what = ''] = each.split(':')
        said.set(key.trim(), what.trim())
      }
  }
  if ((said.get('stroke') ?? 'none') !== 'none') return false
  if (/^0(?:\.0*)?[a-z%]*$/.test(said.get('font-size') ?? '')) return true
  const opacity = said.get('fill-opacity')
  return (
    /^(?:none|transparent)$/.test(said.get('fill') ?? '') ||
    (opacity !== undefined && parseFloat(opacity) === 0)
  )
}
