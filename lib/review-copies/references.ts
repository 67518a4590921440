import { type LaidParagraph, NOTE } from '@/lib/export/formats/review/layout'
import { PICTURE } from './reading/reading'
import { type Came, END, type Pair } from './sequence'

/** A reference to another part of the report of which the words were changed. */
export interface TouchedReference {
  paragraph: LaidParagraph
  /** Where it stands in its line. */
  at: number
  /** The last of the pairs that are a part of it. */
  to: number
  /** None of its words is left: it goes, and `signs` come in its place. */
  isReplaced: boolean
  signs: Came[]
  author: string | null
  /** The line as it stood in the copy, and as the file has it. */
  passage: string
  wanted: string
}

type Goes = (pair: Pair) => { author: string | null } | null

/**
 * The references of which somebody changed words, by the first of their pairs. The report makes their words, so that they
 * go as a whole or stay as they are. What was put in beside words that went belongs to them.
 */
export function touchedReferences(
  pairs: readonly Pair[],
  { goes, isNote }: { goes: Goes; isNote: boolean },
): Map<number, TouchedReference> {
  const touched = new Map<number, TouchedReference>()
  let index = 0
  while (index < pairs.length) {
    const ref = pairs[index]!.sent?.unit?.ref ?? null
    if (ref === null) {
      index++
      continue
    }
    const from = index
    let to = index
    for (let at = index; at < pairs.length; at++) {
      const { sent } = pairs[at]!
      if (sent && sent.unit?.ref !== ref) break
      if (sent) to = at
    }
    index = to + 1
    const own = pairs.slice(from, to + 1)
    if (!own.some((pair) => goes(pair) || isTyped(pair))) continue
    const isReplaced = own.every((pair) => !pair.sent || goes(pair) || !/[\p{L}\p{N}]/u.test(pair.sent.key))
    const last = isReplaced ? to : behind(pairs, to, goes)
    const first = isReplaced ? from : before(pairs, from, goes)
    const line = lineAround(pairs, from, to, isNote)
    const { paragraph, unit } = own[0]!.sent!
    touched.set(first, {
      ...{ paragraph, at: unit!.at, to: last, isReplaced },
      signs: own.flatMap((pair) => (staysIn(pair, goes) ? [pair.came!] : [])).map(asWords),
      author: authorIn(pairs.slice(first, last + 1), goes),
      passage: wordsOf(line.flatMap(({ sent }) => (sent && !sent.unit?.del ? [sent.key] : []))),
      wanted: wordsOf(line.flatMap((pair) => (staysIn(pair, goes) ? [pair.came!.key] : []))),
    })
    index = Math.max(index, last + 1)
  }
  return touched
}

const isTyped = ({ sent, came }: Pair) => sent === null && came.del === null

/** Whether a sign is in the line as somebody wants it. */
function staysIn(pair: Pair, goes: Goes): boolean {
  if (!pair.sent) return isTyped(pair)
  return pair.came !== null && !goes(pair) && !pair.sent.unit?.del
}

const isBeside = (pair: Pair | undefined) => pair !== undefined && isTyped(pair) && pair.came!.key !== END

function behind(pairs: readonly Pair[], to: number, goes: Goes): number {
  let last = to
  if (goes(pairs[to]!)) while (isBeside(pairs[last + 1])) last++
  return last
}

function before(pairs: readonly Pair[], from: number, goes: Goes): number {
  let first = from
  if (goes(pairs[from]!)) while (isBeside(pairs[first - 1])) first--
  return first
}

function lineAround(pairs: readonly Pair[], from: number, to: number, isNote: boolean): readonly Pair[] {
  if (isNote) return pairs
  const isEnd = ({ sent }: Pair) => sent !== null && sent.unit === null
  const start = pairs.findLastIndex((pair, index) => index < from && isEnd(pair)) + 1
  const end = pairs.findIndex((pair, index) => index > to && isEnd(pair))
  return pairs.slice(start, end === -1 ? undefined : end)
}

function authorIn(pairs: readonly Pair[], goes: Goes): string | null {
  for (const pair of pairs) {
    const author = goes(pair)?.author ?? (isTyped(pair) ? pair.came!.ins?.author : null)
    if (author != null) return author
  }
  return null
}

/** In the place of a reference no paragraph ends. */
const asWords = (sign: Came): Came => (sign.key === END ? { ...sign, key: ' ' } : sign)

function wordsOf(keys: readonly string[]): string {
  return keys
    .map((key) => (key === NOTE || key === PICTURE ? '' : key === END ? '\n' : key))
    .join('')
    .trim()
}
