import type { Engine } from './engine'
import { apply, type Matrix } from './matrix'
import type { PageContent } from './types'

// How the engine writes the parts of a path.
const MOVE = 0
const LINE = 1
const CURVE = 2

/** Most rules that are kept of a page; a table has far fewer, a drawing may have thousands. */
const MAX_RULES = 4000
const SHORTEST = 6
const STRAIGHT = 0.7

/** Adds the level and upright lines of a painted path to the page's rules; the edges of boxes among them. */
export function rulesOfPath(args: unknown[], ctm: Matrix, OPS: Engine['OPS'], page: PageContent): void {
  if (args[0] === OPS.endPath || page.rules.length >= MAX_RULES) return
  const path = Array.isArray(args[1]) ? args[1][0] : null
  if (!ArrayBuffer.isView(path)) return
  const data = path as unknown as ArrayLike<number>
  let last: [number, number] = [0, 0]
  let start: [number, number] = [0, 0]

  function line(to: [number, number]): void {
    const [x0, x1] = [Math.min(last[0], to[0]), Math.max(last[0], to[0])]
    const [y0, y1] = [Math.min(last[1], to[1]), Math.max(last[1], to[1])]
    const level = y1 - y0 < STRAIGHT && x1 - x0 > SHORTEST
    const upright = x1 - x0 < STRAIGHT && y1 - y0 > SHORTEST
    const frame = x1 - x0 > page.width * 0.97 || y1 - y0 > page.height * 0.97
    if ((level || upright) && !frame && page.rules.length < MAX_RULES) page.rules.push({ x0, y0, x1, y1 })
    last = to
  }

  let at = 0
  while (at < data.length && page.rules.length < MAX_RULES) {
    const operation = data[at]
    if (operation === MOVE || operation === LINE) {
      const to = apply(ctm, data[at + 1] ?? 0, data[at + 2] ?? 0)
      if (operation === LINE) line(to)
      else start = to
      last = to
      at += 3
    } else if (operation === CURVE) {
      last = apply(ctm, data[at + 5] ?? 0, data[at + 6] ?? 0)
      at += 7
    } else {
      line(start)
      at += 1
    }
  }
}
