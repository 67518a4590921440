import { type Direction, directionOf, directionOfText } from '@/lib/richtext/direction'
import type { DocumentNode } from '@/lib/richtext/document'
import { directionOfLanguage, languageTag } from '@/lib/richtext/language-tag'

// What Unicode puts around words that run otherwise than their line, so that signs and figures beside them keep their places.
const OPEN: Record<Direction, string> = { ltr: '\u2066', rtl: '\u2067' }
const CLOSE = '\u2069'

/** The line, isolated where its first letter runs otherwise than the lines around. */
export function isolated(text: string, direction: Direction): string {
  const own = directionOfText(text)
  return own && own !== direction ? OPEN[own] + text + CLOSE : text
}

/**
 * The same nodes, in which passages marked with a language that runs otherwise than their line are isolated: by signs that
 * are not seen, in texts without a mark before and behind them. For formats that have nothing of their own for it.
 */
export function isolatePassages(nodes: readonly DocumentNode[], direction: Direction): DocumentNode[] {
  const made: DocumentNode[] = []
  let open: Direction | null = null
  const turn = (to: Direction | null) => {
    if (to === open) return
    if (open) made.push({ type: 'text', text: CLOSE })
    if (to) made.push({ type: 'text', text: OPEN[to] })
    open = to
  }
  for (const node of nodes) {
    const own = node.text === undefined ? null : directionOfMarks(node)
    turn(own && own !== direction ? own : null)
    const within = directionOf(node.attrs?.dir) ?? direction
    made.push(node.content ? { ...node, content: isolatePassages(node.content, within) } : node)
  }
  turn(null)
  return made
}

function directionOfMarks({ marks = [] }: DocumentNode): Direction | null {
  const mark = marks.find(({ type }) => type === 'language')
  const tag = languageTag(mark?.attrs?.lang)
  return tag ? directionOfLanguage(tag) : null
}
