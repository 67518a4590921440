import { areAlike } from '../docx/colours'
import { attribute, elementsOf, walk, type XmlElement } from '../xml/tree'

/** How words look, as far as it decides whether one sees them. What is not known is not in it. */
export interface Look {
  isHidden?: boolean
  /** Six hexadecimal digits. */
  colour?: string
  /** What is behind the words: a colour, or `unknown` where a picture or a shape may be. */
  ground?: string
  /** Points. */
  size?: number
  /** Percent of the width of letters. */
  width?: number
  /** Points that each line has, whatever stands in it. */
  line?: number
}

/** What a style says, by its family and name, its parents' below its own. */
export interface Looks {
  (family: string, name: string | undefined): Look
  /** What is behind words where nothing nearer says: unknown where a page has a ground, or something drawn is behind the text. */
  pages: Look
}

const SMALLEST_SIZE = 1.5
const SMALLEST_WIDTH = 5
const MOST_PARENTS = 40
/** Two points: less cuts off letters until nothing is left of them. */
const LEAST_LINE = 2
/** Percent of what letters would be covered with, or as large as, otherwise. */
const LEAST_SHARE = 3
const POINTS: Record<string, number> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, pc: 12, px: 0.75 }

/** The looks of all styles of these parts; what a later part says of a name counts. */
export function looksOf(roots: readonly XmlElement[]): Looks {
  const styles = new Map<string, XmlElement>()
  const defaults = new Map<string, XmlElement>()
  for (const root of roots)
    for (const element of walk(root)) {
      const family = attribute(element, 'style:family') ?? ''
      if (element.name === 'style:style')
        styles.set(`${family} ${attribute(element, 'style:name') ?? ''}`, element)
      else if (element.name === 'style:default-style') defaults.set(family, element)
    }
  const known = new Map<string, Look>()
  const looks = (family: string, name: string | undefined) => {
    const key = `${family} ${name ?? ''}`
    const look = known.get(key) ?? chain(family, name)
    known.set(key, look)
    return look
  }
  return Object.assign(looks, { pages: roots.some(hasGround) ? { ground: 'unknown' } : {} })

  function chain(family: string, name: string | undefined): Look {
    const above: XmlElement[] = []
    let style = styles.get(`${family} ${name ?? ''}`)
    while (style && above.length < MOST_PARENTS) {
      above.unshift(style)
      style = styles.get(`${family} ${attribute(style, 'style:parent-style-name') ?? ''}`)
    }
    const base = defaults.get(family)
    return Object.assign({}, ...[...(base ? [base] : []), ...above].map(lookIn)) as Look
  }
}

/** Whether pages have a ground of their own, or something is drawn behind their text. */
function hasGround(root: XmlElement): boolean {
  const behind = new Set<string>()
  const used: string[] = []
  for (const element of walk(root)) {
    if (element.name.startsWith('draw:')) used.push(attribute(element, 'draw:style-name') ?? '')
    if (/^style:(?:page-layout|header-footer|drawing-page)-properties$/.test(element.name)) {
      const colour = attribute(element, 'fo:background-color') ?? 'transparent'
      const fill = attribute(element, 'draw:fill') ?? 'none'
      if (colour !== 'transparent' || fill !== 'none' || hasImage(element)) return true
    }
    if (element.name !== 'style:style') continue
    if (elementsOf(element).some((each) => attribute(each, 'style:run-through') === 'background'))
      behind.add(attribute(element, 'style:name') ?? '')
  }
  return used.some((name) => behind.has(name))
}

/** A length in points; none for shares and words. */
export function lengthIn(value: string | undefined): number | undefined {
  const [, number, unit = ''] = /^(-?[\d.]+)([a-z]+)$/.exec(value ?? '') ?? []
  return number === undefined ? undefined : Number(number) * (POINTS[unit] ?? NaN)
}

function lookIn(style: XmlElement): Look {
  const look: Look = {}
  for (const properties of elementsOf(style)) {
    const says = (name: string) => attribute(properties, name)
    const ground =
      says('fo:background-color') ?? (says('draw:fill') === 'solid' ? says('draw:fill-color') : undefined)
    if (ground !== undefined) {
      const colour = hexIn(ground)
      if (colour) look.ground = colour
      else if (ground !== 'transparent') look.ground = 'unknown'
    }
    if (elementsOf(properties).some(({ name }) => name === 'style:background-image') && hasImage(properties))
      look.ground = 'unknown'
    const line =
      properties.name === 'style:paragraph-properties' ? lengthIn(says('fo:line-height')) : undefined
    if (line !== undefined) look.line = line
    if (properties.name !== 'style:text-properties') continue
    if (says('text:display') !== undefined) look.isHidden = says('text:display') === 'none'
    const opacity = properties.attributes.find(({ raw }) => /^loext:opacity$/.test(raw))?.value
    if (opacity !== undefined && Number.parseFloat(opacity) <= LEAST_SHARE) look.isHidden = true
    const colour = hexIn(says('fo:color'))
    if (colour) look.colour = colour
    if (says('style:use-window-font-color') === 'true') delete look.colour
    const share = /^([\d.]+)%$/.exec(says('fo:font-size') ?? '')?.[1]
    if (share !== undefined) {
      if (Number(share) <= LEAST_SHARE) look.size = 0
      else delete look.size
    }
    const size = Number.parseFloat(/^[\d.]+pt$/.exec(says('fo:font-size') ?? '')?.[0] ?? '')
    if (!Number.isNaN(size)) look.size = size
    const width = Number.parseFloat(says('style:text-scale') ?? '')
    if (!Number.isNaN(width)) look.width = width
  }
  return look
}

const hasImage = (properties: XmlElement): boolean =>
  elementsOf(properties).some(
    (each) =>
      each.name === 'style:background-image' && (each.attributes.length > 0 || each.children.length > 0),
  )

const hexIn = (value: string | undefined): string | undefined =>
  /^#([0-9a-f]{6})$/i.exec(value ?? '')?.[1]?.toUpperCase()

/** Whether nobody sees words that look so. */
export function isUnseen({ isHidden, colour, ground = 'FFFFFF', size, width, line }: Look): boolean {
  if (isHidden || (line !== undefined && line < LEAST_LINE)) return true
  if ((size !== undefined && size <= SMALLEST_SIZE) || (width !== undefined && width <= SMALLEST_WIDTH))
    return true
  return colour !== undefined && ground !== 'unknown' && areAlike(colour, ground)
}
