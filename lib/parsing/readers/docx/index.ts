import type { SourceDocument } from '../../document'
import { Package } from '../package'
import { SourceBuilder } from '../source-builder'
import { XmlReader, type XmlEvents } from '../xml'
import { BodyReader } from './body'
import { NAMESPACES } from './namespaces'
import { Notes, type NoteKind } from './notes'
import { Numbering } from './numbering'
import { findParts } from './parts'
import { Settings } from './settings'
import { Styles } from './styles'

/** Reads a part if the package has it; `onShare` hears how much of it is done. */
export function readPart(
  file: Package,
  name: string | undefined,
  events: XmlEvents,
  onShare: (share: number) => void = () => undefined,
): boolean {
  if (name === undefined) return false
  const reader = new XmlReader(NAMESPACES, events)
  return file.unpack(name, (piece, isLast, share) => {
    reader.write(piece, isLast)
    onShare(share)
  })
}

/**
 * Reads a Word document as it is printed: automatic numbers computed, tracked changes accepted, hidden text and
 * comments left out, notes at the end; headers and footers are not read. Its parts are unpacked and read as streams,
 * in bounded memory. Throws only AppError.
 */
export function readDocx(
  file: Package,
  onProgress: (share: number) => void = () => undefined,
): SourceDocument {
  const parts = findParts(file)
  const builder = new SourceBuilder()
  const styles = new Styles()
  const numbering = new Numbering(styles)
  const notes = new Notes()
  readPart(file, parts.styles, styles)
  readPart(file, parts.numbering, numbering)
  readPart(file, parts.settings, new Settings(notes.numbers))
  onProgress(0.1)
  const context = { styles, numbering, notes, builder }
  const body = new BodyReader(context)
  readPart(file, parts.document, body, (share) => onProgress(0.1 + share * 0.8))
  body.finish()
  const noteParts: [NoteKind, string | undefined][] = [
    ['footnote', parts.footnotes],
    ['endnote', parts.endnotes],
  ]
  for (const [kind, name] of noteParts) readPart(file, name, new BodyReader(context, kind))
  notes.write(builder)
  onProgress(1)
  return builder.finish('docx')
}
