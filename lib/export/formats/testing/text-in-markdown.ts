import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/**
 * The text that a reader of a Markdown file sees, its footnotes last. The parser knows no tables nor footnotes: they are
 * taken apart here, by the lines in which GFM has them.
 */
export function textInMarkdown(markdown: string): string {
  const notes: string[] = []
  const lines: string[] = []
  let isNote = false
  for (const line of markdown.split('\n')) {
    const note = /^\[\^\d+\]: (.*)$/.exec(line)
    if (note) notes.push(note[1]!)
    else if (isNote && /^(?: {4}|$)/.test(line)) notes.push(`${notes.pop()!}\n${line.slice(4)}`)
    else lines.push(line)
    isNote = note !== null || (isNote && /^(?: {4}|$)/.test(line))
  }
  return [lines.join('\n'), ...notes].map(read).join('').replaceAll(OWN, '')
}

// In place of what is no text of the report: without it a line could be another kind of line.
const OWN = '\ue000'

function read(markdown: string): string {
  const own =
    /(?<=(?:^|[^\\])(?:\\\\)*)~~|<a id="p-\d+"><\/a>\d+\. |<span>(?:•|\d+\.) <\/span>|(?<!\\)\[\^\d+\](?!:)/g
  const rows: string[] = []
  const lines = markdown
    .replace(own, OWN)
    .replace(/^((?:[> ]|[-*+] |\d+[.)] )*)(\|.*\|)$/gm, (_, before: string, line: string) => {
      rows.push(row(line))
      return `${before}\ue001${rows.length - 1}\ue002`
    })
  return visible(fromMarkdown(lines)).replace(
    /\ue001(\d+)\ue002/g,
    (_, index: string) => rows[Number(index)]!,
  )
}

function row(line: string): string {
  const cells = line.replace(/^\||\|$/g, '').split(/(?<!\\)\|/)
  if (cells.every((cell) => /^ *:?-+:? *$/.test(cell))) return ''
  return cells.map((cell) => visible(fromMarkdown(OWN + cell.replaceAll('\\|', '|').trim()))).join('')
}

function visible(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'image') return ''
  return 'children' in node ? node.children.map(visible).join('') : ''
}
