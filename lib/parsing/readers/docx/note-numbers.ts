import type { Attributes, XmlEvents } from '../xml'
import { valueOf, wholeNumber } from './values'

export type NoteKind = 'footnote' | 'endnote'

/** How notes are numbered; missing is "says nothing". */
export interface NoteNumbers {
  format?: string
  start?: number
  /** Begins anew in each section. Anew on each page cannot be told from a file and counts on. */
  restarts?: boolean
}

export type NumbersOfKinds = Record<NoteKind, NoteNumbers>

const KINDS: Readonly<Record<string, NoteKind>> = { 'w:footnotePr': 'footnote', 'w:endnotePr': 'endnote' }

/** Reads how notes are numbered: from the document's settings, and from the sections of its text in their order. */
export class NoteNumbersReader implements XmlEvents {
  readonly settings: NumbersOfKinds = { footnote: {}, endnote: {} }
  readonly sections: NumbersOfKinds[] = []
  #kind: NoteKind | null = null
  /** Inside what a section was before a tracked change. */
  #former = 0

  open(name: string, attributes: Attributes): void {
    if (name === 'w:sectPrChange') this.#former += 1
    if (this.#former > 0) return
    if (name === 'w:sectPr') this.sections.push({ footnote: {}, endnote: {} })
    else if (Object.hasOwn(KINDS, name)) this.#kind = KINDS[name] ?? null
    else if (this.#kind) read((this.sections.at(-1) ?? this.settings)[this.#kind], name, valueOf(attributes))
  }

  close(name: string): void {
    if (name === 'w:sectPrChange') this.#former -= 1
    else if (Object.hasOwn(KINDS, name)) this.#kind = null
  }
}

function read(numbers: NoteNumbers, name: string, value: string | undefined): void {
  if (name === 'w:numFmt') numbers.format = value
  else if (name === 'w:numStart') numbers.start = Math.max(1, wholeNumber(value) ?? 1)
  else if (name === 'w:numRestart') numbers.restarts = value === 'eachSect'
}
