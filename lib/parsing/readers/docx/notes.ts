import { SourceLine } from '../source-line'
import type { SourceBuilder } from '../source-builder'
import type { NoteKind, NumbersOfKinds } from './note-numbers'
import { writeNumber } from './number-formats'

interface Referenced {
  /** As marks name it: unique in the document. */
  note: string
  sign: string
}

/** The notes that the text points to, in the order in which it does; their text comes later, from other parts. */
export class Notes {
  readonly #references = new Map<string, Referenced>()
  readonly #texts = new Map<string, SourceLine>()
  readonly #counts: Record<NoteKind, number> = { footnote: 0, endnote: 0 }
  readonly #settings: NumbersOfKinds
  readonly #sections: readonly NumbersOfKinds[]
  #section = 0

  /** `sections` say what differs from `settings` in each section of the text. */
  constructor(settings: NumbersOfKinds, sections: readonly NumbersOfKinds[]) {
    this.#settings = settings
    this.#sections = sections
  }

  /** The text goes on in its next section. */
  startSection(): void {
    this.#section += 1
    for (const kind of ['footnote', 'endnote'] as const)
      if (this.#numbers(kind).restarts) this.#counts[kind] = 0
  }

  #numbers(kind: NoteKind) {
    return { ...this.#settings[kind], ...this.#sections[this.#section]?.[kind] }
  }

  /** A reference met in the text; a note with a sign of its own takes no number. */
  refer(kind: NoteKind, id: string, hasOwnSign: boolean): Referenced {
    const key = `${kind} ${id}`
    const known = this.#references.get(key)
    if (known) return known
    let sign = ''
    if (!hasOwnSign) {
      const { start = 1, format = kind === 'footnote' ? 'decimal' : 'lowerRoman' } = this.#numbers(kind)
      sign = writeNumber(start + this.#counts[kind], format)
      this.#counts[kind] += 1
    }
    const referenced = { note: `${kind === 'footnote' ? 'f' : 'e'}${this.#references.size + 1}`, sign }
    this.#references.set(key, referenced)
    return referenced
  }

  signOf(kind: NoteKind, id: string): string {
    return this.#references.get(`${kind} ${id}`)?.sign ?? ''
  }

  isReferenced(kind: NoteKind, id: string): boolean {
    return this.#references.has(`${kind} ${id}`)
  }

  /** Adds a paragraph or row to a note's text: all of a note is one line. */
  addLine(kind: NoteKind, id: string, line: SourceLine): void {
    if (line.isBlank) return
    const key = `${kind} ${id}`
    const known = this.#texts.get(key)
    if (known === undefined) {
      const text = new SourceLine()
      text.appendLine(line)
      this.#texts.set(key, text)
      return
    }
    known.append('\v')
    known.appendLine(line)
  }

  /** Writes the notes behind the document, footnotes before endnotes, each in order of its reference. */
  write(builder: SourceBuilder): void {
    for (const kind of ['footnote', 'endnote'])
      for (const [key, { note }] of this.#references) {
        const line = this.#texts.get(key)
        if (key.startsWith(kind) && line) builder.addLine(line, [{ kind: 'note', note }])
      }
  }
}
