import { attribute, child, elementsOf, type XmlElement } from '../xml/tree'
import type { OfficePackage } from './office-package'

/** The colours of a document's theme: six hexadecimal digits by the names that its text calls them by. */
export type Palette = ReadonlyMap<string, string>

const HEX = /^[0-9a-f]{6}$/i
const SLOTS: Record<string, string> = {
  'a:dk1': 'dark1',
  'a:lt1': 'light1',
  'a:dk2': 'dark2',
  'a:lt2': 'light2',
  'a:hlink': 'hyperlink',
  'a:folHlink': 'followedHyperlink',
}
const MAPPED: Record<string, [attribute: string, usually: string]> = {
  background1: ['w:bg1', 'light1'],
  text1: ['w:t1', 'dark1'],
  background2: ['w:bg2', 'light2'],
  text2: ['w:t2', 'dark2'],
}

// As drawings call them.
const SHORT: [string, string][] = [
  ['bg1', 'background1'],
  ['tx1', 'text1'],
  ['bg2', 'background2'],
  ['tx2', 'text2'],
  ['lt1', 'light1'],
  ['dk1', 'dark1'],
  ['lt2', 'light2'],
  ['dk2', 'dark2'],
]

/** What the words of a document can be coloured with by name; a document without a theme has paper and ink. */
export function paletteOf({ parts, contentType, xml }: OfficePackage): Palette {
  const palette = new Map([
    ['light1', 'FFFFFF'],
    ['dark1', '000000'],
  ])
  let mapping: XmlElement | undefined
  for (const name of parts.keys()) {
    const type = contentType(name)
    if (type.endsWith('officedocument.theme+xml')) {
      const elements = child(xml(name)?.root, 'a:themeElements')
      for (const each of elementsOf(child(elements, 'a:clrScheme') ?? NOTHING)) {
        const colour = elementsOf(each)[0]
        const value = colour && (attribute(colour, 'lastClr') ?? attribute(colour, 'val') ?? '')
        if (value && HEX.test(value)) palette.set(SLOTS[each.name] ?? each.name.slice(2), value.toUpperCase())
      }
    }
    if (type.endsWith('wordprocessingml.settings+xml'))
      mapping = child(xml(name)?.root, 'w:clrSchemeMapping') ?? mapping
  }
  for (const [name, [key, usually]] of Object.entries(MAPPED)) {
    const colour = palette.get((mapping && attribute(mapping, key)) ?? usually)
    if (colour) palette.set(name, colour)
  }
  for (const [short, name] of SHORT) {
    const colour = palette.get(name)
    if (colour) palette.set(short, colour)
  }
  return palette
}

const NOTHING: XmlElement = { name: '', raw: '', uri: '', attributes: [], children: [] }

/**
 * A colour as an element states it: by its value, or by name from the theme, lighter or darker (ECMA-376 part 1, 17.3.2.6).
 * Undefined for the automatic one and for what is not known.
 */
export function colourIn(
  element: XmlElement,
  palette: Palette,
  [plain, theme]: [string, string],
): string | undefined {
  const name = attribute(element, theme)
  if (name === undefined || name === 'none') {
    const value = attribute(element, plain)
    return value && HEX.test(value) ? value.toUpperCase() : undefined
  }
  const colour = palette.get(name)
  const [tint, shade] = ['Tint', 'Shade'].map((each) =>
    share(attribute(element, theme.replace('Color', '') + each)),
  )
  if (!colour) return undefined
  if (tint !== null) return lighter(colour, (light) => light * tint! + (1 - tint!))
  return shade === null ? colour : lighter(colour, (light) => light * shade!)
}

function share(value: string | undefined): number | null {
  const number = parseInt(value ?? '', 16)
  return Number.isNaN(number) ? null : number / 255
}

const channels = (colour: string): [number, number, number] =>
  [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number]

const hexOf = (numbers: readonly number[]): string =>
  numbers
    .map((each) =>
      Math.round(Math.min(255, Math.max(0, each)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase()

/** The same hue and saturation with another lightness. */
function lighter(colour: string, change: (light: number) => number): string {
  const all = channels(colour).map((each) => each / 255)
  const [most, least] = [Math.max(...all), Math.min(...all)]
  const light = (most + least) / 2
  const saturation = most === least ? 0 : (most - least) / (1 - Math.abs(2 * light - 1))
  const wanted = Math.min(1, Math.max(0, change(light)))
  const reach = ((1 - Math.abs(2 * wanted - 1)) * saturation) / 2
  return hexOf(
    all.map((each) => {
      const place = most === least ? 0 : ((each - least) / (most - least)) * 2 - 1
      return (wanted + place * reach) * 255
    }),
  )
}

/** One colour strewn over another: `share` of all points have the first. */
export function blended(over: string, under: string, share: number): string {
  const below = channels(under)
  return hexOf(channels(over).map((each, at) => each * share + below[at]! * (1 - share)))
}

/** Whether nobody can tell one from the other. */
export function areAlike(one: string, other: string): boolean {
  const second = channels(other)
  return channels(one).every((each, at) => Math.abs(each - second[at]!) <= 8)
}

/** What a marker leaves behind words. */
export const HIGHLIGHTS: Record<string, string | undefined> = {
  black: '000000', blue: '0000FF', cyan: '00FFFF', green: '00FF00', magenta: 'FF00FF', red: 'FF0000', yellow: 'FFFF00', white: 'FFFFFF',
  darkBlue: '000080', darkCyan: '008080', darkGreen: '008000', darkMagenta: '800080', darkRed: '800000', darkYellow: '808000',
  darkGray: '808080', lightGray: 'C0C0C0',
} // prettier-ignore
