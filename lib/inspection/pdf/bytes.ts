import type { Findings } from '../finding'
import { printable } from '../zip/inspect-zip'

const OBJECT = /(?<![0-9])(\d{1,10})[\s]{1,3}(\d{1,5})\s{1,3}obj\b/g
// What holds a file together: its cross-references, trailer and end, and the remark that says that it is binary.
const STRUCTURE =
  /^%PDF-\d\.\d[ \t]*|^\s*%[\x80-\xff]{3,8}[ \t]*(?=[\r\n])|\bxref\s+(?:\d+ \d+\s+(?:\d{10} \d{5} [nf]\s*)*)+|\bstartxref\s+\d+|%%EOF|\bendobj\b/gm

/**
 * What a file's bytes say that its objects do not: versions saved upon one another, objects that were written again,
 * and bytes before, between and behind all of it.
 */
export function inspectBytes(bytes: Uint8Array, findings: Findings): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const start = text.slice(0, 1100).indexOf('%PDF-')
  if (start > 0) findings.add('hiddenBytes', '', `${start} B: ${printable(bytes.subarray(0, start))}`)
  const end = text.lastIndexOf('%%EOF')
  const behind =
    end === -1
      ? ''
      : text
          .slice(end + 5)
          .replace(/[\0\s]+/g, ' ')
          .trim()
  if (behind !== '') findings.add('hiddenBytes', '', behind)
  const versions = endsOf(text).length
  if (versions > 1) findings.add('olderVersion', '', `${versions} × %%EOF`)
  const { gaps, twice } = structureOf(text.slice(Math.max(0, start), end === -1 ? undefined : end + 5))
  for (const number of twice) findings.add('olderVersion', `object ${number}`)
  for (const gap of gaps) findings.add('hiddenBytes', '', gap)
}

/** Where each version of a file ends. A file made to be shown before it is all there has one more mark, near its start. */
export function endsOf(text: string): number[] {
  const ends = [...text.matchAll(/startxref\s+(\d+)\s+%%EOF/g)]
  const isLinear = /\/Linearized\b/.test(text.slice(0, 2048))
  return (isLinear ? ends.slice(1) : ends).map((match) => match.index + match[0].length)
}

function structureOf(text: string): { gaps: string[]; twice: Set<string> } {
  const gaps: string[] = []
  const seen = new Set<string>()
  const twice = new Set<string>()
  let reached = 0
  OBJECT.lastIndex = 0
  for (let match = OBJECT.exec(text); match; match = OBJECT.exec(text)) {
    gaps.push(text.slice(reached, match.index))
    if (seen.has(match[1]!)) twice.add(match[1]!)
    seen.add(match[1]!)
    reached = endOfObject(text, match.index + match[0].length)
    OBJECT.lastIndex = reached
  }
  gaps.push(text.slice(reached))
  const said = gaps.map((gap) =>
    gap
      .replace(/\btrailer\s*<<(?:[^<>]|<[^<>]*>|<<[^<>]*>>)*>>/g, ' ')
      .replace(STRUCTURE, ' ')
      .replace(/[\0\s]+/g, ' ')
      .trim(),
  )
  return { gaps: said.filter((gap) => gap !== ''), twice }
}

/** Behind `endobj`; the bytes of a stream are stepped over by the length that it states, where that is true. */
function endOfObject(text: string, from: number): number {
  const close = text.indexOf('endobj', from)
  if (close === -1) return text.length
  const begins = /\bstream\r?\n/.exec(text.slice(from, close))
  if (!begins) return close + 6
  const data = from + begins.index + begins[0].length
  const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(text.slice(from, data))?.[1]
  const stated = length === undefined ? -1 : data + Number(length)
  const ends =
    stated !== -1 && /^\s*endstream/.test(text.slice(stated, stated + 20))
      ? stated
      : text.indexOf('endstream', data)
  const after = ends === -1 ? -1 : text.indexOf('endobj', ends)
  return after === -1 ? text.length : after + 6
}
