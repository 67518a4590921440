import { readingOrder, readsRtl } from './bidi'
import { isCjk, isMark, isSpace } from './characters'
import type { Glyph, Rule, Segment, Span } from './types'

/** Signs that stand on one line, largest first seen, in the order of the file until they are sorted. */
interface Row {
  y: number
  size: number
  glyphs: RowGlyph[]
}

interface RowGlyph extends Glyph {
  raised: boolean
  /** The white space that stands before it in reading order; of the sign to its left, when it is printed. */
  space: string
}

/** Signs one after the other, of one size on one line. */
interface Chunk {
  y: number
  size: number
  x0: number
  x1: number
  glyphs: Glyph[]
}

export interface SegmentOptions {
  rtl: boolean
  mirror: boolean
  rules: Rule[]
}

function chunksOf(glyphs: Glyph[]): Chunk[] {
  const chunks: Chunk[] = []
  let chunk: Chunk | undefined
  for (const glyph of glyphs) {
    const last = chunk?.glyphs.at(-1)
    const follows =
      chunk !== undefined &&
      last !== undefined &&
      Math.abs(glyph.y - chunk.y) < chunk.size * 0.05 &&
      Math.abs(glyph.size - chunk.size) < chunk.size * 0.05 &&
      Math.abs(glyph.x0 - last.x1) < chunk.size * 0.6 &&
      glyph.artifact === last.artifact
    if (!follows) {
      chunk = { y: glyph.y, size: glyph.size, x0: glyph.x0, x1: glyph.x1, glyphs: [] }
      chunks.push(chunk)
    }
    chunk?.glyphs.push(glyph)
    if (chunk) {
      chunk.x0 = Math.min(chunk.x0, glyph.x0)
      chunk.x1 = Math.max(chunk.x1, glyph.x1)
    }
  }
  return chunks
}

const BUCKET = 8

/** Lines by place, so that a page of many signs takes no time that grows with their square. */
class Rows {
  readonly all: Row[] = []
  private readonly buckets = new Map<number, Row[]>()

  near(y: number, distance: number): Row[] {
    const found: Row[] = []
    const [from, to] = [Math.floor((y - distance) / BUCKET), Math.floor((y + distance) / BUCKET)]
    for (let bucket = from; bucket <= to && bucket - from < 1000; bucket += 1) {
      found.push(...(this.buckets.get(bucket) ?? []))
    }
    return found
  }

  add(chunk: Chunk): Row {
    const row: Row = { y: chunk.y, size: chunk.size, glyphs: [] }
    this.all.push(row)
    const bucket = Math.floor(row.y / BUCKET)
    this.buckets.set(bucket, [...(this.buckets.get(bucket) ?? []), row])
    return row
  }
}

function isBeside(row: Row, chunk: Chunk): boolean {
  return row.glyphs.some(
    (glyph) => chunk.x0 < glyph.x1 + row.size * 0.7 && chunk.x1 > glyph.x0 - row.size * 0.7,
  )
}

function rowsOf(glyphs: Glyph[]): Row[] {
  const rows = new Rows()
  const chunks = chunksOf(glyphs).toSorted((a, b) => b.size - a.size)
  for (const chunk of chunks) {
    const near = rows.near(chunk.y, 80)
    const level = near
      .filter((row) => Math.abs(row.y - chunk.y) <= Math.min(row.size, chunk.size) * 0.22)
      .toSorted((a, b) => Math.abs(a.y - chunk.y) - Math.abs(b.y - chunk.y))[0]
    const shifted =
      level ??
      near.find((row) => {
        const lift = (row.y - chunk.y) / row.size
        return chunk.size < row.size * 0.85 && lift > -0.35 && lift < 0.75 && isBeside(row, chunk)
      })
    const row = shifted ?? rows.add(chunk)
    const lift = (row.y - chunk.y) / row.size
    const raised = chunk.size < row.size * 0.85 && lift > 0.14
    for (const glyph of chunk.glyphs) row.glyphs.push({ ...glyph, raised, space: '' })
  }
  return rows.all
}

/** Gives each accent that was printed by itself to the letter under it. */
function joinMarks(glyphs: Glyph[]): Glyph[] {
  if (!glyphs.some(({ text }) => isMark(text))) return glyphs
  const letters = glyphs.filter(({ text }) => !isMark(text))
  const joined = new Map<Glyph, string>()
  for (const mark of glyphs) {
    if (!isMark(mark.text)) continue
    const at = (mark.x0 + mark.x1) / 2
    let best: Glyph | undefined
    let nearest = Infinity
    for (const letter of letters) {
      const height = Math.abs(letter.y - mark.y)
      if (height > letter.size || isSpace(letter.text)) continue
      const aside = Math.max(letter.x0 - at, at - letter.x1, 0)
      const distance = aside * 4 + height
      if (distance < nearest) [best, nearest] = [letter, distance]
    }
    if (best) joined.set(best, (joined.get(best) ?? best.text) + mark.text)
  }
  return letters.map((letter) => {
    const text = joined.get(letter)
    return text === undefined ? letter : { ...letter, text: text.normalize('NFC') }
  })
}

