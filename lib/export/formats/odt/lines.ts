import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { safeHref } from '@/lib/richtext/href'
import { languageTag } from '@/lib/richtext/language-tag'
import { blockId, groupByLink, ruleFor, writable } from '../shared'
import { type Context, directed } from './context'
import { languageAttributes } from './language'
import { LETTERS } from './style-names'
import { type Attributes, el, type Xml } from './xml'

type Inline = Xml | string
type InlineRule = (node: DocumentNode, context: Context) => Inline[]

const INLINE: Record<string, InlineRule> = {
  hardBreak: () => [el('text:line-break')],
  text: ({ text = '', marks = [] }, context) => {
    const properties: Attributes = Object.assign(
      {},
      ...marks.map((mark) => ruleFor(MARKS, mark, context.place)(mark)),
    )
    if (Object.keys(properties).length === 0) return [writable(text)]
    return [el('text:span', { 'text:style-name': context.styles.letters(properties) }, writable(text))]
  },
  footnote: (node, context) => {
    // Counted anew by whoever opens it, in their order, which is the tree's.
    const number = ++context.counts.notes
    const own = { 'text:id': `ftn${number}`, 'text:note-class': 'footnote' }
    const style = context.styles.paragraph('FootnoteText', directed(context))
    // The number, a space, the note.
    const note = paragraph(style, [' ', ...lineOf(node, context)])
    return [
      el('text:note', own, el('text:note-citation', {}, String(number)), el('text:note-body', {}, note)),
    ]
  },
  crossReference: ({ attrs }, context) => {
    const text = writable(typeof attrs?.text === 'string' ? attrs.text : '')
    const part = typeof attrs?.part === 'string' ? attrs.part : ''
    const bookmark = context.bookmarks.get(part) ?? bookmarkOf({ type: '', attrs: { id: part } })
    return [bookmark === null || text === '' ? text : linkTo(bookmark, [text])]
  },
}

/** Bold and the like: said of each of the three kinds of letters. */
const inAllLetters = (property: 'weight' | 'style', value: string): Attributes => ({
  [`fo:font-${property}`]: value,
  [`style:font-${property}-asian`]: value,
  [`style:font-${property}-complex`]: value,
})

const MARKS: Record<string, (mark: DocumentMark) => Attributes> = {
  bold: () => inAllLetters('weight', 'bold'),
  italic: () => inAllLetters('style', 'italic'),
  underline: () => ({
    'style:text-underline-style': 'solid',
    'style:text-underline-width': 'auto',
    'style:text-underline-color': 'font-color',
  }),
  strike: () => ({ 'style:text-line-through-style': 'solid', 'style:text-line-through-type': 'single' }),
  language: ({ attrs }) => {
    const tag = languageTag(attrs?.lang)
    return tag === null ? {} : languageAttributes(tag)
  },
  // Written by `lineOf`, around the link's text.
  link: () => ({}),
}

/** The line of a block, as it stands in a paragraph. @throws AppError `unsupported` for a node or mark without a rule. */
export function lineOf(node: DocumentNode, context: Context): Inline[] {
  return groupByLink(node.content ?? [], ({ attrs }) => safeHref(attrs?.href)).flatMap(({ href, nodes }) => {
    const written = nodes.map((child) => ({
      node: child,
      inline: ruleFor(INLINE, child, context.place)(child, context),
    }))
    if (href === null) return written.flatMap(({ inline }) => inline)
    // A link may hold no other, nor a note.
    const pieces: { isLinked: boolean; inline: Inline[] }[] = []
    for (const { node: child, inline } of written) {
      const isLinked = child.type === 'text' || child.type === 'hardBreak'
      const last = pieces.at(-1)
      if (last?.isLinked === isLinked) last.inline.push(...inline)
      else pieces.push({ isLinked, inline: [...inline] })
    }
    return pieces.flatMap(({ isLinked, inline }) => (isLinked ? [linkOut(href, inline)] : inline))
  })
}

