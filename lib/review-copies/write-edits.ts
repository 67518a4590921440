import * as Y from 'yjs'
import type { DocumentMark } from '@/lib/richtext/document'
import { elementsIn } from '@/lib/richtext/in-text'
import { changesOf, recordOf, signOf, type SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { markAttribute } from '@/lib/richtext/ydoc'
import type { Edit, NewBlock, NewPicture, NewPiece } from './changes'
import { ancestor, attributesAt, inherited, outOfList, textAt } from './live-places'
import { LANGUAGE } from './pieces'
import type { Placed } from './place'
import { placeBeside, rowsOf } from './write-rows'

/** An edit with where it is to be made and whose suggestion it is. */
export interface Ready {
  edit: Edit
  placed: Exclude<Placed, string>
  record: SuggestionRecord
}

/** The ids by which a report has the pictures of a file, by their hash there. */
export type PictureIds = ReadonlyMap<string, string>

/**
 * Writes edits into a live draft as suggestions: what stands there stays as it is. The report has all `pictures` of the
 * edits, or will have them when this is seen.
 */
export function writeEdits(edits: readonly Ready[], pictures: PictureIds): void {
  const inserts = edits.filter(({ edit }) => edit.kind === 'insert')
  for (const each of edits) mark(each)
  // Blocks beside others before anything moves; of several behind the same, the last first.
  const come = edits.filter(({ edit }) => edit.kind === 'insertBlocks' || edit.kind === 'insertRows')
  const isBefore = ({ edit }: Ready) => 'side' in edit && edit.side === 'before'
  const inTurn = [...come.filter(isBefore), ...come.toReversed().filter((each) => !isBefore(each))]
  for (const each of inTurn)
    if (each.edit.kind === 'insertBlocks') insertBlocks(each, pictures)
    else insertRows(each, pictures)
  const order = new Map(inserts.map((each, index) => [each, index]))
  const behind = inserts.toSorted((a, b) => b.placed.from - a.placed.from || order.get(b)! - order.get(a)!)
  for (const { edit, placed, record } of behind)
    if (edit.kind === 'insert') insert(placed.element, placed.from, edit.pieces, record)
}

function mark({ edit, placed, record }: Ready): void {
  const { element } = placed
  switch (edit.kind) {
    case 'delete':
      return format(placed, deletion(record), (child) => child.setAttribute('deleted', stored(record)))
    case 'format': {
      const add = edit.add.map(markOf)
      const remove = edit.remove.map((each) => markOf(each).type)
      return format(placed, { type: 'formatting', attrs: { ...record, add, remove } })
    }
    case 'join':
      if (!recordOf(element.getAttribute('joined'))) element.setAttribute('joined', stored(record))
      return
    case 'deleteBlock':
      if (!recordOf(element.getAttribute('deleted'))) element.setAttribute('deleted', stored(record))
      return
    case 'deleteRow': {
      const row = ancestor(element, 'tableRow') ?? element
      if (!recordOf(row.getAttribute('deleted'))) row.setAttribute('deleted', stored(record))
      return
    }
    case 'restyle': {
      const change =
        edit.level === 0
          ? { ...record, type: 'paragraph', attrs: { level: null } }
          : { ...record, type: 'heading', attrs: { level: edit.level } }
      return propose(element, change)
    }
    case 'place': {
      const { depth, list } = edit
      return propose(element, { ...record, place: depth === 0 ? { depth } : { depth, list } })
    }
  }
}

function propose(element: Y.XmlElement, change: object): void {
  const known = changesOf(element.getAttribute('changed'))
  element.setAttribute('changed', stored([...known, change]))
}

function format(
  { element, from, to }: Ready['placed'],
  added: DocumentMark,
  onNode?: (child: Y.XmlElement) => void,
): void {
  let offset = 0
  for (const child of element.toArray()) {
    const length = child instanceof Y.XmlText ? child.length : 1
    const [start, end] = [Math.max(from, offset), Math.min(to, offset + length)]
    if (start < end) {
      const among = child instanceof Y.XmlText ? elementsIn(child) : [{ element: child, at: 0 }]
      for (const { element: node, at } of among)
        if (offset + at >= start && offset + at < end && node instanceof Y.XmlElement)
          if (!recordOf(node.getAttribute('deleted'))) onNode?.(node)
      if (child instanceof Y.XmlText)
        child.format(start - offset, end - start, { [markAttribute(added)]: added.attrs ?? {} })
    }
    offset += length
  }
}

function insert(
  element: Y.XmlElement,
  at: number,
  pieces: readonly NewPiece[],
  record: SuggestionRecord,
): void {
  let place = at
  for (const piece of pieces) {
    const { text, offset, index } = textAt(element, place)
    const around = inherited(text, offset)
    if (piece.kind === 'note') {
      const note = noteOf(piece, record)
      // As the letter before it looks: no format begins or ends there.
      if (text) text.insertEmbed(offset, note, { ...attributesAt(text, offset - 1) })
      else {
        const made = new Y.XmlText()
        made.applyDelta([{ insert: note }], { sanitize: false })
        element.insert(index, [made])
      }
      place += 1
      continue
    }
    const sign = piece.kind === 'split' ? signOf(piece.depth) : piece.text
    const marks = piece.kind === 'split' ? [] : piece.look.map(markOf)
    const own = attributesOf([...marks, insertion(record, piece.kind === 'split' ? piece.depth : null)])
    // Within words in a language of their own what comes is in that one.
    if (text)
      text.insert(offset, sign, { ...around, ...own, ...('language' in around && languageOf(around)) })
    else {
      const made = new Y.XmlText()
      made.applyDelta([{ insert: sign, attributes: own }], { sanitize: false })
      element.insert(index, [made])
    }
    place += sign.length
  }
}

const languageOf = ({ language }: Record<string, unknown>) => ({ language })

function insertBlocks({ edit, placed, record }: Ready, pictures: PictureIds): void {
  if (edit.kind !== 'insertBlocks') return
  let beside: Y.XmlElement = placed.element
  if (edit.isOutside) beside = ancestor(beside, 'table') ?? beside
  if (!edit.isQuoted) beside = ancestor(beside, 'blockquote') ?? beside
  if (!edit.isListed) beside = outOfList(beside, edit.side)
  const parent = beside.parent as Y.XmlElement | Y.XmlFragment
  const index = (parent.toArray() as unknown[]).indexOf(beside) + (edit.side === 'after' ? 1 : 0)
  parent.insert(
    index,
    edit.blocks.map((block) => blockOf(block, record, pictures)),
  )
}

function insertRows({ edit, placed, record }: Ready, pictures: PictureIds): void {
  if (edit.kind !== 'insertRows') return
  const made = (block: NewBlock) => blockOf(block, record, pictures)
  const { side, rows } = edit
  const place = edit.isTable ? null : placeBeside(placed.element, side)
  if (place) return place.table.insert(place.at, rowsOf(rows, place.columns, record, made))
  const around = ancestor(placed.element, 'table') ?? ancestor(placed.element, 'blockquote') ?? placed.element
  const beside = outOfList(around, side)
  const parent = beside.parent as Y.XmlElement | Y.XmlFragment
  const table = new Y.XmlElement('table')
  table.setAttribute('inserted', stored(record))
  table.insert(0, rowsOf(rows, Math.max(1, ...rows.map(({ cells }) => cells.length)), record, made))
  parent.insert((parent.toArray() as unknown[]).indexOf(beside) + (side === 'after' ? 1 : 0), [table])
}

function figureOf({ sha256, alt, isDecorative }: NewPicture, pictures: PictureIds): Y.XmlElement {
  const image = pictures.get(sha256)
  if (image === undefined) throw new Error('a picture of a review copy was not kept')
  const figure = new Y.XmlElement('figure')
  figure.setAttribute('image', image)
  if (alt !== '') figure.setAttribute('alt', alt)
  if (isDecorative) figure.setAttribute('decorative', stored(true))
  return figure
}

function blockOf(
  { level, pieces, picture }: NewBlock,
  record: SuggestionRecord,
  pictures: PictureIds,
): Y.XmlElement {
  if (picture) {
    const figure = figureOf(picture, pictures)
    figure.setAttribute('inserted', stored(record))
    return figure
  }
  const block = new Y.XmlElement(level > 0 ? 'heading' : 'paragraph')
  if (level > 0) block.setAttribute('level', level as unknown as string)
  block.setAttribute('inserted', stored(record))
  const delta: { insert: string | Y.XmlElement; attributes: Record<string, unknown> }[] = []
  for (const piece of pieces) {
    if (piece.kind === 'note')
      delta.push({ insert: noteOf(piece, record), attributes: delta.at(-1)?.attributes ?? {} })
    else if (piece.kind === 'text')
      delta.push({
        insert: piece.text,
        attributes: attributesOf([...piece.look.map(markOf), insertion(record, null)]),
      })
    else
      delta.push({ insert: signOf(piece.depth), attributes: attributesOf([insertion(record, piece.depth)]) })
  }
  if (delta.length > 0) {
    const line = new Y.XmlText()
    line.applyDelta(delta, { sanitize: false })
    block.insert(0, [line])
  }
  return block
}

function noteOf({ text }: Extract<NewPiece, { kind: 'note' }>, record: SuggestionRecord): Y.XmlElement {
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
function markOf(look: string): DocumentMark {
  if (look.startsWith(LANGUAGE)) return { type: 'language', attrs: { lang: look.slice(LANGUAGE.length) } }
  return look.startsWith('link:') ? { type: 'link', attrs: { href: look.slice(5) } } : { type: look }
}

function attributesOf(marks: readonly DocumentMark[]): Record<string, unknown> {
  return Object.fromEntries(marks.map((each) => [markAttribute(each), each.attrs ?? {}]))
}

// As the schema has their attributes, in its order.
const plain = ({ id, user, at }: SuggestionRecord) => ({ id, user, at })
const insertion = (record: SuggestionRecord, split: 0 | 1 | 2 | null): DocumentMark => ({
  type: 'insertion',
  attrs: { ...plain(record), split },
})
const deletion = (record: SuggestionRecord): DocumentMark => ({ type: 'deletion', attrs: plain(record) })

// Yjs keeps any JSON in an attribute, whatever its types say.
const stored = (value: unknown) => value as string
