import { AppError } from '@/lib/errors'

let sum = 0

/** For the test of `KeptApart`: adds up what it is told. */
export default async function remember(question: number | string): Promise<number> {
  if (question === 'refuse') throw new AppError('unsupported', 'exportNode', { node: 'x', place: 'y' })
  if (question === 'break') throw new Error('broken on purpose')
  if (question === 'end') process.exit(3)
  if (question === 'endless') for (;;);
  if (question === 'process') return process.pid
  return (sum += Number(question))
}
