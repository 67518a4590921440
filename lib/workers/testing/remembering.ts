import { AppError } from '@/lib/errors'

let sum = 0
const held: Buffer[] = []

/** For the test of `KeptApart`: adds up what it is told. */
export default async function remember(question: number | string): Promise<number> {
  if (question === 'refuse') throw new AppError('unsupported', 'exportNode', { node: 'x', place: 'y' })
  if (question === 'break') throw new Error('broken on purpose')
  if (question === 'end') process.exit(3)
  if (question === 'endless') for (;;);
  if (question === 'process') return process.pid
  if (question === 'greedy') for (;;) held.push(Buffer.alloc(10_000_000, 1))
  return (sum += Number(question))
}
