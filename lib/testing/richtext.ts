import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'

type Inline = string | DocumentNode

/** A document: `doc(h(2, 'Shelters'), p('There are ', bold('twelve'), '.'))`. */
export const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content })

/** A paragraph; strings are plain text. */
export const p = (...content: Inline[]): DocumentNode => textblock('paragraph', content)

/** A heading of level 1 to 3. */
export const h = (level: 1 | 2 | 3, ...content: Inline[]): DocumentNode =>
  textblock('heading', content, { level })

/** A quotation; with a paragraph and a label it quotes the State. */
export const quote = (
  source: { paragraph?: string | null; label?: string | null },
  ...content: DocumentNode[]
): DocumentNode => ({
  type: 'blockquote',
  attrs: { paragraph: source.paragraph ?? null, label: source.label ?? null },
  content,
})

/** A bullet list of `li`s. */
export const ul = (...content: DocumentNode[]): DocumentNode => ({ type: 'bulletList', content })

/** A numbered list of `li`s. */
export const ol = (...content: DocumentNode[]): DocumentNode => ({
  type: 'orderedList',
  attrs: { start: 1, type: null },
  content,
})

/** A list item: leading text becomes its paragraph, the blocks after it stay blocks. */
export const li = (...content: Inline[]): DocumentNode => ({ type: 'listItem', content: blocks(content) })

/** A table of `tr`s. */
export const table = (...content: DocumentNode[]): DocumentNode => ({ type: 'table', content })

/** A table row of `th`s and `td`s. */
export const tr = (...content: DocumentNode[]): DocumentNode => ({ type: 'tableRow', content })

/** A header cell. */
export const th = (...content: Inline[]): DocumentNode => ({ type: 'tableHeader', content: blocks(content) })

/** A table cell. */
export const td = (...content: Inline[]): DocumentNode => ({ type: 'tableCell', content: blocks(content) })

/** The same node with these attributes besides its own: `withAttrs(td('x'), { colspan: 2 })`. */
export const withAttrs = (node: DocumentNode, attrs: Record<string, unknown>): DocumentNode => ({
  ...node,
  attrs: { ...node.attrs, ...attrs },
})

/** A horizontal rule. */
export const hr = (): DocumentNode => ({ type: 'horizontalRule' })

/** A line break within a paragraph. */
export const br = (): DocumentNode => ({ type: 'hardBreak' })

/** Text with marks by name, or marks with attributes. */
export const marked = (text: string, ...marks: (string | DocumentMark)[]): DocumentNode => ({
  type: 'text',
  text,
  marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
})

/** Bold text. */
export const bold = (text: string): DocumentNode => marked(text, 'bold')

/** Italic text. */
export const italic = (text: string): DocumentNode => marked(text, 'italic')

/** Words for the confidential submission alone. */
export const secret = (text: string, ...marks: (string | DocumentMark)[]): DocumentNode =>
  marked(text, 'confidential', ...marks)

/** The same node for the confidential submission alone. */
export const secretNode = (node: DocumentNode): DocumentNode => withAttrs(node, { confidential: true })

/** A link. */
export const link = (text: string, href: string): DocumentNode =>
  marked(text, { type: 'link', attrs: { href } })

/** A passage in another language. */
export const lang = (text: string, tag: string): DocumentNode =>
  marked(text, { type: 'language', attrs: { lang: tag } })

/** Words that threads are about. */
export const commented = (text: string, ...threads: string[]): DocumentNode =>
  marked(text, ...threads.map((thread) => ({ type: 'comment', attrs: { thread } })))

/** A footnote: `p('Twelve', note('Survey of 2025.'), ' were closed.')`. */
export const note = (...content: Inline[]): DocumentNode => textblock('footnote', content)

/** A cross-reference to `question:ID` or `chapter:NAME`, with the words that stand there. */
export const ref = (target: string, label: string): DocumentNode => ({
  type: 'crossReference',
  attrs: { target, label },
})

/** An image with its caption. */
export const figure = (
  attrs: { image: string | null; alt?: string | null; decorative?: boolean; width?: number },
  ...content: Inline[]
): DocumentNode => textblock('figure', content, { alt: null, decorative: false, width: 100, ...attrs })

/** The same block running from right to left. */
export const rtl = (node: DocumentNode): DocumentNode => withAttrs(node, { dir: 'rtl' })

const INLINE = new Set(['text', 'hardBreak', 'footnote', 'crossReference'])

function textblock(type: string, content: Inline[], attrs?: Record<string, unknown>): DocumentNode {
  const inline = content.filter((item) => item !== '').map(asNode)
  return { type, ...(attrs && { attrs }), ...(inline.length > 0 && { content: inline }) }
}

function asNode(item: Inline): DocumentNode {
  return typeof item === 'string' ? { type: 'text', text: item } : item
}

function blocks(content: Inline[]): DocumentNode[] {
  const isInline = (item: Inline) => typeof item === 'string' || INLINE.has(item.type)
  const split = content.findIndex((item) => !isInline(item))
  const leading = split === -1 ? content : content.slice(0, split)
  const rest = split === -1 ? [] : content.slice(split)
  return [...(leading.length > 0 || rest.length === 0 ? [p(...leading)] : []), ...rest.map(asNode)]
}
