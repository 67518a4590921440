import { type Region, regionsOf } from './columns'
import { type Footnote, footnotesOf } from './footnotes'
import { linesOf, rowsOfSegments, textOf } from './lines'
import { isContinued, Leading, paragraphsOf } from './paragraphs'
import { runningSegments } from './running-heads'
import { laidOut } from './tables'
import { isMistagged, taggedBlocks, type TaggedPage } from './tagged'
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
  tagged: TaggedPage | null
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
  /^(?:[A-Z]{1,5}(?:\/[A-Z0-9.\-–]+){2,8}$|Distr\.|Original|الأصل|原文|Оригинал|Язык оригинала)/

/** Where the first page's letterhead ends: below the last row in its upper part that says what such rows say. */
function letterheadEnd(page: ReadPage): number {
  if (page.page > 1) return -1
  let end = -1
  for (const row of rowsOfSegments(page.segments)) {
    const y = row[0]?.y ?? 0
    if (y > page.height * 0.36) break
    if (row.some((segment) => LETTERHEAD.test(textOf(segment).trim()))) end = y + 1
  }
  return end
}

/** Edges of the text of pages of one width; null where too few lines tell. */
export type Edges = { left: number; right: number } | null

/** Edges of running text: where most long lines begin, and how far all but a few of them reach. */
function textEdges(pages: ReadPage[]): Map<number, Edges> {
  const byWidth = new Map<number, { from: number[]; to: number[]; rtl: number }>()
  for (const { segments, width, rtl } of pages) {
    const all = byWidth.get(Math.round(width)) ?? { from: [], to: [], rtl: 0 }
    byWidth.set(Math.round(width), all)
    for (const { x0, x1 } of segments) {
      if (x1 - x0 < width * 0.4) continue
      all.from.push(x0)
      all.to.push(x1)
      all.rtl += rtl ? 1 : -1
    }
  }
  const reach = (values: number[], share: number): number =>
    values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0
  return new Map(
    [...byWidth].map(([width, { from, to, rtl }]): [number, Edges] => {
      if (from.length < 4) return [width, null]
      return [
        width,
        rtl > 0
          ? { left: reach(from, 0.04), right: reach(to, 0.8) }
          : { left: reach(from, 0.2), right: reach(to, 0.96) },
      ]
    }),
  )
}

export interface LaidOut {
  blocks: Block[]
  /** Pages on which columns or tables were told by the places of the words. */
  guessed: number[]
  /** The file's own structure was followed, on some pages at least. */
  structured: boolean
}

/** Everything about a page that is known once all pages are read. */
interface Known {
  running: Set<Segment>
  bodySize: number
  leading: Leading
  edges: Map<number, Edges>
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

/** The notes that begin on a page; the rest of one that began before goes to it. */
function goneOn(notes: Footnote[], blocks: Block[], page: ReadPage): Footnote[] {
  const [first, ...others] = notes
  const last = blocks.findLast(({ kind }) => kind === 'note')
  if (first === undefined || first.sign !== '' || last === undefined) return notes
  last.cells[0]?.push(...linesOf(first.segments, page.page, page.rtl))
  return others
}

function noteBlocks(notes: Footnote[], page: ReadPage): Block[] {
  return notes.map(({ sign, segments }) => {
    const lines = linesOf(segments, page.page, page.rtl)
    return { kind: 'note', level: 0, cells: [lines], left: 0, right: page.width, page: page.page, sign }
  })
}

function extentOf(region: Region, letterheadEnd: number): { left: number; right: number } {
  const text = region.segments.filter(({ y }) => y > letterheadEnd)
  if (text.length === 0) return { left: region.left, right: region.right }
  return { left: Math.min(...text.map(({ x0 }) => x0)), right: Math.max(...text.map(({ x1 }) => x1)) }
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
    const usual = region.column ? null : known.edges.get(Math.round(page.width))
    const edges = usual ?? extentOf(region, place.letterheadEnd)
    const from = blocks.length
    guessed ||= region.column
    let open: Line[] = []
    const close = (): void => {
      blocks.push(...paragraphsOf(open, edges, known.leading))
      open = []
    }
    for (const laid of laidOut(region, page.rules, place)) {
      if ('line' in laid && laid.line.y < place.letterheadEnd) {
        close()
        blocks.push(oneLine('paragraph', laid.line))
      } else if ('line' in laid) open.push(laid.line)
      else {
        close()
        guessed = true
        blocks.push({ kind: 'row', level: 0, cells: laid.cells, ...edges, page: page.page })
      }
    }
    close()
    // A paragraph that goes on in the next column.
    const [last, next] = [blocks[from - 1], blocks[from]]
    if (region.column && last && next && isContinued(last, next)) {
      blocks.splice(from - 1, 2, { ...last, cells: [[...(last.cells[0] ?? []), ...(next.cells[0] ?? [])]] })
    }
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

/** Blocks of a page as its tree has them, for what is neither running head nor footnote. */
function structuredPage(page: ReadPage, tagged: TaggedPage, rest: Segment[], known: Known): Block[] {
  const end = letterheadEnd(page)
  const region = { segments: rest, left: 0, right: page.width, column: false }
  const edges = known.edges.get(Math.round(page.width)) ?? extentOf(region, end)
  const place = { page: page.page, rtl: page.rtl, letterheadEnd: end, leading: known.leading, ...edges }
  return taggedBlocks(tagged, new Set(rest), place)
}

/** Segments that the tree names notes: the places of the words need not tell them. */
function namedNotes({ tagged }: ReadPage): Set<Segment> {
  return new Set(tagged?.blocks.filter(({ kind }) => kind === 'note').flatMap(({ cells }) => cells.flat(2)))
}

/** All pages as blocks in reading order. */
export function laidOutPages(pages: ReadPage[]): LaidOut {
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
  const mistagged = isMistagged(body, known.leading)
  const blocks: Block[] = []
  const guessed: number[] = []
  let open = false
  let structured = false
  for (const [index, page] of pages.entries()) {
    const tagged = mistagged ? null : page.tagged
    const named = tagged === null ? new Set<Segment>() : namedNotes(page)
    const text = (body[index]?.segments ?? []).filter((segment) => !named.has(segment))
    const notes = footnotesOf(text, { ...page, bodySize: known.bodySize, open })
    open = notes.length > 0
    const noted = new Set(notes.flatMap(({ segments }) => segments))
    const rest = text.filter((segment) => !noted.has(segment))
    if (tagged === null) {
      const laid = laidOutPage(page, rest, known)
      append(blocks, laid.blocks)
      if (laid.guessed) guessed.push(page.page)
    } else {
      structured = true
      append(blocks, structuredPage(page, tagged, [...rest, ...named], known))
    }
    blocks.push(
      ...headBlocks(page, running, false),
      ...noteBlocks(goneOn(notes, blocks, page), page),
      ...headBlocks(page, running, true),
    )
  }
  return { blocks, guessed, structured }
}
