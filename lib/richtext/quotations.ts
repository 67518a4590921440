import * as Y from 'yjs'

/** Words of the State's reply that a draft quotes. */
export interface Quotation {
  /** Anchor of the reply paragraph. */
  anchor: string
  /** Version of the reply that is quoted; null when the quotation does not say. */
  version: number | null
  /** Its paragraphs, a line each. */
  text: string
}

/** The quotations of the reply in a live draft, in their order. Other quotations are passed over. */
export function quotationsInXml(fragment: Y.XmlFragment): Quotation[] {
  const found: Quotation[] = []
  collect(fragment, found)
  return found
}

function collect(parent: Y.XmlFragment, found: Quotation[]): void {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    // What is stored decides, not the type: a version may be a number or, in an older editor's hands, anything.
    const { paragraph, version } = child.getAttributes() as Record<string, unknown>
    if (child.nodeName === 'blockquote' && typeof paragraph === 'string' && paragraph !== '') {
      const lines: string[] = []
      collectLines(child, lines)
      const known = typeof version === 'number' && Number.isInteger(version) ? version : null
      found.push({ anchor: paragraph, version: known, text: lines.join('\n') })
    } else collect(child, found)
  }
}

function collectLines(parent: Y.XmlFragment, lines: string[]): void {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) collectLines(child, lines)
    else if (child instanceof Y.XmlText) {
      let line = ''
      // Y.XmlText prints its marks as tags; the items beneath it hold the bare text.
      for (let item = child._start; item !== null; item = item.right)
        if (!item.deleted && item.content instanceof Y.ContentString) line += item.content.str
      if (line.trim() !== '') lines.push(line)
    }
  }
}
