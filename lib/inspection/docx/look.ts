import { attribute, child, elementsOf, type XmlElement } from '../xml/tree'
import { areAlike, blended, colourIn, HIGHLIGHTS, type Palette } from './colours'

/** How words look, as far as it decides whether one sees them. What is not known is not in it. */
export interface Look {
  vanish?: boolean
  /** Six hexadecimal digits. */
  colour?: string | undefined
  /** What newer Word fills letters with instead: a colour, `none`, or `unknown`. */
  fill?: string
  /** A line around letters, a shadow or the like shows them in whatever colour they are. */
  hasEffect?: boolean
  /** What is behind the words: a colour, or `unknown` where a picture or a pattern may be. */
  ground?: string
  /** Said to have nothing behind them of their own. */
  isBare?: boolean
  /** Half points, of letters and of those of scripts that are written from the right or are complex. */
  size?: number
  complexSize?: number
  /** The run is said to be of a complex script. */
  isComplex?: boolean
  /** Percent of the width of letters. */
  width?: number
  /** Twentieths of a point that each line has, whatever stands in it. */
  line?: number | undefined
}

/** Three quarters of a point: half of the smallest letters that can be read. */
const SMALLEST_SIZE = 3
const SMALLEST_WIDTH = 5
/** Thousandths of a percent of clearness beyond which nothing of letters is seen. */
const CLEAR = 98_000
/** Two points, in twentieths: less cuts off letters until nothing is left of them. */
export const LEAST_HEIGHT = 40
const EFFECT = /^w:(?:outline|shadow|emboss|imprint)$|^w14:(?:textOutline|shadow|glow|reflection|props3d)$/
// Hebrew, Arabic and its relatives, Indic scripts, Thai to Khmer, and their forms.
const COMPLEX = /[\u0590-\u08ff\u0900-\u0fff\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff]/

/** What properties of a run say of its look. */
export function runLook(properties: XmlElement | undefined, palette: Palette): Look {
  const look: Look = {}
  for (const each of properties ? elementsOf(properties) : []) {
    const value = attribute(each, 'w:val')
    if (each.name === 'w:vanish' || each.name === 'w:specVanish')
      look.vanish = isOn(value) || (look.vanish ?? false)
    if (each.name === 'w:vanish' && !isOn(value)) look.vanish = false
    if (each.name === 'w:color') look.colour = colourIn(each, palette, ['w:val', 'w:themeColor'])
    if (each.name === 'w:sz' && value) look.size = Number(value)
    if (each.name === 'w:szCs' && value) look.complexSize = Number(value)
    if (each.name === 'w:rtl' || each.name === 'w:cs') look.isComplex = isOn(value)
    if (each.name === 'w:w' && value) look.width = parseInt(value, 10)
    if (each.name === 'w14:textFill') look.fill = letterFill(each, palette)
    if (EFFECT.test(each.name) && isOn(value) && !child(each, 'w14:noFill')) look.hasEffect = true
    if (each.name === 'w:highlight' && value === 'none') look.isBare = true
    else if (each.name === 'w:highlight') look.ground = HIGHLIGHTS[value ?? ''] ?? 'unknown'
    if (each.name === 'w:shd' && look.ground === undefined) Object.assign(look, groundOf(each, palette))
  }
  return look
}

/** What properties of a paragraph say: what is behind its words, and how high its lines are. */
export function paragraphLook(properties: XmlElement | undefined, palette: Palette): Look {
  const spacing = child(properties, 'w:spacing')
  const height = spacing && attribute(spacing, 'w:line')
  const isExact = spacing !== undefined && attribute(spacing, 'w:lineRule') === 'exact'
  return {
    ...groundIn(properties, palette),
    ...(height !== undefined && { line: isExact ? Number(height) : undefined }),
  }
}

/** What is behind the words of what has these properties: a paragraph, a cell, a table. */
export function groundIn(properties: XmlElement | undefined, palette: Palette): Look {
  const shading = child(properties, 'w:shd')
  return shading ? groundOf(shading, palette) : {}
}

function groundOf(shading: XmlElement, palette: Palette): Look {
  const pattern = attribute(shading, 'w:val') ?? 'clear'
  const fill = colourIn(shading, palette, ['w:fill', 'w:themeFill'])
  const isNamed = attribute(shading, 'w:themeFill') !== undefined
  if (pattern === 'clear' || pattern === 'nil')
    return fill ? { ground: fill } : isNamed ? { ground: 'unknown' } : { isBare: true }
  const dots = colourIn(shading, palette, ['w:color', 'w:themeColor'])
  const isAutomatic =
    (attribute(shading, 'w:color') ?? 'auto') === 'auto' && !attribute(shading, 'w:themeColor')
  const share = pattern === 'solid' ? 100 : Number(/^pct(\d+)$/.exec(pattern)?.[1])
  const over = dots ?? (isAutomatic ? '000000' : undefined)
  if (Number.isNaN(share) || !over || (isNamed && !fill)) return { ground: 'unknown' }
  return { ground: blended(over, fill ?? 'FFFFFF', share / 100) }
}

export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/.test(value)
}

/** One look over another of the same thing. Where the upper one does away with a ground, what is behind that is not known. */
export function over(below: Look, above: Look): Look {
  const isBared = above.isBare === true && above.ground === undefined && below.ground !== undefined
  return { ...below, ...above, ...(isBared && { ground: 'unknown' }) }
}

/** What newer Word fills letters with. */
function letterFill(fill: XmlElement, palette: Palette): string {
  if (child(fill, 'w14:noFill')) return 'none'
  const colour = elementsOf(child(fill, 'w14:solidFill') ?? fill)[0]
  if (!colour) return 'unknown'
  const value = attribute(colour, 'w14:val') ?? ''
  const clear = child(colour, 'w14:alpha')
  if (clear && Number(attribute(clear, 'w14:val')) >= CLEAR) return 'none'
  // Lighter, darker or seen through: then it is another.
  if (colour.children.length > 0) return 'unknown'
  if (colour.name === 'w14:srgbClr') return /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : 'unknown'
  return (colour.name === 'w14:schemeClr' ? palette.get(value) : undefined) ?? 'unknown'
}

/**
 * Why words that look so are not seen; `fill` for those that newer Word alone does not show, null for words that are seen, or
 * may be.
 */
export function whyHidden(look: Look, text: string): 'vanish' | 'colour' | 'size' | 'fill' | null {
  if (look.vanish) return 'vanish'
  if (isTiny(look, text) || (look.width !== undefined && look.width <= SMALLEST_WIDTH)) return 'size'
  if (look.line !== undefined && look.line < LEAST_HEIGHT) return 'size'
  if (look.hasEffect) return null
  const ground = look.ground ?? 'FFFFFF'
  const isLost = (colour: string | undefined) =>
    colour !== undefined && ground !== 'unknown' && colour !== 'unknown' && areAlike(colour, ground)
  if (look.fill === undefined) return isLost(look.colour) ? 'colour' : null
  if (look.fill !== 'none' && !isLost(look.fill)) return null
  return isLost(look.colour) ? 'colour' : 'fill'
}

/** Letters have one size of two, by the run and by the script: those of which it is not certain need both to be tiny. */
function isTiny({ size, complexSize, isComplex }: Look, text: string): boolean {
  const tiny = (each: number | undefined) => each !== undefined && each <= SMALLEST_SIZE
  if (isComplex) return tiny(complexSize)
  return tiny(size) && (!COMPLEX.test(text) || tiny(complexSize))
}
