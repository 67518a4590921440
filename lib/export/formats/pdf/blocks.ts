import { directionOf } from '@/lib/richtext/direction'
import type { DocumentMark, DocumentNode } from '@/lib/richtext/document'
import { safeHref } from '@/lib/richtext/href'
import { directionOfLanguage, languageTag } from '@/lib/richtext/language-tag'
import type { Place, ReportTree } from '../../tree'
import { blockId, captionLabel, groupByLink, integer, listStyle, paragraphNumber, ruleFor } from '../shared'
import { figure } from './figure'
import { cuttable, literal, named, said } from './literal'
import { tableOf } from './tables'

/** Where in the report a node stands, and what it may lead to. */
export interface Context {
  place: Place
  images: ReportTree['images']
  /** The label of each part, by its id. */
  labels: ReadonlyMap<string, string>
  /** What the note of a marked report begins with: see `marks.ts`. */
  noteMark?: string
  /** What a row of its table begins with there; nothing for most. */
  rowMark?: (row: number) => string
  /** What a cell begins with. */
  cellMark?: string
  /** How wide a word may be: see `cuttable`. */
  room?: number
  /** In a list, a quotation or a table, where less than the width of the text is left. */
  isInside?: boolean
}

type NodeRule = (node: DocumentNode, context: Context) => string
type MarkRule = (text: string, mark: DocumentMark) => string

// Most of a line of the text, as `cuttable` asks for it.
const LINE = 30_000

// Each rule writes content as it stands between brackets: `#name(…)[…]`.
const NODES: Record<string, NodeRule> = {
  paragraph: (node, context) => {
    const number = paragraphNumber(node)
    const before = number && `#box(width: 2.5em)[${said(number)}]`
    return directed(node, `#par[${named(node)}${before}${inlineOf(node, context)}]`)
  },
  heading: (node, context) => {
    const level = integer(node.attrs?.level, 1, [1, 6])
    return directed(node, `#heading(level: ${level})[${inlineOf(node, context)}]`)
  },
  bulletList: (node, context) => directed(node, `#list(${items(node, context)})`),
  orderedList: (node, context) => {
    const start = integer(node.attrs?.start, 1, [0, 32_767])
    return directed(node, `#enum(start: ${start}, numbering: "${listStyle(node)}.", ${items(node, context)})`)
  },
  listItem: (node, context) => directed(node, typstOf(node.content, { ...context, isInside: true })),
  blockquote: (node, context) => {
    const { attribution } = node.attrs ?? {}
    const below = typeof attribution === 'string' ? `, attribution: [${said(attribution)}]` : ''
    const text = typstOf(node.content, { ...context, isInside: true })
    return directed(node, `#quote(block: true${below})[${text}]`)
  },
  table: (node, context) => directed(node, tableOf(node, context, typstOf)),
  horizontalRule: () => '#pdf.artifact(line(length: 30%, stroke: 0.5pt))',
  hardBreak: () => '#linebreak()',
  figure: (node, context) => {
    const label = captionLabel(node)
    const caption = (label && said(`${label} `)) + inlineOf(node, context)
    return directed(node, figure(node, context, caption && named(node) + caption))
  },
  footnote: (node, context) => `#footnote[${context.noteMark ?? ''}${inlineOf(node, context)}]`,
  crossReference: ({ attrs }, { labels }) => {
    const text = said(typeof attrs?.text === 'string' ? attrs.text : '')
    const part = typeof attrs?.part === 'string' ? attrs.part : ''
    // A part has a label of its own; what is none is a block, which is called by its id.
    const label = labels.get(part) ?? blockId({ type: '', attrs: { id: part } })
    return label ? `#link(<${label}>)[${text}]` : text
  },
  text: (node, context) =>
    (node.marks ?? []).reduce(
      (text, mark) => ruleFor(MARKS, mark, context.place)(text, mark),
      said(cuttable(node.text ?? '', context.room ?? LINE)),
    ),
}

const MARKS: Record<string, MarkRule> = {
  bold: (text) => `#strong[${text}]`,
  italic: (text) => `#emph[${text}]`,
  underline: (text) => `#underline[${text}]`,
  strike: (text) => `#strike[${text}]`,
  language: (text, { attrs }) => {
    const tag = languageTag(attrs?.lang)
    return tag ? `#text(${languageOf(tag)})[${text}]` : text
  },
  // Written by `inlineOf`, around all of the link's text.
  link: (text) => text,
}

/** The Typst of some nodes. @throws AppError `unsupported` for a node or mark without a rule. */
export function typstOf(nodes: readonly DocumentNode[] | undefined, context: Context): string {
  return (nodes ?? []).map((node) => ruleFor(NODES, node, context.place)(node, context)).join('\n')
}

/** How Typst is told a language: `lang: "zh", region: "TW", dir: ltr`. */
export function languageOf(tag: string): string {
  const { language, region } = new Intl.Locale(tag)
  // Typst knows codes of two or three letters; of no others, and no script.
  const known = /^[a-z]{2,3}$/.test(language) ? language : 'en'
  const where = region && /^[A-Z]{2}$/.test(region) ? `"${region}"` : 'none'
  return `lang: "${known}", region: ${where}, dir: ${directionOfLanguage(tag)}`
}

function inlineOf(node: DocumentNode, context: Context): string {
  return groupByLink(node.content ?? [], ({ attrs }) => safeHref(attrs?.href))
    .map(({ href, nodes }) => {
      const text = nodes.map((each) => ruleFor(NODES, each, context.place)(each, context)).join('')
      return href ? `#link(${literal(href)})[${text}]` : text
    })
    .join('')
}

function items(node: DocumentNode, context: Context): string {
  return (node.content ?? []).map((item) => `[${typstOf([item], context)}]`).join(', ')
}

/** A block that says how it runs. */
function directed({ attrs }: DocumentNode, block: string): string {
  const direction = directionOf(attrs?.dir)
  return direction ? `#[#set text(dir: ${direction})\n${block}]` : block
}
