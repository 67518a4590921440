import { attribute, child, elementsOf, type XmlElement } from '../xml/tree'
import type { Palette } from './colours'

const SHAPE = '{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}'
const NAMES: Record<string, string> = { white: 'FFFFFF', black: '000000' }

/** What a shape paints behind the words in it, where it paints one colour; null where the element says nothing of it. */
export function boxGround({ name, ...element }: XmlElement, palette: Palette): string | null {
  if (name === `${SHAPE}wsp`) return fillOf(child({ name, ...element }, `${SHAPE}spPr`), palette)
  if (!/^v:(?:shape|rect|roundrect|oval)$/.test(name)) return null
  const said = (key: string) => element.attributes.find((each) => each.name === key)?.value
  if (
    /^f/i.test(said('filled') ?? '') ||
    elementsOf({ name, ...element }).some((each) => each.name === 'v:fill')
  )
    return 'unknown'
  const colour = (said('fillcolor') ?? '').replace(/ \[\d+\]$/, '')
  return NAMES[colour] ?? /^#([0-9a-f]{6})$/i.exec(colour)?.[1]?.toUpperCase() ?? 'unknown'
}

function fillOf(properties: XmlElement | undefined, palette: Palette): string {
  const colour = elementsOf(child(properties, 'a:solidFill') ?? NOTHING)[0]
  // Lighter, darker or seen through: then it is another.
  if (!colour || colour.children.length > 0) return 'unknown'
  const value = attribute(colour, 'val') ?? ''
  if (colour.name === 'a:srgbClr') return /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : 'unknown'
  return (colour.name === 'a:schemeClr' ? palette.get(value) : undefined) ?? 'unknown'
}

const NOTHING: XmlElement = { name: '', raw: '', uri: '', attributes: [], children: [] }
