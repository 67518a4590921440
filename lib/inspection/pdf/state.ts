import type { Matrix } from '@/lib/parsing/readers/pdf/matrix'
import type { Box } from './boxes'

/** What a page has set when it draws. */
export interface State {
  ctm: Matrix
  mode: number
  size: number
  isWhite: boolean
  isFaint: boolean
  leading: number
  /** What is drawn is seen in there alone; null when nothing is cut off. */
  clip: Box | null
}

/** The colour of the paper, as the engine hands colours over: `#rrggbb`, or three numbers. */
export function isWhite(args: unknown[]): boolean {
  const [first] = args
  if (typeof first === 'string') return /^#(?:f[4-9a-f]){3}$/i.test(first)
  const numbers = (
    ArrayBuffer.isView(first) || Array.isArray(first) ? Array.from(first as ArrayLike<number>) : args
  ).map(Number)
  return numbers.length >= 3 && numbers.slice(0, 3).every((each) => each >= 244)
}
