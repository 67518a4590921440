import { linesOf, rowsOfSegments, textOf } from './lines'
import { isContinued, Leading, paragraphsOf } from './paragraphs'
import { type SegmentOptions, segmentsOf } from './segments'
import { contentNumber, isOrdered, type StructureBlock } from './structure'
import type { Block, Glyph, Line, Segment } from './types'

/** A block of the structure tree with its words; of each cell the parts that stand under one another. */
export interface TaggedBlock {
  kind: StructureBlock['kind']
  level: number
  quoted: boolean
  label: { text: string; ordered: boolean } | null
  cells: Segment[][][]
}

export interface TaggedPage {
  blocks: TaggedBlock[]
  /** What no block holds: running heads, and what the file forgot to tag. */
  rest: Segment[]
}

/** Least share of a page's signs that the tree must account for to be followed. */
const COVERED = 0.8

/** A block goes on at the head of the next column: its signs jump up the page. */
function columnParts(glyphs: Glyph[]): Glyph[][] {
  const parts: Glyph[][] = []
  let lowest = -Infinity
  for (const glyph of glyphs) {
    const jumps = glyph.y < lowest - glyph.size * 4
    if (parts.length === 0 || jumps) {
      parts.push([])
      lowest = glyph.y
    }
    parts.at(-1)?.push(glyph)
    lowest = Math.max(lowest, glyph.y)
  }
  return parts
}

/** The words of a page by the blocks of its structure tree; null when the tree leaves out too much of them. */
export function taggedPage(
  blocks: StructureBlock[],
  glyphs: Glyph[],
  options: SegmentOptions,
): TaggedPage | null {
  const byContent = new Map<string, Glyph[]>()
  const loose: Glyph[] = []
  for (const glyph of glyphs) {
    if (glyph.content === null || glyph.artifact) loose.push(glyph)
    else {
      const known = byContent.get(glyph.content)
      if (known) known.push(glyph)
      else byContent.set(glyph.content, [glyph])
    }
  }
  const take = (ids: string[]): Glyph[] =>
    ids.flatMap((id) => {
      const found = byContent.get(contentNumber(id)) ?? []
      byContent.delete(contentNumber(id))
      return found
    })
  const tagged: TaggedBlock[] = []
  for (const block of blocks) {
    const label = block.label === null ? [] : take(block.label)
    const cells = block.content.map((ids) => columnParts(take(ids)).map((part) => segmentsOf(part, options)))
    const text = segmentsOf(label, options).map(textOf).join(' ').trim()
    if (text === '' && cells.every((parts) => parts.every((part) => part.length === 0))) continue
    tagged.push({
      kind: block.kind,
      level: block.level,
      quoted: block.quoted,
      label: text === '' ? null : { text, ordered: isOrdered(text) },
      cells,
    })
  }
  const forgotten = [...byContent.values()].flat()
  const untagged = forgotten.length + loose.filter(({ artifact }) => !artifact).length
  const printed = glyphs.filter(({ artifact }) => !artifact).length
  if (tagged.length === 0 || untagged > printed * (1 - COVERED)) return null
  return { blocks: tagged, rest: segmentsOf([...loose, ...forgotten], options) }
}

export interface TaggedPlace {
  page: number
  rtl: boolean
  letterheadEnd: number
  left: number
  right: number
  leading: Leading
}

const SIGN = /^(\p{Nd}{1,3}|[*†‡§]{1,4}|[a-z](?=\s))/u

