import type { Attributes, XmlEvents } from '../xml'
import type { NoteKind, NoteNumbers } from './notes'
import { valueOf, wholeNumber } from './values'

/** Reads from the document's settings how its notes are numbered. */
export class Settings implements XmlEvents {
  readonly #numbers: Record<NoteKind, NoteNumbers>
  #kind: NoteKind | null = null

  constructor(numbers: Record<NoteKind, NoteNumbers>) {
    this.#numbers = numbers
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'w:footnotePr') this.#kind = 'footnote'
    else if (name === 'w:endnotePr') this.#kind = 'endnote'
    else if (this.#kind && name === 'w:numFmt')
      this.#numbers[this.#kind].format = valueOf(attributes) ?? 'decimal'
    else if (this.#kind && name === 'w:numStart')
      this.#numbers[this.#kind].start = Math.max(1, wholeNumber(valueOf(attributes)) ?? 1)
  }

  close(name: string): void {
    if (name === 'w:footnotePr' || name === 'w:endnotePr') this.#kind = null
  }
}
