import * as Y from 'yjs'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import type { DocumentMark } from '@/lib/richtext/document'
import { elementsIn } from '@/lib/richtext/in-text'
import { changesOf, recordOf, signOf, type SuggestionRecord } from '@/lib/richtext/suggestions/record'
import { markAttribute } from '@/lib/richtext/ydoc'
import type { Edit, NewBlock, NewPiece } from './changes'
import { blocksAreConfidential, holdsConfidential, rowIsConfidential } from './confidential-beside'
import { ancestor, attributesAt, inherited, outOfList, textAt } from './live-places'
import {
  attributesOf,
  blockOf,
  insertion,
  markOf,
  noteOf,
  type PictureIds,
  plain,
  stored,
} from './made-blocks'
import type { Placed } from './place'
import { placeBeside, rowsOf } from './write-rows'

/** An edit with where it is to be made and whose suggestion it is. */
export interface Ready {
  edit: Edit
  placed: Exclude<Placed, string>
  record: SuggestionRecord
}

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
  const inEmpty = rowIsConfidential(element) ? attributesOf([{ type: CONFIDENTIAL }]) : {}
  for (const piece of pieces) {
    const { text, offset, index } = textAt(element, place)
    const around = text && text.length > 0 ? inherited(text, offset) : inEmpty
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
      made.applyDelta([{ insert: sign, attributes: { ...around, ...own } }], { sanitize: false })
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
  const isBehind = blocksAreConfidential(parent, index)
  parent.insert(
    index,
    edit.blocks.map((block) => {
      const isConfidential = isBehind || (block.picture !== undefined && holdsConfidential(placed.element))
      return blockOf(block, { record, pictures, isConfidential })
    }),
  )
}

function insertRows({ edit, placed, record }: Ready, pictures: PictureIds): void {
  if (edit.kind !== 'insertRows') return
  const { side, rows } = edit
  const place = edit.isTable ? null : placeBeside(placed.element, side)
  if (place) {
    const isConfidential = rowIsConfidential(placed.element)
    const made = (block: NewBlock) => blockOf(block, { record, pictures, isConfidential })
    return place.table.insert(place.at, rowsOf(rows, place.columns, record, made))
  }
  const around = ancestor(placed.element, 'table') ?? ancestor(placed.element, 'blockquote') ?? placed.element
  const beside = outOfList(around, side)
  const parent = beside.parent as Y.XmlElement | Y.XmlFragment
  const index = (parent.toArray() as unknown[]).indexOf(beside) + (side === 'after' ? 1 : 0)
  const table = new Y.XmlElement('table')
  table.setAttribute('inserted', stored(record))
  const isConfidential = blocksAreConfidential(parent, index)
  if (isConfidential) table.setAttribute(CONFIDENTIAL, stored(true))
  const made = (block: NewBlock) => blockOf(block, { record, pictures, isConfidential })
  table.insert(0, rowsOf(rows, Math.max(1, ...rows.map(({ cells }) => cells.length)), record, made))
  parent.insert(index, [table])
}

const deletion = (record: SuggestionRecord): DocumentMark => ({ type: 'deletion', attrs: plain(record) })
