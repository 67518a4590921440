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

// A number with several letters behind it, as paragraphs are cited: "9 (i) and (j)". With one alone it reads well both ways.
const LABEL =
  /(?<!\d)\d{1,4}\s?\(\p{Script=Latin}{1,4}\)(?:[\s,\u2013-]*(?:\p{Script=Latin}{1,3}\s*)?\(\p{Script=Latin}{1,4}\))+/gu

/** The text, in which labels of several paragraphs stand apart in lines that run from the right: else the last came first. */
export function isolateLabels(text: string, direction: Direction): string {
  return direction === 'rtl' ? text.replace(LABEL, (label) => OPEN.ltr + label + CLOSE) : text
}

/**
 * The same nodes, in which labels stand apart (see `isolateLabels`) and passages marked with a language that runs
 * otherwise than their line are isolated: by signs that are not seen, in texts without a mark before and behind them. For
 * formats that have nothing of their own for it.
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
    const said = open ? node : labelled(node, direction)
    made.push(node.content ? { ...said, content: isolatePassages(node.content, within) } : said)
  }
  turn(null)
  return made
}

/** The node with its labels apart, in its own words and in what it says of a source or a target. */
function labelled(node: DocumentNode, direction: Direction): DocumentNode {
  if (node.text !== undefined) {
    const text = isolateLabels(node.text, direction)
    return text === node.text ? node : { ...node, text }
  }
  const name = node.type === 'blockquote' ? 'attribution' : node.type === 'crossReference' ? 'text' : null
  const words = name && node.attrs?.[name]
  if (!name || typeof words !== 'string') return node
  const text = isolateLabels(words, directionOf(node.attrs?.dir) ?? direction)
  return text === words ? node : { ...node, attrs: { ...node.attrs, [name]: text } }
}

function directionOfMarks({ marks = [] }: DocumentNode): Direction | null {
  const mark = marks.find(({ type }) => type === 'language')
  const tag = languageTag(mark?.attrs?.lang)
  return tag ? directionOfLanguage(tag) : null
}
