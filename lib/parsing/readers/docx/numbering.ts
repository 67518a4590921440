import type { Attributes, XmlEvents } from '../xml'
import { writeNumber } from './number-formats'
import type { ResolvedStyle, Styles } from './styles'
import { withoutPrivateCodes } from './symbols'
import { isOn, levelNumber, valueOf, wholeNumber } from './values'

interface Level {
  start: number
  format: string
  text: string
  /** The paragraph style that belongs to the level. */
  style?: string
  /** Restarts only behind a level below this one; 0 for never. */
  restart?: number
  isLegal: boolean
  font?: string
}

interface AbstractList {
  levels: Map<number, Level>
  /** This list is the one that a numbering style names. */
  styleLink?: string
}

interface List {
  abstractId: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

/** The number, letter or bullet of a paragraph as it is printed. */
export interface ListLabel {
  text: string
  ordered: boolean
  /** From 0. */
  level: number
}

const MAX_LABEL = 200

/** The lists of a document, and how far each has counted. */
export class Numbering implements XmlEvents {
  readonly #abstracts = new Map<string, AbstractList>()
  readonly #lists = new Map<string, List>()
  /** By abstract list: numbers of the levels that have been counted. */
  readonly #counters = new Map<AbstractList, Map<number, number>>()
  readonly #started = new Set<string>()
  readonly #styles: Styles
  #abstract: AbstractList | null = null
  #list: List | null = null
  #level: Level | null = null
  #override: number | undefined

