import type { SourceDocument } from '../../document'
import { Package } from '../package'
import { SourceBuilder } from '../source-builder'
import { XmlReader, type XmlEvents } from '../xml'
import { BodyReader } from './body'
import { NAMESPACES } from './namespaces'
import { NoteNumbersReader, type NoteKind } from './note-numbers'
import { Notes } from './notes'
import { Numbering } from './numbering'
import { FirstPage, withLinesBefore } from './first-page'
import { findParts } from './parts'
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

/** Says whether an ASCII word occurs in a part, without reading its XML. */
function holds(file: Package, name: string, word: string): boolean {
  let end = ''
  let isFound = false
  const decoder = new TextDecoder('latin1')
  file.unpack(name, (piece) => {
    if (isFound) return
    const text = end + decoder.decode(piece)
    isFound = text.includes(word)
    end = text.slice(-word.length)
  })
  return isFound
}

/**
 * Reads a Word document as it is printed: automatic numbers computed, tracked changes accepted, hidden text and
 * comments left out, notes at the end; of headers and footers, only the one that the first page alone has is read. Its
 * parts are unpacked and read as streams, in bounded memory. Throws only AppError.
 */
export function readDocx(
  file: Package,
  onProgress: (share: number) => void = () => undefined,
): SourceDocument {
  const parts = findParts(file)
  const builder = new SourceBuilder()
  const styles = new Styles()
  const numbering = new Numbering(styles)
  readPart(file, parts.styles, styles)
  readPart(file, parts.numbering, numbering)
  const numbers = new NoteNumbersReader()
  readPart(file, parts.settings, numbers)
  // The properties of a section stand behind its text, so that they have to be known before.
  if (holds(file, parts.document, 'notePr')) readPart(file, parts.document, numbers)
  const notes = new Notes(numbers.settings, numbers.sections)
  onProgress(0.1)
  const context = { styles, numbering, notes, builder }
  const body = new BodyReader(context)
  const firstPage = new FirstPage()
  const events: XmlEvents = {
    open(name, attributes) {
      firstPage.open(name, attributes)
      body.open(name, attributes)
    },
    close(name) {
      firstPage.close(name)
      body.close(name)
    },
    text: (text) => body.text(text),
  }
  readPart(file, parts.document, events, (share) => onProgress(0.1 + share * 0.8))
  body.finish()
  const noteParts: [NoteKind, string | undefined][] = [
    ['footnote', parts.footnotes],
    ['endnote', parts.endnotes],
  ]
  for (const [kind, name] of noteParts) readPart(file, name, new BodyReader(context, kind))
  notes.write(builder)
  const head = new SourceBuilder()
  const header = new BodyReader({ ...context, builder: head })
  const hasHeader = readPart(file, parts.headers.get(firstPage.header ?? ''), header)
  header.finish()
  onProgress(1)
  const document = builder.finish('docx')
  return hasHeader && !head.isBlank ? withLinesBefore(head.finish('docx'), document) : document
}
