import { answerInThread } from '../answer-in-thread'

/** What a reader could be made to do by a file, for the tests of `runApart`. */
const WAYS: Record<string, () => unknown> = {
  'many small things': () => {
    const all: object[] = []
    for (;;) all.push({ number: Math.random().toString() })
  },
  // oxlint-disable-next-line unicorn/no-new-array -- all of it at once is what it is about
  'one long array': () => new Array<number>(60_000_000).fill(1.5).length,
  'one growing map': () => {
    const map = new Map<number, number>()
    for (let number = 0; ; number++) map.set(number, number)
  },
  'bytes outside of the heap': () => {
    const all: Buffer[] = []
    for (;;) all.push(Buffer.alloc(10_000_000, 1))
  },
  'endless work': () => {
    for (let number = 0; ; number = (number + 1) % 1000);
  },
  'an end without an answer': () => process.exit(0),
  'its process’ number': () => process.pid,
}

await answerInThread((way: string) => WAYS[way]!())
