import { CONFIDENTIAL, hasConfidential, isConfidential } from './confidential'
import type { DocumentNode } from './document'
import { mergeText } from './merge-text'
import { needsParagraph } from './suggestions/shape'
import { isEmptyDocument } from './words'

/** The text as who may know all of it reads it: whole, and with nothing that says what the public does not see. */
export function confidentialReading(doc: DocumentNode): DocumentNode {
  return hasConfidential(doc) ? withoutMarks(doc) : doc
}

/**
 * The text without what is confidential, as if it had never been written: the blocks, items, rows and columns that held
 * nothing else are gone, and so is the space that parted it from the words around. What has no characters of its own
 * (a note, a reference) belongs to the words straight before it, a note at the start of a line to those behind it: so
 * what is put into a confidential passage is never public, marked or not.
 */
export function publicReading(doc: DocumentNode): DocumentNode {
  if (!hasConfidential(doc)) return doc
  return blockOf(doc) ?? { ...doc, content: [] }
}

function withoutMarks(node: DocumentNode): DocumentNode {
  if (!hasConfidential(node)) return node
  const { attrs, marks, content, ...rest } = node
  const { [CONFIDENTIAL]: _, ...own } = attrs ?? {}
  const kept = marks?.filter(({ type }) => type !== CONFIDENTIAL) ?? []
  return {
    ...rest,
    ...(Object.keys(own).length > 0 && { attrs: own }),
    ...(kept.length > 0 && { marks: kept }),
    ...(content && { content: mergeText(content.map(withoutMarks)) }),
  }
}

const LINES = new Set(['paragraph', 'heading', 'figure', 'footnote'])

/** A block without what is confidential; null when nothing is left of it. What loses nothing is the same as before. */
function blockOf(node: DocumentNode): DocumentNode | null {
  if (!hasConfidential(node)) return node
  if (isConfidential(node)) return null
  const { content = [], ...bare } = node
  if (LINES.has(node.type)) {
    const left = lineOf(content)
    const made = left.length > 0 ? { ...bare, content: left } : bare
    return node.type !== 'figure' && isEmptyDocument(made) ? null : made
  }
  const left = content.flatMap((child) => blockOf(child) ?? [])
  if (node.type === 'table') return tableOf(node)
  if (needsParagraph(node.type)) return { ...bare, content: left.length > 0 ? left : [{ type: 'paragraph' }] }
  if (left.every(isEmptyDocument)) return null
  // An item begins with a paragraph.
  if (node.type === 'listItem' && left[0]?.type !== 'paragraph') left.unshift({ type: 'paragraph' })
  return { ...bare, content: left }
}

/** A table without the rows and columns that held nothing else; where cells span others, it keeps their places. */
function tableOf(table: DocumentNode): DocumentNode | null {
  const rows = (table.content ?? []).map((row) =>
    (row.content ?? []).map((cell) => ({ had: cell, has: blockOf(cell) ?? { type: cell.type } })),
  )
  const spans = (name: string) => rows.flat().some(({ had }) => Number(had.attrs?.[name] ?? 1) > 1)
  const isLost = (cells: (typeof rows)[number]) =>
    cells.some(({ had, has }) => had !== has) && cells.every(({ has }) => isEmptyDocument(has))
  const column = (index: number) => rows.flatMap((cells) => cells[index] ?? [])
  const mayGo = { rows: !spans('rowspan'), columns: !spans('rowspan') && !spans('colspan') }
  const content = (table.content ?? []).flatMap((row, index): DocumentNode[] => {
    const cells = rows[index]!
    if (mayGo.rows && isLost(cells)) return []
    const left = cells.filter((_, place) => !(mayGo.columns && isLost(column(place))))
    return left.length > 0 ? [{ ...row, content: left.map(({ has }) => has) }] : []
  })
  return content.every(isEmptyDocument) ? null : { ...table, content }
}

/** What stands in a block of text, line by line: a line that held nothing else goes with its break. */
function lineOf(content: readonly DocumentNode[]): DocumentNode[] {
  const hidden = hiddenOf(content)
  const lines: { end: DocumentNode | null; from: number; to: number }[] = []
  let from = 0
  content.forEach((node, index) => {
    if (node.type !== 'hardBreak') return
    lines.push({ end: node, from, to: index })
    from = index + 1
  })
  lines.push({ end: null, from, to: content.length })
  const kept = lines.flatMap(({ end, from: start, to }) => {
    const isWhole = !content
      .slice(start, to)
      .some((node, index) => hidden[start + index] || hasConfidential(node))
    const left = isWhole
      ? content.slice(start, to)
      : closed(content.slice(start, to), (index) => hidden[start + index]!)
    return !isWhole && left.every((node) => isEmptyDocument(node)) ? [] : [{ end, left }]
  })
  return mergeText(
    kept.flatMap(({ end, left }, index) => (end && index < kept.length - 1 ? [...left, end] : [...left])),
  )
}

/** Of each node of a line whether it is confidential. */
function hiddenOf(content: readonly DocumentNode[]): boolean[] {
  const hidden: boolean[] = []
  content.forEach((node, index) => {
    const before = content[index - 1]
    const isApart = node.text === undefined && node.type !== 'hardBreak'
    const isNoteBefore =
      node.type === 'footnote' && (!before || before.type === 'hardBreak') && startsMarked(content, index + 1)
    const belongs = isApart && (hidden[index - 1] === true || isNoteBefore)
    hidden.push(isConfidential(node) || belongs || (hasConfidential(node) && blockOf(node) === null))
  })
  return hidden
}

const startsMarked = (content: readonly DocumentNode[], index: number): boolean =>
  content[index] !== undefined && isConfidential(content[index])

/** The rest of a line, with one space where there were two, and none before a stop. */
function closed(line: readonly DocumentNode[], isHidden: (index: number) => boolean): DocumentNode[] {
  const left: DocumentNode[] = []
  const shorten = (space: RegExp) => {
    const last = left.at(-1)
    if (last?.text) left[left.length - 1] = { ...last, text: last.text.replace(space, '') }
  }
  let isGap = false
  line.forEach((node, index) => {
    if (isHidden(index)) {
      isGap = true
      return
    }
    const shown = blockOf(node) ?? node
    const last = left.at(-1)
    // Behind what is hidden nothing but words can stand: all else would belong to it.
    if (isGap && shown.text !== undefined) {
      const isAfterSpace = !last || /\s$/u.test(last.text ?? '')
      const text = isAfterSpace ? shown.text.replace(/^\s/u, '') : shown.text
      if (/^[,.;:!?)\]]/u.test(text)) shorten(/ $/)
      // A space between two passages belongs to the gap.
      if (text === '') return
      left.push({ ...shown, text })
    } else left.push(shown)
    isGap = false
  })
  if (isGap) shorten(/\s$/u)
  return left.filter(({ text }) => text !== '')
}