/** The row from left to right: spaces turned into what stands between, signs printed twice for weight once. */
function arranged(row: Row): RowGlyph[] {
  const sorted = row.glyphs.toSorted((a, b) => a.x0 - b.x0 || a.x1 - b.x1)
  const kept: RowGlyph[] = []
  let space = ''
  for (const glyph of sorted) {
    if (isSpace(glyph.text)) {
      space ||= glyph.text
      continue
    }
    const last = kept.at(-1)
    if (last && last.text === glyph.text && Math.abs(last.x0 - glyph.x0) < glyph.size * 0.12) {
      last.bold = true
      continue
    }
    kept.push({ ...glyph, space })
    space = ''
  }
  return kept
}

/** Widest gap that is still a space between words of this row. */
function widestSpace(glyphs: RowGlyph[], size: number): number {
  const gaps: number[] = []
  for (let index = 1; index < glyphs.length; index += 1) {
    const gap = (glyphs[index]?.x0 ?? 0) - (glyphs[index - 1]?.x1 ?? 0)
    if (gap > size * 0.12) gaps.push(gap)
  }
  gaps.sort((a, b) => a - b)
  const middle = gaps.length >= 4 ? (gaps[Math.floor(gaps.length / 2)] ?? 0) : 0
  return Math.max(size * 0.95, middle * 2.1)
}

function spaceBetween(left: RowGlyph, right: RowGlyph, explicit: boolean): string {
  const gap = right.x0 - left.x1
  const size = Math.min(left.size, right.size)
  if (right.space !== '') return isCjk(left.text) && isCjk(right.text) && gap < size * 0.5 ? '' : right.space
  if (isCjk(left.text) || isCjk(right.text)) return gap > size * 0.55 ? ' ' : ''
  return gap > size * (explicit ? 0.3 : 0.16) ? ' ' : ''
}

function spansOf(glyphs: RowGlyph[]): Span[] {
  const spans: Span[] = []
  for (const { text, bold, italic, raised } of glyphs) {
    const last = spans.at(-1)
    if (last && last.bold === bold && last.italic === italic && last.raised === raised) last.text += text
    else if (last && isSpace(text)) last.text += text
    else spans.push({ text, bold, italic, raised })
  }
  return spans
}

function segmentOf(glyphs: RowGlyph[], row: Row, explicit: boolean, options: SegmentOptions): Segment {
  const rtl = readsRtl(glyphs, options.rtl)
  const printed: RowGlyph[] = []
  for (const glyph of glyphs) {
    const last = printed.at(-1)
    const space = last ? spaceBetween(last, glyph, explicit) : ''
    if (last && space !== '') printed.push({ ...last, text: space })
    printed.push(glyph)
  }
  // Letters of right-to-left words carry their accents behind them already.
  const read = readingOrder(printed, rtl, options.mirror)
  return {
    x0: Math.min(...glyphs.map(({ x0 }) => x0)),
    x1: Math.max(...glyphs.map(({ x1 }) => x1)),
    y: row.y,
    size: row.size,
    spans: spansOf(read),
    artifact: glyphs.every(({ artifact }) => artifact),
  }
}

function isParted(left: RowGlyph, right: RowGlyph, upright: Rule[], y: number): boolean {
  return upright.some(
    (rule) =>
      rule.x0 > left.x1 - 2 && rule.x0 < right.x0 + 2 && rule.y0 < y - 1 && rule.y1 > y - left.size / 2,
  )
}

/**
 * The words of a page, or of one part of it, as they stand together on lines, from top to bottom; on a line from left
 * to right. Reading order between lines is not decided here.
 */
export function segmentsOf(glyphs: Glyph[], options: SegmentOptions): Segment[] {
  const segments: Segment[] = []
  const upright = options.rules.filter((rule) => rule.x1 - rule.x0 < 1)
  for (const row of rowsOf(joinMarks(glyphs)).toSorted((a, b) => a.y - b.y)) {
    const explicit = row.glyphs.some(({ text }) => isSpace(text))
    const arrangedGlyphs = arranged(row)
    const widest = widestSpace(arrangedGlyphs, row.size)
    let open: RowGlyph[] = []
    for (const glyph of arrangedGlyphs) {
      const last = open.at(-1)
      const apart =
        last !== undefined &&
        (glyph.x0 - last.x1 > widest ||
          glyph.artifact !== last.artifact ||
          (upright.length > 0 && isParted(last, glyph, upright, row.y)))
      if (apart) {
        segments.push(segmentOf(open, row, explicit, options))
        open = []
      }
      open.push(glyph)
    }
    if (open.length > 0) segments.push(segmentOf(open, row, explicit, options))
  }
  return segments
}
