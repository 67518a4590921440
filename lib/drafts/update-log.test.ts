import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LogRow, type LogWriter, RowsRefused, UpdateLog } from './update-log'

/** A database that answers each statement when, and as, the test says. */
class Writer implements LogWriter {
  readonly stored: LogRow[] = []
  readonly statements: { rows: readonly LogRow[]; answer: (error: Error | null) => void }[] = []

  write(rows: readonly LogRow[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const answer = (error: Error | null) => {
        if (error) return reject(error)
        this.stored.push(...rows)
        resolve()
      }
      this.statements.push({ rows: [...rows], answer })
    })
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  async answer(error: Error | null = null): Promise<void> {
    this.statements.shift()?.answer(error)
    await settle()
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

function setUp() {
  const writer = new Writer()
  const log = new UpdateLog(writer)
  const told: [string, boolean][] = []
  const append = (draftId: string, number: number, bytes = 1) =>
    log.append({
      draftId,
      userId: 'somebody',
      data: new Uint8Array(bytes).fill(number),
      settled: (error) => void told.push([`${draftId}${number}`, !error]),
    })
  return { writer, log, told, append }
}

const names = (rows: readonly LogRow[]) => rows.map(({ draftId, data }) => `${draftId}${data[0]}`)

describe('the update log', () => {
  test('writes what one turn appends in one statement, and the next while it is under way in the next', async () => {
    const { writer, told, append } = setUp()
    append('a', 1)
    append('b', 1)
    append('a', 2)
    await settle()
    append('a', 3)
    append('c', 1)
    await settle()
    expect(writer.statements.map(({ rows }) => names(rows))).toEqual([['a1', 'b1', 'a2']])
    expect(told).toEqual([])
    await writer.answer()
    expect(told).toEqual([
      ['a1', true],
      ['b1', true],
      ['a2', true],
    ])
    expect(names(writer.statements[0]!.rows)).toEqual(['a3', 'c1'])
  })

  test('bounds a statement, but takes an update that is larger than the bound', async () => {
    const { writer, append } = setUp()
    append('a', 1, 3_000_000)
    append('a', 2, 3_000_000)
    append('a', 3, 7_000_000)
    for (let number = 0; number < 2_500; number++) append('b', number % 256)
    await settle()
    const sizes: number[] = []
    while (writer.statements.length > 0) {
      sizes.push(writer.statements[0]!.rows.length)
      await writer.answer()
    }
    expect(sizes).toEqual([1, 1, 1, 2_000, 500])
    expect(writer.stored).toHaveLength(2_503)
  })

  test('fails everything of a draft that was appended before it was told of a failure, and nothing of another', async () => {
    const { writer, told, append } = setUp()
    append('a', 1)
    await settle()
    append('a', 2)
    append('b', 1)
    await writer.answer(new Error('the connection broke'))
    expect(told).toEqual([
      ['a1', false],
      ['a2', false],
    ])
    await writer.answer()
    expect(told).toEqual([
      ['a1', false],
      ['a2', false],
      ['b1', true],
    ])
  })

  test('lets one refused row cost its own draft only', async () => {
    const { writer, told, append } = setUp()
    append('a', 1)
    append('gone', 1)
    append('b', 1)
    append('a', 2)
    await settle()
    await writer.answer(new RowsRefused('no such draft'))
    await writer.answer()
    await writer.answer(new RowsRefused('no such draft'))
    await writer.answer()
    expect(names(writer.stored)).toEqual(['a1', 'a2', 'b1'])
    expect(told).toEqual([
      ['a1', true],
      ['a2', true],
      ['gone1', false],
      ['b1', true],
    ])
  })

  test('says when nothing of a draft, or of any, is on its way', async () => {
    const { writer, log, append } = setUp()
    const done: string[] = []
    await log.whenSettled('a')
    append('a', 1)
    void log.whenSettled('a').then(() => done.push('a'))
    void log.whenSettled('b').then(() => done.push('b'))
    void log.whenSettled().then(() => done.push('all'))
    await settle()
    append('b', 1)
    await writer.answer()
    expect(done).toEqual(['b', 'a'])
    await writer.answer(new Error('x'))
    expect(done).toEqual(['b', 'a', 'all'])
  })

  test('never acknowledges an update of a draft after one that failed, whatever the database answers', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), draft: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constant('turn' as const) }),
      fc.record({ kind: fc.constant('answer' as const), as: fc.constantFrom('well', 'refused', 'broken') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const writer = new Writer()
        const log = new UpdateLog(writer)
        const results = new Map<string, { number: number; isSaved: boolean }[]>()
        const counts = new Map<string, number>()
        // As a draft does it: after a failure it starts anew, and only then appends again.
        const generation = new Map<string, number>()
        for (const each of steps) {
          if (each.kind === 'turn') await settle()
          else if (each.kind === 'answer') {
            await writer.answer(
              each.as === 'well' ? null : each.as === 'refused' ? new RowsRefused('no') : new Error('no'),
            )
          } else {
            const life = `${each.draft}/${generation.get(each.draft) ?? 0}`
            const number = (counts.get(life) ?? 0) + 1
            counts.set(life, number)
            log.append({
              draftId: each.draft,
              userId: null,
              data: new Uint8Array([number]),
              settled: (error) => {
                results.set(life, [...(results.get(life) ?? []), { number, isSaved: !error }])
                if (error) generation.set(each.draft, (generation.get(each.draft) ?? 0) + 1)
              },
            })
          }
        }
        await settle()
        while (writer.statements.length > 0) await writer.answer()
        for (const [life, settled] of results) {
          expect(settled.map(({ number }) => number)).toEqual(settled.map((_, index) => index + 1))
          expect(settled).toHaveLength(counts.get(life)!)
          const firstLost = settled.findIndex(({ isSaved }) => !isSaved)
          if (firstLost !== -1) expect(settled.slice(firstLost).every(({ isSaved }) => !isSaved)).toBe(true)
        }
        await log.whenSettled()
      }),
      { numRuns: 300 },
    )
  })
})