  constructor(styles: Styles) {
    this.#styles = styles
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'w:abstractNum') {
      this.#abstract = { levels: new Map() }
      this.#abstracts.set(attributes['w:abstractNumId'] ?? '', this.#abstract)
    } else if (name === 'w:num') {
      this.#list = { abstractId: '', starts: new Map(), levels: new Map() }
      this.#lists.set(attributes['w:numId'] ?? '', this.#list)
    } else if (name === 'w:lvlOverride') this.#override = levelNumber(attributes['w:ilvl'])
    else if (name === 'w:lvl') this.#openLevel(levelNumber(attributes['w:ilvl']))
    else if (this.#level) readLevel(this.#level, name, attributes)
    else if (name === 'w:abstractNumId' && this.#list) this.#list.abstractId = valueOf(attributes) ?? ''
    else if (name === 'w:numStyleLink' && this.#abstract) this.#abstract.styleLink = valueOf(attributes)
    else if (name === 'w:startOverride' && this.#override !== undefined)
      this.#list?.starts.set(this.#override, wholeNumber(valueOf(attributes)) ?? 1)
  }

  close(name: string): void {
    if (name === 'w:abstractNum') this.#abstract = null
    else if (name === 'w:num') this.#list = null
    else if (name === 'w:lvlOverride') this.#override = undefined
    else if (name === 'w:lvl') this.#level = null
  }

  #openLevel(number: number | undefined): void {
    this.#level = { start: 0, format: 'decimal', text: '', isLegal: false }
    const levels = this.#list?.levels ?? this.#abstract?.levels
    if (number !== undefined) levels?.set(number, this.#level)
  }

  /** The list and level of a paragraph, from what it says itself and what its style says. */
  place(
    direct: { numId?: string; level?: number },
    style: ResolvedStyle,
  ): { numId: string; level: number } | null {
    const numId = direct.numId ?? style.list?.numId
    if (numId === undefined || !this.#lists.has(numId)) return null
    if (direct.level !== undefined) return { numId, level: direct.level }
    if (direct.numId !== undefined && direct.numId !== style.list?.numId) return { numId, level: 0 }
    const levels = this.#abstractOf(numId)?.levels ?? new Map<number, Level>()
    for (const { id, level: stated } of style.list?.styles ?? []) {
      for (const [level, { style: owner }] of levels) if (owner === id) return { numId, level }
      if (stated !== undefined) return { numId, level: stated }
    }
    return { numId, level: 0 }
  }

  /** Counts one more paragraph and answers its label; null where the list prints nothing. */
  next(numId: string, level: number): ListLabel | null {
    const list = this.#lists.get(numId)
    const abstract = this.#abstractOf(numId)
    const own = this.#levelOf(list, abstract, level)
    if (list === undefined || abstract === undefined || own === undefined) return null
    let counters = this.#counters.get(abstract)
    if (counters === undefined) this.#counters.set(abstract, (counters = new Map()))
    const override = list.starts.get(level)
    const key = `${level} ${numId}`
    const counted = counters.get(level)
    if (override !== undefined && !this.#started.has(key)) counters.set(level, override)
    else counters.set(level, counted === undefined ? (override ?? own.start) : counted + 1)
    this.#started.add(key)
    this.#restartBelow(counters, list, abstract, level)
    for (let above = 0; above < level; above += 1)
      if (!counters.has(above)) counters.set(above, this.#levelOf(list, abstract, above)?.start ?? 1)
    const text = this.#write(own, list, abstract, counters)
    return text === '' ? null : { text, ordered: own.format !== 'bullet', level }
  }

  #restartBelow(counters: Map<number, number>, list: List, abstract: AbstractList, level: number): void {
    for (const below of counters.keys()) {
      const restart = this.#levelOf(list, abstract, below)?.restart
      if (below > level && (restart === undefined || level < restart)) counters.delete(below)
    }
  }

  #write(own: Level, list: List, abstract: AbstractList, counters: ReadonlyMap<number, number>): string {
    if (own.format === 'bullet') return withoutPrivateCodes(own.text, own.font).trim() || (own.text && '•')
    const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const level = Number(digit) - 1
      const definition = this.#levelOf(list, abstract, level)
      const format = definition?.format ?? 'decimal'
      const isFigure = own.isLegal && format !== 'none' && format !== 'bullet'
      return writeNumber(counters.get(level) ?? definition?.start ?? 1, isFigure ? 'decimal' : format)
    })
    return text.replace(/\s+/g, ' ').trim().slice(0, MAX_LABEL)
  }

  #levelOf(list: List | undefined, abstract: AbstractList | undefined, level: number): Level | undefined {
    return list?.levels.get(level) ?? abstract?.levels.get(level)
  }

  /** The list's own definition, or the one of the numbering style that it refers to. */
  #abstractOf(numId: string): AbstractList | undefined {
    let abstract = this.#abstracts.get(this.#lists.get(numId)?.abstractId ?? '')
    for (let steps = 0; abstract?.styleLink !== undefined && abstract.levels.size === 0; steps += 1) {
      const linked = this.#lists.get(this.#styles.listOf(abstract.styleLink) ?? '')
      if (linked === undefined || steps === 10) break
      abstract = this.#abstracts.get(linked.abstractId)
    }
    return abstract
  }
}

function readLevel(level: Level, name: string, attributes: Attributes): void {
  const value = valueOf(attributes)
  if (name === 'w:start') level.start = Math.max(0, wholeNumber(value) ?? 0)
  else if (name === 'w:numFmt') level.format = customFormat(attributes) ?? value ?? 'decimal'
  else if (name === 'w:lvlText') level.text = (value ?? '').slice(0, MAX_LABEL)
  else if (name === 'w:pStyle') level.style = value
  else if (name === 'w:lvlRestart') level.restart = wholeNumber(value)
  else if (name === 'w:isLgl') level.isLegal = isOn(attributes)
  else if (name === 'w:rFonts') level.font = attributes['w:ascii'] ?? attributes['w:hAnsi']
}

/** `custom` spells its first numbers out, `001, 002`: of these only leading zeros occur. */
function customFormat(attributes: Attributes): string | null {
  if (attributes['w:val'] !== 'custom') return null
  return /^01\b/.test(attributes['w:format'] ?? '') ? 'decimalZero' : 'decimal'
}
