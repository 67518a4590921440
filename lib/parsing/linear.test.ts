import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { isAppError } from '@/lib/errors'
import {
  accountFor,
  decodeReply,
  MAX_REPLY_LENGTH,
  parseReply,
  searchFold,
  type SourceDocument,
  type SourceMark,
} from '.'

vi.setConfig({ testTimeout: 60_000 })

const sample = readFileSync(
  new URL('../../prisma/samples/cedaw-93-kazakhstan-replies.txt', import.meta.url),
  'utf8',
)

type Method = (this: unknown, ...values: unknown[]) => unknown

/** Puts `wrap(original)` in a method's place; returns what takes it back. */
function replaceMethod(prototype: object, name: string, wrap: (original: Method) => Method): () => void {
  const original: Method = Reflect.get(prototype, name)
  Reflect.set(prototype, name, wrap(original))
  return () => Reflect.set(prototype, name, original)
}

/**
 * How many characters are looked at while `run` runs: those that patterns pass over (all that they were given when
 * they do not match) and those that are cut out or asked for one by one. Counts, unlike times, are the same on every
 * machine.
 */
function countLookedAt(run: () => unknown): number {
  let count = 0
  const countExec = (exec: Method): Method =>
    function (this: unknown, text) {
      const pattern = this as RegExp
      const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0
      const match = exec.call(this, text) as RegExpExecArray | null
      count += 1 + (match ? match.index + match[0].length : String(text).length) - from
      return match
    }
  const countString = (method: Method): Method =>
    function (this: unknown, ...values) {
      const result = method.apply(this, values)
      count += 1 + String(result).length
      return result
    }
  const restore = [
    replaceMethod(RegExp.prototype, 'exec', countExec),
    ...['charAt', 'slice', 'normalize', 'trim', 'toUpperCase'].map((name) =>
      replaceMethod(String.prototype, name, countString),
    ),
  ]
  try {
    run()
  } catch (error) {
    if (!isAppError(error)) throw error
  } finally {
    for (const back of restore) back()
  }
  return count
}

const SIZE = 4_000
const fill = (unit: string, size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)

const WORST = [
  'a',
  ' ',
  '\n',
  '\t',
  '\v',
  '*',
  '(',
  '1',
  '[',
  '\ufeff',
  '\ufeff\u0001',
  '\u00e9',
  '\ud800a',
  '[bookmark: ',
  '[bookmark: a]',
  '1 (a)\n',
  '1\n\n\tText.\n\n',
  'lower\n',
  'Upper\n',
  'Upper\n\n',
  ' \n',
  '(a) and ',
  '1 (a) and (b) and (c\n',
  '* * ',
  '*, **',
  'image1.png\n',
  'Replies of ',
  'replies of a to the list ',
  'one hundred and ',
  'Geneva, 1 ',
  '2\n\n3\n\n',
  '. \u201d',
  'a  ',
  'x\u00a0\n',
  '\r\n',
  '\r',
  '1. Text.\n',
  '1 (a) Text.\n',
  'Question 3. Please provide data?\n',
  'word-\nword\n',
  '5\f',
  'a\tb\n',
  '(a) Text;\n',
  'Reply: Text.\n\n',
  '\u0661- \u0646\u0635\n',
  '\u7b2c3\u6bb5\n',
]

describe('the work for a text', () => {
  it.each(WORST)('of %j, after a label or not, grows as the text does', (unit) => {
    for (const start of ['', 'Replies of ', '1 (a)\n\n\tText.\n\n']) {
      for (const work of [accountFor, parseReply]) {
        const small = countLookedAt(() => work(start + fill(unit, SIZE)))
        const large = countLookedAt(() => work(start + fill(unit, SIZE * 4)))
        expect(large).toBeLessThan(SIZE * 4 * 400)
        expect(large / Math.max(small, SIZE)).toBeLessThan(4.5)
      }
    }
  })

  it('for a document grows as its lines and marks do, also where these lie across each other', () => {
    const build = (lines: number): SourceDocument => {
      const marks = Array.from({ length: lines }, (_, index): SourceMark[] => [
        { kind: 'bold', start: index * 12, end: index * 12 + 5 },
        { kind: 'noteReference', note: 'x', start: index * 12 + 6, end: index * 12 + 7 },
        { kind: 'italic', start: index * 12 + 8, end: index * 12 + 15 },
      ])
      return { format: 'docx', text: 'Some\vw1 text\n'.repeat(lines), marks: marks.flat(), notices: [] }
    }
    const small = countLookedAt(() => accountFor(build(500)))
    const large = countLookedAt(() => accountFor(build(2000)))
    expect(small).toBeGreaterThan(0)
    expect(large / small).toBeLessThan(4.5)
  })

  it('of replies one after another grows as their number does', () => {
    const small = countLookedAt(() => parseReply(sample))
    const large = countLookedAt(() => parseReply(sample.repeat(8)))
    expect(small).toBeGreaterThan(sample.length)
    expect(small).toBeLessThan(sample.length * 60)
    expect(large / small).toBeLessThan(8.5)
  })

  it('is nearly none for a text above the limit', () => {
    const huge = 'x'.repeat(50_000_000)
    expect(huge.length).toBeGreaterThan(MAX_REPLY_LENGTH)
    expect(countLookedAt(() => parseReply(huge))).toBe(0)
    expect(countLookedAt(() => decodeReply(new Uint8Array(50_000_000)))).toBe(0)
  })
})

describe('a text of the longest permitted length', () => {
  it.each(['Text of a reply. ', '1 (a)\n\n\tText of some length that goes on and on.\n\n', '[bookmark: '])(
    'of %j is accounted for',
    (unit) => {
      const text = fill(unit, MAX_REPLY_LENGTH)
      expect(accountFor(text).at(-1)?.end).toBe(text.length)
    },
  )

  it('can be folded', () => {
    expect(searchFold(fill('Women\u2019s rights ', MAX_REPLY_LENGTH)).folded.length).toBe(MAX_REPLY_LENGTH)
  })
})
