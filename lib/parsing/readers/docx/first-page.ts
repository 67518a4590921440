import type { SourceDocument, SourceMark } from '../../document'
import type { Attributes, XmlEvents } from '../xml'
import { isOn } from './values'

/** Finds, while the document is read, which header its first page alone has: United Nations documents set their masthead there. */
export class FirstPage implements XmlEvents {
  #header: string | null = null
  #isOther = false
  #inside = 0
  #former = 0
  #isDone = false

  /** The relation that leads to it; null when the first page has no header of its own. */
  get header(): string | null {
    return this.#isOther ? this.#header : null
  }

  open(name: string, attributes: Attributes): void {
    if (this.#isDone) return
    if (name === 'w:sectPr') this.#inside += 1
    else if (this.#inside === 0) return
    else if (name === 'w:sectPrChange') this.#former += 1
    else if (this.#former > 0) return
    else if (name === 'w:titlePg') this.#isOther = isOn(attributes)
    else if (name === 'w:headerReference' && attributes['w:type'] === 'first')
      this.#header = attributes['r:id'] ?? null
  }

  close(name: string): void {
    if (this.#isDone || this.#inside === 0) return
    if (name === 'w:sectPrChange') this.#former -= 1
    if (name !== 'w:sectPr') return
    this.#inside -= 1
    this.#isDone = this.#inside === 0
  }
}

/** A document with the lines of another before its own; notices are those of the document. */
export function withLinesBefore(head: SourceDocument, document: SourceDocument): SourceDocument {
  const by = head.text.length + 1
  const moved = document.marks.map((mark): SourceMark => ({
    ...mark,
    start: mark.start + by,
    end: mark.end + by,
  }))
  return { ...document, text: `${head.text}\n${document.text}`, marks: [...head.marks, ...moved] }
}
