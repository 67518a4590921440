import * as Y from 'yjs'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import type { DocumentMark } from '@/lib/richtext/document'
import { signOf, type SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { markAttribute } from '@/lib/richtext/ydoc'
import type { NewBlock, NewPicture, NewPiece } from './changes'
import { LANGUAGE } from './pieces'

/** The ids by which a report has the pictures of a file, by their hash there. */
export type PictureIds = ReadonlyMap<string, string>

function figureOf({ sha256, alt, isDecorative }: NewPicture, pictures: PictureIds): Y.XmlElement {
  const image = pictures.get(sha256)
  if (image === undefined) throw new Error('a picture of a review copy was not kept')
  const figure = new Y.XmlElement('figure')
  figure.setAttribute('image', image)
  if (alt !== '') figure.setAttribute('alt', alt)
  if (isDecorative) figure.setAttribute('decorative', stored(true))
  return figure
}

/** What it takes to make a block that came. */
interface Made {
  record: SuggestionRecord
  pictures: PictureIds
  isConfidential: boolean
}

/** A block that came, as a suggestion. @throws Error for a picture that the report has not. */
export function blockOf(
  { level, pieces, picture }: NewBlock,
  { record, pictures, isConfidential }: Made,
): Y.XmlElement {
  const own = isConfidential ? [{ type: CONFIDENTIAL }] : []
  if (picture) {
    const figure = figureOf(picture, pictures)
    figure.setAttribute('inserted', stored(record))
    if (isConfidential) figure.setAttribute(CONFIDENTIAL, stored(true))
    return figure
  }
  const block = new Y.XmlElement(level > 0 ? 'heading' : 'paragraph')
  if (level > 0) block.setAttribute('level', level as unknown as string)
  block.setAttribute('inserted', stored(record))
  const delta: { insert: string | Y.XmlElement; attributes: Record<string, unknown> }[] = []
  for (const piece of pieces) {
    if (piece.kind === 'note') {
      const note = noteOf(piece, record)
      if (isConfidential) note.setAttribute(CONFIDENTIAL, stored(true))
      delta.push({ insert: note, attributes: delta.at(-1)?.attributes ?? {} })
    } else if (piece.kind === 'text')
      delta.push({
        insert: piece.text,
        attributes: attributesOf([...piece.look.map(markOf), ...own, insertion(record, null)]),
      })
    else
      delta.push({
        insert: signOf(piece.depth),
        attributes: attributesOf([...own, insertion(record, piece.depth)]),
      })
  }
  if (delta.length > 0) {
    const line = new Y.XmlText()
    line.applyDelta(delta, { sanitize: false })
    block.insert(0, [line])
  }
  return block
}

/** A note that came, as a suggestion. */
export function noteOf(
  { text }: Extract<NewPiece, { kind: 'note' }>,
  record: SuggestionRecord,
): Y.XmlElement {
  const note = new Y.XmlElement('footnote')
  note.setAttribute('inserted', stored(record))
  const words = new Y.XmlText()
  words.applyDelta(
    text.map((each) => ({
      insert: each.text,
      attributes: attributesOf([...each.look.map(markOf), insertion(record, null)]),
    })),
    { sanitize: false },
  )
  if (text.length > 0) note.insert(0, [words])
  return note
}

/** The mark that a look names. */
export function markOf(look: string): DocumentMark {
  if (look.startsWith(LANGUAGE)) return { type: 'language', attrs: { lang: look.slice(LANGUAGE.length) } }
  return look.startsWith('link:') ? { type: 'link', attrs: { href: look.slice(5) } } : { type: look }
}

/** Marks as Yjs keeps them. */
export function attributesOf(marks: readonly DocumentMark[]): Record<string, unknown> {
  return Object.fromEntries(marks.map((each) => [markAttribute(each), each.attrs ?? {}]))
}

/** As the schema has their attributes, in its order. */
export const plain = ({ id, user, at }: SuggestionRecord) => ({ id, user, at })
/** The mark of what came, and where it parts a line. */
export const insertion = (record: SuggestionRecord, split: 0 | 1 | 2 | null): DocumentMark => ({
  type: 'insertion',
  attrs: { ...plain(record), split },
})
/** Yjs keeps any JSON in an attribute, whatever its types say. */
export const stored = (value: unknown) => value as string
