import { regionsOf } from './columns'
import { type Footnote, footnotesOf } from './footnotes'
import { linesOf, rowsOfSegments, textOf } from './lines'
import { isContinued, Leading, paragraphsOf } from './paragraphs'
import { runningSegments } from './running-heads'
import { laidOut } from './tables'
import type { Block, Line, Rule, Segment } from './types'

/** A page as it is kept until all are read. */
export interface ReadPage {
  page: number
  width: number
  height: number
  rtl: boolean
  segments: Segment[]
  rules: Rule[]
  /** What the structure tree says of the segments; null when it says nothing that helps. */
  tagged: TaggedBlock[] | null
}

/** A paragraph, heading, row or note as the file names it; its segments are also among those of the page. */
export interface TaggedBlock {
  kind: 'paragraph' | 'heading' | 'row' | 'note'
  level: number
  label?: { segments: Segment[]; ordered: boolean }
  cells: Segment[][]
  quoted: boolean
}

/** Size of most letters of the document. */
function bodySizeOf(pages: ReadPage[]): number {
  const sizes = new Map<number, number>()
  for (const { segments } of pages) {
    for (const segment of segments) {
      const size = Math.round(segment.size * 4) / 4
      sizes.set(size, (sizes.get(size) ?? 0) + textOf(segment).length)
    }
  }
  return [...sizes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

const LETTERHEAD =
  /(?:^|\s)(?:[A-Z]{1,5}(?:\/[A-Z0-9.\-–]+){2,8})$|^(?:Distr|Original|الأصل|原文|Оригинал|分发|Общ)/

/** Where the first page's letterhead ends: below the last row in its upper part that says what such rows say. */
function letterheadEnd(page: ReadPage): number {
  if (page.page > 1) return -1
  let end = -1
  for (const row of rowsOfSegments(page.segments)) {
    const y = row[0]?.y ?? 0
    if (y > page.height * 0.42) break
    if (row.some((segment) => LETTERHEAD.test(textOf(segment).trim()))) end = y + 1
  }
  return end
}

/** Edges of the text of a document: where most of its long lines begin and end. */
function textEdges(pages: ReadPage[]): { left: number; right: number } {
  const count = (values: number[]): number => {
    const counts = new Map<number, number>()
    for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1)
    return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
  }
  const long = pages.flatMap(({ segments, width }) => segments.filter(({ x0, x1 }) => x1 - x0 > width * 0.4))
  return { left: count(long.map(({ x0 }) => x0)), right: count(long.map(({ x1 }) => x1)) }
}

export interface LaidOut {
  blocks: Block[]
  /** Pages on which columns or tables were told by the places of the words. */
  guessed: number[]
}

/** Everything about a page that is known once all pages are read. */
interface Known {
  running: Set<Segment>
  bodySize: number
  leading: Leading
  edges: { left: number; right: number }
}

function headBlocks(page: ReadPage, running: Set<Segment>, bottom: boolean): Block[] {
  const heads = page.segments.filter(
    (segment) => running.has(segment) && segment.y > page.height / 2 === bottom,
  )
  return linesOf(heads, page.page, page.rtl).map((line) => oneLine('runningHead', line))
}

function oneLine(kind: Block['kind'], line: Line): Block {
  return { kind, level: 0, cells: [[line]], left: line.x0, right: line.x1, page: line.page }
}

function noteBlocks(notes: Footnote[], page: ReadPage): Block[] {
  return notes.map(({ sign, segments }) => {
    const lines = linesOf(segments, page.page, page.rtl)
    return { kind: 'note', level: 0, cells: [lines], left: 0, right: page.width, page: page.page, sign }
  })
}

/** Blocks of a page of which only places are known. */
function laidOutPage(
  page: ReadPage,
  segments: Segment[],
  known: Known,
): { blocks: Block[]; guessed: boolean } {
  const place = { page: page.page, rtl: page.rtl, letterheadEnd: letterheadEnd(page) }
  const blocks: Block[] = []
  let guessed = false
  for (const region of regionsOf(segments, page.rules, page.rtl)) {
    const edges = { left: region.left, right: region.right }
    if (!region.column) {
      if (known.edges.left < region.left + 200) edges.left = Math.min(edges.left, known.edges.left)
      if (known.edges.right > region.right - 300) edges.right = Math.max(edges.right, known.edges.right)
    }
    guessed ||= region.column
    let open: Line[] = []
    const close = (): void => {
      blocks.push(...paragraphsOf(open, edges, known.leading))
      open = []
    }
    for (const laid of laidOut(region, page.rules, place)) {
      if ('line' in laid) open.push(laid.line)
      else {
        close()
        guessed = true
        blocks.push({ kind: 'row', level: 0, cells: laid.cells, ...edges, page: page.page })
      }
    }
    close()
  }
  return { blocks, guessed }
}

/** Learns how lines follow each other, from all lines that stand under one another. */
function learnLeading(pages: ReadPage[]): Leading {
  const leading = new Leading()
  for (const page of pages) {
    const lines = linesOf(page.segments, page.page, page.rtl)
    for (const [index, line] of lines.entries()) {
      const above = lines[index - 1]
      if (above && Math.abs(above.size - line.size) < 0.3) leading.learn(above, line)
    }
  }
  return leading
}

/** Appends a page's blocks, its first paragraph to the last one of the page before when that goes on. */
function append(all: Block[], blocks: Block[]): void {
  const next = blocks[0]
  const at = all.findLastIndex(({ kind }) => kind !== 'runningHead' && kind !== 'note')
  const last = all[at]
  if (next && last && at !== -1 && last.page !== next.page && isContinued(last, next)) {
    all[at] = { ...last, cells: [[...(last.cells[0] ?? []), ...(next.cells[0] ?? [])]] }
    all.push(...blocks.slice(1))
  } else all.push(...blocks)
}

/** Joins the halves of paragraphs that go on in the next column. */
function joinColumns(blocks: Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const apart = last && Math.abs(last.left - block.left) > 60
    if (last && apart && isContinued(last, block)) {
      joined[joined.length - 1] = { ...last, cells: [[...(last.cells[0] ?? []), ...(block.cells[0] ?? [])]] }
    } else joined.push(block)
  }
  return joined
}

/** All pages as blocks in reading order. */
export function laidOutPages(
  pages: ReadPage[],
  taggedBlocks: (page: ReadPage, taken: Set<Segment>) => Block[] | null,
): LaidOut {
  const running = runningSegments(pages)
  const body = pages.map((page) => ({
    ...page,
    segments: page.segments.filter((segment) => !running.has(segment)),
  }))
  const known: Known = {
    running,
    bodySize: bodySizeOf(body),
    leading: learnLeading(body),
    edges: textEdges(body),
  }
  const blocks: Block[] = []
  const guessed: number[] = []
  let open = false
  for (const [index, page] of pages.entries()) {
    const text = body[index]?.segments ?? []
    const notes = footnotesOf(text, { ...page, bodySize: known.bodySize, open })
    open = notes.length > 0
    const noted = new Set(notes.flatMap(({ segments }) => segments))
    const rest = text.filter((segment) => !noted.has(segment))
    const tagged = taggedBlocks({ ...page, segments: rest }, running)
    let own = tagged
    if (own === null) {
      const laid = laidOutPage(page, rest, known)
      own = joinColumns(laid.blocks)
      if (laid.guessed) guessed.push(page.page)
    }
    append(blocks, own)
    blocks.push(
      ...headBlocks(page, running, false),
      ...noteBlocks(notes, page),
      ...headBlocks(page, running, true),
    )
  }
  return { blocks, guessed }
}
