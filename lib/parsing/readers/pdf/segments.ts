import { readingOrder, readsRtl } from './bidi'
import { isCjk, isMark, isRtl, isSpace } from './characters'
import type { Glyph, Rule, Segment, Span } from './types'

/** Signs that stand on one line, largest first seen, in the order of the file until they are sorted. */
interface Row {
  y: number
  size: number
  glyphs: Glyph[]
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
    const known = this.buckets.get(bucket)
    if (known) known.push(row)
    else this.buckets.set(bucket, [row])
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
    for (const glyph of chunk.glyphs) {
      glyph.raised = raised
      row.glyphs.push(glyph)
    }
  }
  return rows.all
}

/**
 * The letter that an accent belongs to. Accents are drawn before their letter in right-to-left words, which are drawn
 * from left to right, and else behind it; one that is drawn elsewhere belongs to the nearest letter.
 */
function letterUnder(
  mark: Glyph,
  before: Glyph | undefined,
  after: Glyph | undefined,
  all: Glyph[],
): Glyph | undefined {
  const at = (mark.x0 + mark.x1) / 2
  const isNear = (glyph: Glyph | undefined): glyph is Glyph =>
    glyph !== undefined &&
    /\p{L}/u.test(glyph.text) &&
    Math.abs(glyph.y - mark.y) < glyph.size &&
    at > glyph.x0 - glyph.size * 0.5 &&
    at < glyph.x1 + glyph.size * 0.5
  const visual = isRtl(mark.text) && (!isNear(before) || !isNear(after) || after.x0 > before.x0)
  for (const glyph of visual ? [after, before] : [before, after]) if (isNear(glyph)) return glyph
  let best: Glyph | undefined
  let nearest = Infinity
  for (const letter of all) {
    if (!isNear(letter)) continue
    const distance = Math.max(letter.x0 - at, at - letter.x1, 0) * 4 + Math.abs(letter.y - mark.y)
    if (distance < nearest) [best, nearest] = [letter, distance]
  }
  return best
}

/** Gives each accent that was printed by itself to its letter. */
function joinMarks(glyphs: Glyph[]): Glyph[] {
  if (!glyphs.some(({ text }) => isMark(text))) return glyphs
  const letters = glyphs.filter(({ text }) => !isMark(text))
  const joined = new Map<Glyph, string>()
  const alone = new Set<Glyph>()
  for (let at = 0; at < glyphs.length; at += 1) {
    const mark = glyphs[at] as Glyph
    if (!isMark(mark.text)) continue
    let next = at + 1
    while (next < glyphs.length && isMark(glyphs[next]?.text ?? '')) next += 1
    let last = at - 1
    while (last >= 0 && isMark(glyphs[last]?.text ?? '')) last -= 1
    const letter = letterUnder(mark, glyphs[last], glyphs[next], letters)
    if (letter) joined.set(letter, (joined.get(letter) ?? letter.text) + mark.text)
    else alone.add(mark)
  }
  return glyphs
    .filter((glyph) => alone.has(glyph) || !isMark(glyph.text))
    .map((letter) => {
      const text = joined.get(letter)
      return text === undefined ? letter : { ...letter, text: text.normalize('NFC') }
    })
}

/** The row from left to right: spaces turned into what stands between, signs printed twice for weight once. */
function arranged(row: Row): Glyph[] {
  const sorted = row.glyphs.sort((a, b) => a.x0 - b.x0 || a.x1 - b.x1)
  const kept: Glyph[] = []
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
    glyph.space = space
    kept.push(glyph)
    space = ''
  }
  return kept
}

/** Widest gap that is still a space between words of this row: in a justified line all are alike and may be wide. */
function widestSpace(glyphs: Glyph[], size: number): number {
  const gaps: number[] = []
  let spaced = true
  for (let index = 1; index < glyphs.length; index += 1) {
    const [left, right] = [glyphs[index - 1] as Glyph, glyphs[index] as Glyph]
    const gap = right.x0 - left.x1
    if (gap < size * 0.12) continue
    gaps.push(gap)
    spaced &&= right.space !== ''
  }
  gaps.sort((a, b) => a - b)
  const [least = 0, most = 0] = [gaps[0], gaps.at(-1)]
  const middle = gaps[Math.floor(gaps.length / 2)] ?? 0
  if (spaced && gaps.length >= 2 && most < least * 1.4) return most
  return Math.max(size * 0.95, gaps.length >= 5 && middle < size * 1.2 ? middle * 2.1 : 0)
}

function spaceBetween(left: Glyph, right: Glyph, explicit: boolean): string {
  const gap = right.x0 - left.x1
  const size = Math.min(left.size, right.size)
  if (isCjk(left.text) || isCjk(right.text)) {
    const both = isCjk(left.text) && isCjk(right.text)
    if (right.space !== '' && !both && gap > size * 0.08) return right.space
    return gap > size * 0.55 ? ' ' : ''
  }
  // A soft hyphen and other signs without width are drawn as spaces that take no room.
  if (right.space !== '') return gap > size * 0.06 ? right.space : ''
  return gap > size * (explicit ? 0.3 : 0.16) ? ' ' : ''
}

/** A sign, or a space between two. */
type Printed = Span

function spansOf(glyphs: Printed[]): Span[] {
  const spans: Span[] = []
  for (const { text, bold, italic, raised } of glyphs) {
    const last = spans.at(-1)
    if (last && last.bold === bold && last.italic === italic && last.raised === raised) last.text += text
    else spans.push({ text, bold, italic, raised })
  }
  return spans
}

function segmentOf(glyphs: Glyph[], row: Row, explicit: boolean, options: SegmentOptions): Segment {
  const rtl = readsRtl(glyphs, options.rtl)
  const printed: Printed[] = []
  let [x0, x1, artifact] = [Infinity, -Infinity, true]
  let last: Glyph | undefined
  // Ends of the first word from the left, and from the right.
  let [leftEnd, rightEnd] = [Infinity, -Infinity]
  for (const glyph of glyphs) {
    const text = last ? spaceBetween(last, glyph, explicit) : ''
    if (last && (text !== '' || isCjk(last.text))) {
      leftEnd = Math.min(leftEnd, last.x1)
      rightEnd = glyph.x0
    }
    if (last && text !== '') {
      const [bold, italic] = [last.bold && glyph.bold, last.italic && glyph.italic]
      printed.push({ text, bold, italic, raised: last.raised && glyph.raised })
    }
    printed.push(glyph)
    x0 = Math.min(x0, glyph.x0)
    x1 = Math.max(x1, glyph.x1)
    artifact &&= glyph.artifact
    last = glyph
  }
  const spans = spansOf(readingOrder(printed, rtl, options.mirror))
  const head = rtl ? x1 - Math.max(rightEnd, x0) : Math.min(leftEnd, x1) - x0
  return { x0, x1, y: row.y, size: row.size, spans, artifact, head }
}

function isParted(left: Glyph, right: Glyph, upright: Rule[], y: number): boolean {
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
    let open: Glyph[] = []
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
