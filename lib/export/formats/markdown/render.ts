import type { Root, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { ContentImage } from '../../content'
import type { Part, ReportTree } from '../../tree'
import { escape } from '../html/escape'
import { blocksOf, type Context, notesOf, plain } from './blocks'

/** The report as Markdown, and the pictures that it shows by their names. */
export interface MarkdownReport {
  text: string
  /** Each lies at `images/NAME` beside the text. */
  pictures: [name: string, image: ContentImage][]
}

/**
 * The report as GitHub's Markdown: footnotes and tables as that has them, languages, directions and underlines as HTML.
 * Pictures are named and stand beside the file. The same report gives the same text.
 * @throws AppError `unsupported` for a node or mark without a rule.
 */
export function markdownOf(tree: ReportTree): MarkdownReport {
  const context = { images: tree.images, pictures: new Map<string, string>(), notes: [] }
  const text = tree.parts.flatMap((part) => partOf(part, context))
  const root: Root = {
    type: 'root',
    children: [
      ...coverOf(tree),
      ...(text.length > 0 ? text : [paragraph(tree.nothing)]),
      ...notesOf({ ...context, place: tree.notes }),
    ],
  }
  return {
    text: toMarkdown(root, {
      bullet: '-',
      rule: '-',
      extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    }),
    pictures: [...context.pictures].map(([id, name]) => [name, tree.images[id]!]),
  }
}

/** The text alone; its pictures stay placeholders that name them. */
export function renderMarkdown(tree: ReportTree): Uint8Array {
  return new TextEncoder().encode(markdownOf(tree).text)
}

const paragraph = (text: string): RootContent => ({ type: 'paragraph', children: [plain(text)] })

function coverOf({ title, cover, marking }: ReportTree): RootContent[] {
  const { submittedBy, contact } = cover
  return [
    paragraph(cover.kind),
    { type: 'heading', depth: 1, children: [plain(title)] },
    ...cover.occasion.map(paragraph),
    ...(cover.date ? [paragraph(cover.date)] : []),
    ...(submittedBy ? [paragraph(submittedBy.label), listOf(submittedBy.names)] : []),
    ...(contact ? [paragraph(contact.label), linesOf(contact.lines)] : []),
    marking
      ? { type: 'paragraph', children: [{ type: 'strong', children: [plain(cover.publicity)] }] }
      : paragraph(cover.publicity),
    paragraph(cover.language),
    { type: 'thematicBreak' },
  ]
}

const listOf = (lines: readonly string[]): RootContent => ({
  type: 'list',
  spread: false,
  children: lines.map((line) => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: [plain(line)] }],
  })),
})

const linesOf = (lines: readonly string[]): RootContent => ({
  type: 'paragraph',
  children: lines.flatMap((line, index) => [...(index > 0 ? [{ type: 'break' as const }] : []), plain(line)]),
})

function partOf(part: Part, context: Omit<Context, 'place'>): RootContent[] {
  const depth = Math.min(part.level + 1, 6) as 2 | 3 | 4 | 5 | 6
  const children = [{ type: 'html' as const, value: `<a id="${escape(part.id)}"></a>` }, plain(part.title)]
  return [
    { type: 'heading', depth, children },
    ...blocksOf(part.blocks, { ...context, place: part.title }),
    ...part.parts.flatMap((inner) => partOf(inner, context)),
  ]
}
