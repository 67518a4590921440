import * as Y from 'yjs'
import type { DocumentNode } from './document'
import { elementsOf } from './in-text'
import { originalReading } from './readings'
import { hasSuggestions } from './suggestions/record'
import { readChild } from './ydoc'

/** Words of the State's reply that a draft quotes. */
export interface Quotation {
  /** Anchor of the reply paragraph. */
  anchor: string
  /** Version of the reply that is quoted; null when the quotation does not say. */
  version: number | null
  /** Its paragraphs, a line each. */
  text: string
}

/**
 * The quotations of the reply in a live draft, in their order. Other quotations are passed over. What is only suggested is
 * not quoted yet, and what is only suggested to go still is.
 */
export function quotationsInXml(fragment: Y.XmlFragment): Quotation[] {
  const found: Quotation[] = []
  for (const child of fragment.toArray()) {
    const here: Quotation[] = []
    collect([child], here)
    // Reading it costs more than looking through it: only of what quotes and has suggestions.
    const content = here.length > 0 ? readChild(child) : []
    if (content.some(hasSuggestions)) collectRead(originalReading({ type: 'doc', content }), found)
    else found.push(...here)
  }
  return found
}

function collect(children: readonly unknown[], found: Quotation[]): void {
  for (const child of children) {
    if (!(child instanceof Y.XmlElement)) continue
    const quoted = child.nodeName === 'blockquote' ? quotedBy(child.getAttributes()) : null
    if (quoted) {
      const lines: string[] = []
      collectLines(child, lines)
      found.push({ ...quoted, text: lines.join('\n') })
    } else collect(elementsOf(child), found)
  }
}

// What is stored decides, not the type: a version may be a number or, in an older editor's hands, anything.
function quotedBy({ paragraph, version }: Record<string, unknown>): Omit<Quotation, 'text'> | null {
  if (typeof paragraph !== 'string' || paragraph === '') return null
  return {
    anchor: paragraph,
    version: typeof version === 'number' && Number.isInteger(version) ? version : null,
  }
}

/** The same of a document, which is taken as it stands. */
export function quotationsIn(doc: DocumentNode): Quotation[] {
  const found: Quotation[] = []
  collectRead(doc, found)
  return found
}

function collectRead({ type, attrs = {}, content = [] }: DocumentNode, found: Quotation[]): void {
  const quoted = type === 'blockquote' ? quotedBy(attrs) : null
  if (!quoted) return content.forEach((child) => collectRead(child, found))
  const lines: string[] = []
  readLines(content, lines)
  found.push({ ...quoted, text: lines.join('\n') })
}

function readLines(nodes: readonly DocumentNode[], lines: string[]): void {
  let line = ''
  const end = () => {
    if (line.trim() !== '') lines.push(line)
    line = ''
  }
  for (const { text, content } of nodes) {
    if (text !== undefined) {
      line += text
      continue
    }
    end()
    readLines(content ?? [], lines)
  }
  end()
}

function collectLines(parent: Y.XmlFragment, lines: string[]): void {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) collectLines(child, lines)
    else if (child instanceof Y.XmlText) {
      let line = ''
      const end = () => {
        if (line.trim() !== '') lines.push(line)
        line = ''
      }
      // Y.XmlText prints its marks as tags; the items beneath it hold the bare text.
      for (let item = child._start; item !== null; item = item.right) {
        if (item.deleted) continue
        if (item.content instanceof Y.ContentString) line += item.content.str
        else if (item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement) {
          end()
          collectLines(item.content.type, lines)
        }
      }
      end()
    }
  }
}
