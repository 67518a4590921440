import { rowsOfSegments, textOf } from './lines'
import type { Rule, Segment, Span } from './types'

/** Footnotes of a page: the segments of each, with the sign that it begins with. */
export interface Footnote {
  /** Empty for the rest of a note that began on the page before. */
  sign: string
  segments: Segment[]
}

const SIGN = /^(?:\p{Nd}{1,3}|[*†‡§¶]{1,4}|[a-z])$/u
const SIGN_BEFORE_TEXT = /^(\p{Nd}{1,3}|[*†‡§]{1,4})[\s\t/)]*(?=\P{Nd})/u
const UNIT = /(?:^|[\s\d])(?:[kcdm]?m|ha|CO)$/

/** The sign of a footnote that a raised span is, if it is one: not the exponent of a unit. */
export function referenceSign(span: Span, before: string): string | null {
  const sign = span.text.trim().replace(/^[([]|[)\],;.]$/g, '')
  if (!span.raised || !SIGN.test(sign)) return null
  return /^\d$/.test(sign) && UNIT.test(before) ? null : sign
}

/** Every sign in the text of a page that may point to a footnote. */
function signsIn(segments: Segment[]): Set<string> {
  const signs = new Set<string>()
  for (const { spans } of segments) {
    let before = ''
    for (const span of spans) {
      const sign = referenceSign(span, before)
      if (sign !== null) signs.add(sign)
      before += span.text
    }
    const star = /\S\s?([*†‡]{1,4})$/.exec(before)
    if (star?.[1]) signs.add(star[1])
  }
  return signs
}

/** The sign that a row begins with as footnotes do. */
function leadingSign(row: Segment[], rtl: boolean): { sign: string; raised: boolean } | null {
  const first = rtl ? row.at(-1) : row[0]
  if (!first) return null
  const span = first.spans[0]
  const text = textOf(first).trimStart()
  if (span?.raised && SIGN.test(span.text.trim())) return { sign: span.text.trim(), raised: true }
  if (row.length > 1 && SIGN.test(text)) return { sign: text, raised: false }
  const found = SIGN_BEFORE_TEXT.exec(text)?.[1]
  return found === undefined || row.length > 1 ? null : { sign: found, raised: false }
}

/** A short line over the notes, as Word and LaTeX draw it. */
function isSeparated(top: number, size: number, rules: Rule[], width: number): boolean {
  return rules.some(
    (rule) =>
      rule.y1 - rule.y0 < 1 &&
      rule.x1 - rule.x0 < width * 0.5 &&
      rule.y0 < top - size * 0.5 &&
      rule.y0 > top - size * 3.2,
  )
}

/**
 * The footnotes of a page: the lines at its end that are set smaller than the text, from the first that begins with a
 * sign which the text above points with, or which is raised, or over which a short rule is drawn.
 */
export function footnotesOf(
  segments: Segment[],
  place: { bodySize: number; rules: Rule[]; width: number; height: number; rtl: boolean; open: boolean },
): Footnote[] {
  const rows = rowsOfSegments(segments)
  let from = rows.length
  while (from > 0) {
    const row = rows[from - 1] as Segment[]
    const size = Math.max(...row.map((segment) => segment.size))
    if (size > place.bodySize * 0.96 || row.length > 3) break
    from -= 1
  }
  const body = rows.slice(0, from).flat()
  const signs = signsIn(body)
  for (; from < rows.length; from += 1) {
    const row = rows[from] as Segment[]
    const lead = leadingSign(row, place.rtl)
    const separated = isSeparated(row[0]?.y ?? 0, row[0]?.size ?? 8, place.rules, place.width)
    if (lead && (lead.raised || signs.has(lead.sign) || separated)) break
    if (!lead && separated && place.open) break
  }
  const notes: Footnote[] = []
  for (const row of rows.slice(from)) {
    const lead = leadingSign(row, place.rtl)
    const last = notes.at(-1)
    const counts =
      last && /^\d+$/.test(last.sign) && lead ? Number(lead.sign) === Number(last.sign) + 1 : true
    const begins = lead !== null && (lead.raised || (counts && (signs.has(lead.sign) || last === undefined)))
    if (begins && lead) notes.push({ sign: lead.sign, segments: [...row] })
    else if (last) last.segments.push(...row)
    else notes.push({ sign: '', segments: [...row] })
  }
  return notes
}
