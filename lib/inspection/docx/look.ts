import { attribute, child, elementsOf, type XmlElement } from '../xml/tree'
import type { OfficePackage } from './office-package'

/** How words look, as far as it decides whether one sees them. */
export interface Look {
  vanish?: boolean
  /** Six hexadecimal digits. */
  colour?: string
  /** What is behind the words: a colour, or `unknown` where a picture or a style of tables may be. */
  ground?: string
  /** Half points. */
  size?: number
  /** Percent of the width of letters. */
  width?: number
}

export interface Styles {
  defaults: Look
  paragraph: (id: string | undefined) => Look
  character: (id: string | undefined) => Look
  /** Whether a style of tables puts colours behind words. */
  isShaded: (id: string | undefined) => boolean
}

const HIGHLIGHTS: Record<string, string | undefined> = { white: 'FFFFFF', black: '000000', none: undefined }
const WHITE_THEMES = new Set(['background1', 'light1', 'bg1', 'lt1'])
const MAX_BASES = 30

/** What properties of a run say of its look; what they do not say is not in it. */
export function runLook(properties: XmlElement | undefined): Look {
  const look: Look = {}
  for (const each of properties ? elementsOf(properties) : []) {
    const value = attribute(each, 'w:val')
    if (each.name === 'w:vanish') look.vanish = isOn(value)
    if (each.name === 'w:color') look.colour = colourOf(each, value)
    if (each.name === 'w:sz' && value) look.size = Number(value)
    if (each.name === 'w:w' && value) look.width = parseInt(value, 10)
    if (each.name === 'w:highlight' && value !== 'none') look.ground = HIGHLIGHTS[value ?? ''] ?? 'unknown'
    if (each.name === 'w:shd') Object.assign(look, groundOf(each))
  }
  return look
}

/** What is behind the words of a paragraph or a cell with these properties. */
export function groundIn(properties: XmlElement | undefined): Look {
  const shading = child(properties, 'w:shd')
  return shading ? groundOf(shading) : {}
}

function groundOf(shading: XmlElement): Look {
  const fill = attribute(shading, 'w:fill')
  const theme = attribute(shading, 'w:themeFill')
  if (theme)
    return {
      ground: WHITE_THEMES.has(theme) && !attribute(shading, 'w:themeFillShade') ? 'FFFFFF' : 'unknown',
    }
  const pattern = attribute(shading, 'w:val')
  if (pattern && !/^(?:clear|nil)$/.test(pattern)) return { ground: 'unknown' }
  return fill && /^[0-9a-f]{6}$/i.test(fill) ? { ground: fill.toUpperCase() } : {}
}

function colourOf(element: XmlElement, value: string | undefined): string | undefined {
  const theme = attribute(element, 'w:themeColor')
  if (theme) return WHITE_THEMES.has(theme) && !attribute(element, 'w:themeShade') ? 'FFFFFF' : undefined
  return value && /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : undefined
}

export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/.test(value)
}

/** Why words that look so are not seen; null for words that are, or may be. */
export function whyHidden(look: Look): 'vanish' | 'colour' | 'size' | null {
  if (look.vanish) return 'vanish'
  if ((look.size !== undefined && look.size <= 3) || (look.width !== undefined && look.width <= 5))
    return 'size'
  const ground = look.ground ?? 'FFFFFF'
  return look.colour && ground !== 'unknown' && areAlike(look.colour, ground) ? 'colour' : null
}

function areAlike(one: string, other: string): boolean {
  return [0, 2, 4].every(
    (at) => Math.abs(parseInt(one.slice(at, at + 2), 16) - parseInt(other.slice(at, at + 2), 16)) <= 8,
  )
}

/** The styles of a document, each with what it takes from those that it is based on. */
export function stylesOf({ parts, contentType, xml }: OfficePackage): Styles {
  const byId = new Map<string, XmlElement>()
  let defaults: Look = {}
  let normal: string | undefined
  for (const name of parts.keys()) {
    if (!contentType(name).endsWith('wordprocessingml.styles+xml')) continue
    for (const each of elementsOf(xml(name)?.root ?? EMPTY)) {
      if (each.name === 'w:docDefaults') defaults = runLook(child(child(each, 'w:rPrDefault'), 'w:rPr'))
      const id = attribute(each, 'w:styleId')
      if (each.name !== 'w:style' || id === undefined) continue
      byId.set(id, each)
      if (attribute(each, 'w:type') === 'paragraph' && isOn(attribute(each, 'w:default') ?? '0')) normal = id
    }
  }
  const chain = (id: string | undefined): XmlElement[] => {
    const found: XmlElement[] = []
    for (let next = id; next !== undefined && found.length < MAX_BASES;) {
      const style = byId.get(next)
      if (!style) break
      found.unshift(style)
      next = attribute(child(style, 'w:basedOn') ?? EMPTY, 'w:val')
    }
    return found
  }
  const looks = new Map<string, Look>()
  const look = (id: string | undefined): Look => {
    if (id === undefined) return {}
    const known = looks.get(id)
    if (known) return known
    const all = chain(id).flatMap((style) => [
      groundIn(child(style, 'w:pPr')),
      runLook(child(style, 'w:rPr')),
    ])
    const whole = Object.assign({}, ...all) as Look
    looks.set(id, whole)
    return whole
  }
  return {
    defaults,
    paragraph: (id) => look(id ?? normal),
    character: look,
    isShaded: (id) => chain(id).some((style) => holds(style, 'w:shd')),
  }
}

const EMPTY: XmlElement = { name: '', raw: '', uri: '', attributes: [], children: [] }

function holds(element: XmlElement, name: string): boolean {
  return elementsOf(element).some((each) => each.name === name || holds(each, name))
}
