import { apply, type Matrix } from '@/lib/parsing/readers/pdf/matrix'

/** Upright, in points of the page; one whose end lies before its beginning holds nothing. */
export type Box = [x0: number, y0: number, x1: number, y1: number]

/** The upright box around another that a matrix brings to the page; null where it has no bounds. */
export function boxAround(matrix: Matrix, bounds: ArrayLike<number> | null | undefined): Box | null {
  if (!bounds || bounds.length < 4) return null
  const [x0, y0, x1, y1] = [bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!]
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x, y]) => apply(matrix, x!, y!))
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  return box.every((each) => Number.isFinite(each)) ? box : null
}

/** What two boxes share. */
export function shared(one: Box, other: Box | null): Box {
  if (!other) return one
  return [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ]
}

/** Whether two boxes share anything, or lie side by side. */
export function meet(one: Box, other: Box): boolean {
  const [x0, y0, x1, y1] = shared(one, other)
  return x0 <= x1 && y0 <= y1
}

/** Whether a point lies in a box, or half a point beside it. */
export function isInside([x0, y0, x1, y1]: Box, x: number, y: number): boolean {
  return x >= x0 - 0.5 && x <= x1 + 0.5 && y >= y0 - 0.5 && y <= y1 + 0.5
}
