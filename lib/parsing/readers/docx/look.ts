import type { Look } from '../source-line'
import type { Attributes } from '../xml'
import { isOn } from './values'

/** Properties of characters as one place (run, style, paragraph mark) states them; missing is "says nothing". */
export interface CharacterProperties {
  b?: boolean
  i?: boolean
  /** Bold and italic of right-to-left and complex scripts, which Word keeps apart. */
  bCs?: boolean
  iCs?: boolean
  u?: boolean
  vanish?: boolean
  isComplex?: boolean
  style?: string
  font?: string
}

const TOGGLES = {
  'w:b': 'b',
  'w:i': 'i',
  'w:bCs': 'bCs',
  'w:iCs': 'iCs',
  'w:u': 'u',
  'w:vanish': 'vanish',
} as const

/** Takes one element below `w:rPr` over into the properties. */
export function readCharacterProperty(to: CharacterProperties, name: string, attributes: Attributes): void {
  if (Object.hasOwn(TOGGLES, name)) to[TOGGLES[name as keyof typeof TOGGLES]] = isOn(attributes)
  else if (name === 'w:rtl' || name === 'w:cs') to.isComplex = isOn(attributes)
  else if (name === 'w:rStyle') to.style = attributes['w:val']
  else if (name === 'w:rFonts') to.font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? to.font
}

/** What is printed in the end. */
export interface Printed extends Look {
  isHidden: boolean
}

/**
 * Properties put together as Word does: what the run says counts; else paragraph style and character style, which
 * cancel each other out where both switch a toggle on; else the document's defaults. Underlining is no toggle.
 */
export function printed(
  direct: CharacterProperties,
  character: CharacterProperties,
  paragraph: CharacterProperties,
  defaults: CharacterProperties,
): Printed {
  const toggle = (key: 'b' | 'i' | 'bCs' | 'iCs' | 'vanish'): boolean => {
    if (direct[key] !== undefined) return direct[key]
    return (defaults[key] ?? false) || (character[key] ?? false) !== (paragraph[key] ?? false)
  }
  const isComplex = direct.isComplex ?? false
  return {
    bold: toggle(isComplex ? 'bCs' : 'b'),
    italic: toggle(isComplex ? 'iCs' : 'i'),
    underline: direct.u ?? character.u ?? paragraph.u ?? defaults.u ?? false,
    isHidden: toggle('vanish'),
  }
}
