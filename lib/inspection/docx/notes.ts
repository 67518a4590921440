import { attribute, elementsOf, walk, type XmlElement } from '../xml/tree'
import type { OfficePackage } from './office-package'

const REFERENCES: Record<string, string> = {
  'w:footnoteReference': 'w:footnote',
  'w:endnoteReference': 'w:endnote',
}

/** Whether a part of notes holds one that no text refers to, so that no page shows it. Looks when it is first asked. */
export function notesOf({ parts, contentType, xml }: OfficePackage): (note: XmlElement) => boolean {
  let used: Set<string> | undefined
  const references = () => {
    const found = new Set<string>()
    for (const name of parts.keys()) {
      if (!/wordprocessingml.*\+xml$|ms-word.*\+xml$/.test(contentType(name))) continue
      const root = xml(name)?.root
      for (const each of root ? walk(root) : []) {
        const kind = REFERENCES[each.name]
        if (kind) found.add(`${kind} ${attribute(each, 'w:id') ?? ''}`)
      }
    }
    return found
  }
  return (note) => {
    if (note.name !== 'w:footnote' && note.name !== 'w:endnote') return false
    // Lines between text and notes; in the settings those are only named.
    if ((attribute(note, 'w:type') ?? 'normal') !== 'normal' || elementsOf(note).length === 0) return false
    used ??= references()
    return !used.has(`${note.name} ${attribute(note, 'w:id') ?? ''}`)
  }
}
