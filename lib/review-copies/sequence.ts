import { BREAK, type LaidParagraph, NOTE, type Unit } from '@/lib/export/formats/review/layout'
import { align } from '@/lib/versions/diff/match'
import { tokensOf } from '@/lib/versions/diff/words'
import { fit } from './fit'
import {
  type CopyLanguages,
  type CopyParagraph,
  type CopyPicture,
  type CopyReading,
  type CopyRun,
  PICTURE,
  type Stamp,
} from './reading/reading'

/** The sign at a paragraph's end. */
export const END = '\u0003'

/** A sign of the copy as it was sent. */
export interface Sent {
  key: string
  paragraph: LaidParagraph
  /** Null for the paragraph's end. */
  unit: Unit | null
}

/** A sign of the copy as it came back. */
export interface Came {
  key: string
  paragraph: CopyParagraph
  /** Which of the file's paragraphs, and before which of its signs. */
  place: { paragraph: number; offset: number }
  ins: Stamp | null
  del: Stamp | null
  look: readonly string[]
  looked: Stamp | null
  languages: CopyLanguages | null
  note: string | null
  picture: CopyPicture | null
}

/** A place of both: what was there and came back, what came back no more, or what came. */
export type Pair = { sent: Sent; came: Came } | { sent: Sent; came: null } | { sent: null; came: Came }

/** All signs of a paragraph as it was sent, with its end. */
export function sentOf(paragraph: LaidParagraph): Sent[] {
  return [
    ...paragraph.units.map((unit) => ({ key: unit.key, paragraph, unit })),
    { key: END, paragraph, unit: null },
  ]
}

/** All signs of a paragraph as it came back, with its end; `at` says which of the file's it is. */
export function cameOf(paragraph: CopyParagraph, at: number): Came[] {
  const signs = signsOf(paragraph.runs, paragraph, at)
  const offset = paragraph.runs.reduce((sum, { text }) => sum + text.length, 0)
  const end = { ins: paragraph.endIns, del: paragraph.endDel, look: [], looked: null }
  const nothing = { languages: null, note: null, picture: null }
  return [...signs, { key: END, paragraph, place: { paragraph: at, offset }, ...end, ...nothing }]
}

/** The signs of runs alone. */
export function signsOf(runs: readonly CopyRun[], paragraph: CopyParagraph, at: number): Came[] {
  const made: Came[] = []
  let offset = 0
  for (const { text, ...run } of runs)
    for (const key of text.split(''))
      made.push({ key, paragraph, place: { paragraph: at, offset: offset++ }, ...run })
  return made
}

/** The signs of a note of the file, without the space that programs put behind its number. */
export function noteOf(reading: CopyReading, id: string, like: Came): Came[] {
  const signs = signsOf(reading.notes[id] ?? [], like.paragraph, like.place.paragraph)
  const first = signs.findIndex(({ key }) => !/\s/.test(key))
  return first === -1 ? [] : signs.slice(first)
}

/** What a note says, sign by sign beside what it said; programs put a space behind its number. */
export function notePairs(
  note: readonly Unit[],
  paragraph: LaidParagraph,
  came: readonly Came[],
  isNew: (stamp: Stamp | null) => boolean,
  deadline: number,
): Pair[] {
  const first = note.findIndex(({ key }) => !/\s/.test(key))
  const sent = (first === -1 ? [] : note.slice(first)).map((unit) => ({ key: unit.key, paragraph, unit }))
  return pairUp(sent, came, isNew, deadline)
}

/** Whether a paragraph of this style is a heading. */
export function isHeadingStyle(style: string): boolean {
  return /^heading\d$/i.test(style)
}

/**
 * Puts what was sent and what came back side by side. What somebody tracked is known by that; what they did not track is
 * found by comparing words.
 */
export function pairUp(
  sent: readonly Sent[],
  came: readonly Came[],
  isNew: (stamp: Stamp | null) => boolean,
  deadline: number,
): Pair[] {
  // Typed and deleted again.
  const real = came.filter(({ ins, del }) => !(isNew(ins) && del))
  const stayed = real.filter(({ ins }) => !isNew(ins))
  const pairs = steps(sent, stayed, isNew, deadline)
  const typed = new Map<Came | null, Came[]>()
  let before: Came[] = []
  for (const sign of real) {
    if (isNew(sign.ins)) before.push(sign)
    else {
      if (before.length > 0) typed.set(sign, before)
      before = []
    }
  }
  const extra = (signs: readonly Came[] | undefined): Pair[] =>
    (signs ?? []).map((each) => ({ sent: null, came: each }))
  return [
    ...pairs.flatMap((pair) => [...extra(pair.came ? typed.get(pair.came) : undefined), pair]),
    ...extra(before),
  ]
}

function steps(
  sent: readonly Sent[],
  came: readonly Came[],
  isNew: (stamp: Stamp | null) => boolean,
  deadline: number,
): Pair[] {
  if (isSameText(sent, came)) return sent.map((each, index) => ({ sent: each, came: came[index]! }))
  const suggested = ({ ins, del }: Came) => ({ ins: ins !== null, del: del !== null && !isNew(del) })
  const whole = fit(sent, came, suggested)
  if (whole) return whole
  const options = { maxEdits: 4_000, deadline }
  // What was suggested already is apart from the words around it, and what is tracked now is not.
  const before = tokens(sent, ({ unit }) => `${unit?.ins?.id} ${unit?.del?.id}`)
  const after = tokens(came, ({ ins, del }) => `${ins !== null} ${del !== null && !isNew(del)}`)
  const found = align<Token<Sent | Came>>(before, after, ({ key }) => key, options)
  return found.steps.flatMap((step): Pair[] => {
    const old = step.before.flatMap(({ signs }) => signs) as Sent[]
    const now = step.after.flatMap(({ signs }) => signs) as Came[]
    if (step.isSame || isSameText(old, now))
      return old.map((each, index) => ({ sent: each, came: now[index]! }))
    const fitted = fit(old, now, suggested)
    if (fitted) return fitted
    return [
      ...old.map((each): Pair => ({ sent: each, came: null })),
      ...now.map((each): Pair => ({ sent: null, came: each })),
    ]
  })
}

function isSameText(sent: readonly Sent[], came: readonly Came[]): boolean {
  return sent.length === came.length && sent.every(({ key }, index) => key === came[index]!.key)
}

interface Token<Sign> {
  key: string
  signs: Sign[]
}

const APART = new Set([END, NOTE, BREAK, PICTURE])

function tokens<Sign extends { key: string }>(
  signs: readonly Sign[],
  stateOf: (sign: Sign) => string,
): Token<Sign>[] {
  const made: Token<Sign>[] = []
  let run: Sign[] = []
  let state = ''
  const flush = () => {
    let at = 0
    for (const key of tokensOf(run.map((sign) => sign.key).join(''))) {
      made.push({ key, signs: run.slice(at, at + key.length) })
      at += key.length
    }
    run = []
  }
  for (const sign of signs) {
    if (!APART.has(sign.key)) {
      if (stateOf(sign) !== state) flush()
      state = stateOf(sign)
      run.push(sign)
      continue
    }
    flush()
    made.push({ key: sign.key, signs: [sign] })
  }
  flush()
  return made
}