function asBlocks(block: TaggedBlock, left: Set<Segment>, place: TaggedPlace): Block[] {
  const cells = block.cells.map((parts) =>
    parts.flatMap((part) =>
      linesOf(
        part.filter((segment) => left.has(segment)),
        place.page,
        place.rtl,
      ),
    ),
  )
  const lines = cells.flat()
  if (lines.length === 0) return []
  const { left: from, right } = place
  const base = { level: block.level, left: from, right, page: place.page }
  const inHead = lines.every(({ y }) => y < place.letterheadEnd)
  if (block.kind === 'row' && inHead)
    return lines.map((line) => ({ ...base, kind: 'paragraph', cells: [[line]] }))
  const made: Block = { ...base, kind: block.kind, cells: block.kind === 'row' ? cells : [lines] }
  if (block.label) made.label = block.label
  if (block.quoted) made.quoted = true
  if (block.kind === 'note') made.sign = SIGN.exec(textOf(lines[0] as Line).trimStart())?.[1] ?? ''
  return [made]
}

/** Lines that the tree does not hold, as paragraphs, each before the first block that stands lower. */
function withRest(blocks: Block[], rest: Segment[], place: TaggedPlace): Block[] {
  if (rest.length === 0) return blocks
  const head = rest.filter(({ y }) => y < place.letterheadEnd)
  const single = rowsOfSegments(head).flatMap((row) => (place.rtl ? row.toReversed() : row))
  const lines = linesOf(
    rest.filter(({ y }) => y >= place.letterheadEnd),
    place.page,
    place.rtl,
  )
  const loose: Block[] = [
    ...single
      .flatMap((segment) => linesOf([segment], place.page, place.rtl))
      .map((line): Block => ({
        kind: 'paragraph',
        level: 0,
        cells: [[line]],
        left: line.x0,
        right: line.x1,
        page: place.page,
      })),
    ...paragraphsOf(lines, place, place.leading),
  ]
  const all = [...blocks]
  let at = 0
  for (const block of loose) {
    const y = block.cells[0]?.[0]?.y ?? 0
    const below = all.findIndex((other, index) => index >= at && (other.cells.flat()[0]?.y ?? 0) > y)
    at = below === -1 ? all.length : below
    all.splice(at, 0, block)
    at += 1
  }
  return all
}

/** The blocks of a tagged page, without the segments that are not `left`: running heads and footnotes already told. */
export function taggedBlocks(page: TaggedPage, left: Set<Segment>, place: TaggedPlace): Block[] {
  const blocks = page.blocks.flatMap((block) => asBlocks(block, left, place))
  return withRest(
    blocks,
    page.rest.filter((segment) => left.has(segment)),
    place,
  )
}

/** Every segment of a tagged page. */
export function segmentsOfTagged({ blocks, rest }: TaggedPage): Segment[] {
  return [...blocks.flatMap(({ cells }) => cells.flat(2)), ...rest].toSorted(
    (a, b) => a.y - b.y || a.x0 - b.x0,
  )
}

/**
 * Whether the trees of a document name lines as paragraphs, or whole pages, as some converters do: then the places of
 * the words tell more.
 */
export function isMistagged(pages: { tagged: TaggedPage | null }[], leading: Leading): boolean {
  let paragraphs = 0
  let cut = 0
  let heaps = 0
  for (const { tagged } of pages) {
    if (tagged === null) continue
    const blocks = tagged.blocks
      .filter(({ kind, label }) => kind === 'paragraph' && label === null)
      .map(({ cells }) => linesOf(cells.flat(2), 1, false))
      .filter((lines) => lines.length > 0)
    const left = Math.min(...blocks.flat().map(({ x0 }) => x0))
    const right = Math.max(...blocks.flat().map(({ x1 }) => x1))
    for (const [index, lines] of blocks.entries()) {
      paragraphs += 1
      const next = blocks[index + 1]
      const block = (of: Line[]): Block => ({
        kind: 'paragraph',
        level: 0,
        cells: [of],
        left,
        right,
        page: 1,
      })
      if (next && lines.length === 1 && isContinued(block(lines), block(next))) cut += 1
      if (lines.length > 14 && paragraphsOf(lines, { left, right }, leading).length > 3) heaps += 1
    }
  }
  return cut > paragraphs * 0.3 || heaps > Math.max(1, paragraphs * 0.25)
}
