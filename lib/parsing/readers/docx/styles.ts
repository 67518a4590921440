import type { Attributes, XmlEvents } from '../xml'
import { readCharacterProperty, type CharacterProperties } from './look'
import { levelNumber, valueOf, wholeNumber } from './values'

interface Style {
  id: string
  type: string
  name: string
  basedOn?: string
  outline?: number
  numId?: string
  level?: number
  characters: CharacterProperties
}

/** A style with all that it inherits. */
export interface ResolvedStyle {
  /** Level of a heading from 1, or null. */
  heading: number | null
  isQuote: boolean
  isContents: boolean
  /** The list that the style belongs to, and the styles from the one that says so down to this one. */
  list: { numId: string; styles: { id: string; level?: number }[] } | null
  characters: CharacterProperties
}

/** More styles one upon another than this are a circle or an attack; Word allows eleven. */
const MAX_CHAIN = 40

// UN documents: "_ H _Ch_GR", "_ H_1_GR", "_ H_2/3_G"; "HChG", "H1G" where only ids are left.
const UN_HEADING = /^_?\s*H[\s_]*(M|Ch|1|23?|2\/3|4|56?|5\/6)(?:_?GR?)?$/i
const UN_LEVELS: Readonly<Record<string, number>> = { m: 1, ch: 1, 1: 2, 2: 3, 4: 4, 5: 5 }
const QUOTE = /\bquot|^block ?text|citation|цитата|اقتباس|引用/i
const NOTHING: ResolvedStyle = {
  heading: null,
  isQuote: false,
  isContents: false,
  list: null,
  characters: {},
}

function headingOf({ name, id }: Style): number | null {
  const numbered = /^heading ?([1-9])\b/i.exec(name)
  if (numbered) return Number(numbered[1])
  if (/^title$/i.test(name)) return 1
  const un = UN_HEADING.exec(name) ?? UN_HEADING.exec(id)
  return un ? (UN_LEVELS[un[1]!.toLowerCase().replace(/(?<=\d).*/, '')] ?? null) : null
}

/** The styles of a document. */
export class Styles implements XmlEvents {
  readonly #styles = new Map<string, Style>()
  readonly #resolved = new Map<string, ResolvedStyle>()
  readonly defaults: CharacterProperties = {}
  #standard: string | undefined
  #style: Style | null = null
  #path: string[] = []

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1)
    this.#path.push(name)
    if (name === 'w:style') this.#open(attributes)
    else if (parent === 'w:rPr') {
      const isDefault = this.#path.includes('w:docDefaults')
      const isConditional = this.#path.includes('w:tblStylePr')
      if (isDefault) readCharacterProperty(this.defaults, name, attributes)
      else if (this.#style && !isConditional) readCharacterProperty(this.#style.characters, name, attributes)
    } else if (this.#style) this.#read(this.#style, name, attributes)
  }

  close(name: string): void {
    this.#path.pop()
    if (name === 'w:style') this.#style = null
  }

  #open(attributes: Attributes): void {
    const id = attributes['w:styleId'] ?? ''
    const type = attributes['w:type'] ?? 'paragraph'
    this.#style = { id, type, name: id, characters: {} }
    this.#styles.set(id, this.#style)
    const isDefault = attributes['w:default'] === '1' || attributes['w:default'] === 'true'
    if (type === 'paragraph' && isDefault) this.#standard = id
  }

  #read(style: Style, name: string, attributes: Attributes): void {
    if (name === 'w:name') style.name = valueOf(attributes) ?? style.name
    else if (name === 'w:basedOn') style.basedOn = valueOf(attributes)
    else if (name === 'w:outlineLvl') style.outline = wholeNumber(valueOf(attributes))
    else if (name === 'w:numId') style.numId = valueOf(attributes)
    else if (name === 'w:ilvl') style.level = levelNumber(valueOf(attributes))
  }

  /** The list that a numbering style names, for lists that refer to one. */
  listOf(styleId: string): string | undefined {
    return this.#styles.get(styleId)?.numId
  }

  /** The paragraph style that a paragraph without one has. */
  paragraph(id: string | undefined): ResolvedStyle {
    // A style that the file does not describe may still be named as a heading.
    if (id !== undefined && !this.#styles.has(id)) {
      const heading = headingOf({ id, name: id, type: 'paragraph', characters: {} })
      if (heading !== null) return { ...NOTHING, heading }
    }
    const known = id !== undefined && this.#styles.has(id) ? id : this.#standard
    return known === undefined ? NOTHING : this.#resolve(known)
  }

  character(id: string | undefined): ResolvedStyle {
    return id === undefined ? NOTHING : this.#resolve(id)
  }

  #resolve(id: string): ResolvedStyle {
    let resolved = this.#resolved.get(id)
    if (resolved === undefined) this.#resolved.set(id, (resolved = resolve(this.#chain(id))))
    return resolved
  }

  /** The style and what it is based on, itself first. */
  #chain(id: string): Style[] {
    const chain = new Set<Style>()
    let style = this.#styles.get(id)
    while (style && !chain.has(style) && chain.size < MAX_CHAIN) {
      chain.add(style)
      style = style.basedOn === undefined ? undefined : this.#styles.get(style.basedOn)
    }
    return [...chain]
  }
}

function resolve(chain: readonly Style[]): ResolvedStyle {
  const characters: CharacterProperties = {}
  for (const style of chain.toReversed()) Object.assign(characters, style.characters)
  const lister = chain.findIndex((style) => style.numId !== undefined)
  const list = chain[lister]
  // Names and outline levels are inherited alike: a style upon "heading 1" is a heading unless it says otherwise.
  let heading: number | null = null
  for (const style of chain) {
    const named = headingOf(style)
    const outline = style.outline
    if (named === null && outline === undefined) continue
    heading = named ?? (outline !== undefined && outline >= 0 && outline <= 8 ? outline + 1 : null)
    break
  }
  return {
    heading,
    isQuote: chain.slice(0, 2).some((style) => QUOTE.test(style.name)),
    isContents: chain.some((style) => /^(?:toc \d|toc ?heading|table of figures)$/i.test(style.name)),
    list:
      list?.numId === undefined
        ? null
        : {
            numId: list.numId,
            styles: chain.slice(0, lister + 1).map(({ id, level }) => ({ id, level })),
          },
    characters,
  }
}