function linkOut(href: string, inline: Inline[]): Xml {
  const styles = { 'text:style-name': LETTERS.link, 'text:visited-style-name': LETTERS.visited }
  return el('text:a', { 'xlink:type': 'simple', 'xlink:href': href, ...styles }, ...inline)
}

/** A link to a place in the report. */
export function linkTo(bookmark: string, inline: readonly Inline[]): Xml {
  const styles = { 'text:style-name': LETTERS.reference, 'text:visited-style-name': LETTERS.reference }
  return el('text:a', { 'xlink:type': 'simple', 'xlink:href': `#${bookmark}`, ...styles }, ...inline)
}

/** The name of the bookmark of a block that cross-references lead to; null where none does. */
export function bookmarkOf(node: DocumentNode): string | null {
  const id = blockId(node)
  return id && `Ref_${id}`
}

/** Some words, with a bookmark around them. */
export function bookmarked(name: string | null, inline: readonly Inline[]): Inline[] {
  if (name === null) return [...inline]
  if (inline.length === 0) return [el('text:bookmark', { 'text:name': name })]
  return [
    el('text:bookmark-start', { 'text:name': name }),
    ...inline,
    el('text:bookmark-end', { 'text:name': name }),
  ]
}

/** A paragraph, with its spaces as they are: those at its ends and in rows would be lost as signs. */
export function paragraph(style: string, inline: readonly Inline[]): Xml {
  return el('text:p', { 'text:style-name': style }, ...spaced(inline))
}

/** What is in a paragraph or heading, with each space that readers would leave out as an element. */
export function spaced(inline: readonly Inline[]): Inline[] {
  const state = { isAfterSpace: true }
  return withoutEnd(inline.flatMap((child) => spacedChild(child, state)))
}

function spacedChild(child: Inline, state: { isAfterSpace: boolean }): Inline[] {
  if (typeof child === 'string') return pieces(child, state)
  // A note's paragraphs are spaced themselves, and it stands in the line like a letter.
  if (child.name === 'text:note' || child.name === 'draw:frame' || child.name === 'text:sequence') {
    state.isAfterSpace = false
    return [child]
  }
  if (child.name === 'text:line-break' || child.name === 'text:tab') state.isAfterSpace = true
  if (child.children.length === 0) return [child]
  return [{ ...child, children: child.children.flatMap((inner) => spacedChild(inner, state)) }]
}

function pieces(text: string, state: { isAfterSpace: boolean }): Inline[] {
  const made: Inline[] = []
  for (const [piece] of text.matchAll(/\t| +|[^\t ]+/g)) {
    if (piece === '\t') made.push(el('text:tab'))
    else if (piece.startsWith(' ')) {
      const hard = state.isAfterSpace ? piece.length : piece.length - 1
      if (!state.isAfterSpace) join(made, ' ')
      if (hard > 0) made.push(el('text:s', hard > 1 ? { 'text:c': hard } : {}))
    } else join(made, piece)
    state.isAfterSpace = piece === '\t' || piece.startsWith(' ')
  }
  return made
}

function join(made: Inline[], text: string): void {
  const last = made.at(-1)
  if (typeof last === 'string') made[made.length - 1] = last + text
  else made.push(text)
}

/** The same without a last sign that is a space: as an element it stays. */
function withoutEnd(inline: readonly Inline[]): Inline[] {
  const last = inline.at(-1)
  if (last === undefined) return []
  const rest = inline.slice(0, -1)
  if (typeof last === 'string')
    return last.endsWith(' ') ? [...rest, last.slice(0, -1), el('text:s')] : [...inline]
  const isEmpty = last.children.length === 0
  if (last.name.startsWith('text:bookmark')) return [...withoutEnd(rest), last]
  if (last.name !== 'text:span' && last.name !== 'text:a') return [...inline]
  if (isEmpty) return [...withoutEnd(rest), last]
  return [...rest, { ...last, children: withoutEnd(last.children) }]
}
