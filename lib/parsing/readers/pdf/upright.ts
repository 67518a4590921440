import type { Glyph, PageContent, Rule } from './types'

/** Quarter turns clockwise in which a sign is printed: 0 is upright. */
export type Turn = 0 | 1 | 2 | 3

/** A sign of a page that is not printed upright, and where on the page it ends. */
export interface Turned {
  at: number
  turn: Turn
  endY: number
}

/** The turn of writing that runs in this direction, downwards being positive. */
export function turnOf(x: number, y: number): Turn {
  if (Math.abs(y) <= Math.abs(x)) return x >= 0 ? 0 : 2
  return y > 0 ? 1 : 3
}

interface Place {
  x: number
  y: number
}

/** A place on the page once the page is turned so that what was printed with this turn stands upright. */
function turnedBack({ x, y }: Place, turn: Turn, { width, height }: PageContent): Place {
  if (turn === 1) return { x: y, y: width - x }
  if (turn === 3) return { x: height - y, y: x }
  return turn === 2 ? { x: width - x, y: height - y } : { x, y }
}

/**
 * Turns a page most of which is printed sideways, and sets what stands across the rest of its text, such as a stamp
 * at the margin or the head of a narrow column, under the page, line by line.
 */
export function upright(page: PageContent, turned: Turned[]): PageContent {
  const turns = new Map(turned.map(({ at, turn, endY }) => [at, { turn, endY }]))
  const counts = [page.glyphs.length - turned.length, 0, 0, 0]
  for (const { turn } of turned) counts[turn] = (counts[turn] ?? 0) + 1
  const usual = counts.indexOf(Math.max(...counts)) as Turn
  const sideways = usual === 1 || usual === 3
  const [width, height] = sideways ? [page.height, page.width] : [page.width, page.height]
  const glyphs = page.glyphs.map((glyph, at): Glyph => {
    const { turn, endY } = turns.get(at) ?? { turn: 0 as Turn, endY: glyph.y }
    const start = turnedBack({ x: glyph.x0, y: glyph.y }, turn, page)
    const end = turnedBack({ x: glyph.x1, y: endY }, turn, page)
    const below = turn === usual ? 0 : height + 40
    return { ...glyph, x0: Math.min(start.x, end.x), x1: Math.max(start.x, end.x), y: start.y + below }
  })
  const rules = page.rules.map((rule): Rule => {
    const a = turnedBack({ x: rule.x0, y: rule.y0 }, usual, page)
    const b = turnedBack({ x: rule.x1, y: rule.y1 }, usual, page)
    return { x0: Math.min(a.x, b.x), x1: Math.max(a.x, b.x), y0: Math.min(a.y, b.y), y1: Math.max(a.y, b.y) }
  })
  return { ...page, glyphs, rules, width, height }
}
