import { paperOf } from '../../design'
import type { Paper } from '../../papers'
import type { Cover, Part, ReportTree, SettingsPlace } from '../../tree'
import { isolated, isolateLabels, isolatePassages } from '../isolates'
import { languageOf, typstOf } from './blocks'
import { fontsFor } from './fonts'
import { literal, said } from './literal'
import { mark, marked, MARKED_PLACES, partsOf } from './marks'

/** How it looks, once for all reports: A4, the sizes and distances of our Word styles. */
const LOOK = `
#set par(leading: 0.7em, spacing: 1em, justify: false, linebreaks: "optimized")
#set heading(numbering: none)
#show heading: set par(justify: false)
#show heading: set block(above: 1.6em, below: 0.8em, sticky: true)
#show heading: set text(weight: "bold")
#show heading.where(level: 1): set text(size: 16pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#show heading.where(level: 4): set text(size: 11pt, style: "italic")
#show heading.where(level: 5): set text(size: 11pt, style: "italic", weight: "regular")
#show heading.where(level: 6): set text(size: 11pt, style: "italic", weight: "regular")
#show title: set text(size: 24pt)
#show title: set block(above: 0.8em, below: 1.6em)
#set list(indent: 0.6em, body-indent: 0.6em, spacing: 0.7em)
#set enum(indent: 0.6em, body-indent: 0.6em, spacing: 0.7em)
#set quote(block: true)
#show quote.where(block: true): set pad(x: 1.5em)
#set table(stroke: (_, y) => (top: if y == 0 { 1.25pt } else { 0.5pt + luma(166) }), inset: (x: 5pt, y: 5pt), align: start + top)
#show table: set par(spacing: 0.6em)
#show table: set text(size: 10pt)
#set figure(supplement: none, numbering: none, gap: 0.7em)
#show figure: set block(breakable: true, above: 1.4em, below: 1.4em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: "picture"): set block(breakable: false)
#show figure.caption: set text(size: 10pt, style: "italic")
#show figure.where(kind: table): it => {
  show figure.caption: set block(sticky: true)
  show figure.caption: set align(start)
  show figure.caption: set text(style: "normal", weight: "bold")
  it
}
#set footnote.entry(gap: 0.5em)
#show footnote.entry: set text(size: 9pt)
#show link: set text(fill: rgb("#0b4f8a"))
#show outline: it => { show footnote: none; it }
#set outline(indent: auto, depth: 2)
#show outline.entry: set text(fill: black)
`

/** How a report is written for Typst where it is not as usual. */
export interface SourceOptions {
  /** As Typst writes a date. */
  date?: string
  paper?: Paper
  /** Has the compiled report say where each of its blocks came to stand: see `marks.ts`. */
  hasMarks?: boolean
}

/**
 * The report in Typst's language. What people wrote stands in it as strings alone.
 * @throws AppError `unsupported` for a node or mark without a rule.
 */
export function sourceOf(tree: ReportTree, options: SourceOptions = {}): string {
  const { date = 'none', paper = paperOf(tree.design), hasMarks = false } = options
  const parts = partsOf(tree)
  const labels = new Map(parts.map(({ id }, index) => [id, `part-${index + 1}`]))
  const outline = `#outline(title: [${said(tree.contents)}])`
  const contents = hasMarks ? marked(outline, { part: 'order', block: null }) : outline
  const header = tree.marking ? `align(center, text(size: 9pt)[${said(tree.marking)}])` : 'none'
  const body = `${coverOf(tree, hasMarks)}
#pagebreak()
${tree.parts.length > 0 ? `${contents}\n#pagebreak()` : `#par[${said(tree.nothing)}]`}
${parts.map((part, index) => partOf(part, index, { tree, labels, hasMarks })).join('\n')}
${hasMarks ? MARKED_PLACES : ''}
`
  return `#set document(title: ${literal(tree.title)}, author: (), keywords: (), date: ${date})
#set page(paper: "${paper === 'letter' ? 'us-letter' : 'a4'}", margin: 2.5cm, numbering: "1", number-align: center, header: context if counter(page).get().first() > 1 { ${header} })
#set text(font: (${fontsFor(header + body)},), fallback: false, size: 11pt, ${languageOf(tree.language)})
${LOOK}
${body}`
}

interface Whole {
  tree: ReportTree
  labels: ReadonlyMap<string, string>
  hasMarks: boolean
}

function partOf(part: Part, index: number, { tree, labels, hasMarks }: Whole): string {
  const context = { place: part.title, images: tree.images, labels }
  const written = isolatePassages(part.blocks, tree.direction)
  const heading = `#heading(level: ${part.level})[${said(isolateLabels(part.title, tree.direction))}] <${labels.get(part.id)}>`
  if (!hasMarks) return `${heading}\n${typstOf(written, context)}`
  const blocks = written.map((block, number) => {
    const place = { part: index, block: number }
    const noteMark = mark({ ...place, kind: 'note' })
    const rowMark = (row: number) => mark({ ...place, kind: 'row', row })
    const hasRows = number === 0 && part.made?.rows !== undefined
    return marked(typstOf([block], { ...context, noteMark, ...(hasRows && { rowMark }) }), place)
  })
  return [marked(heading, { part: index, block: null }), ...blocks].join('\n')
}

function coverOf({ title, cover, marking, direction }: ReportTree, hasMarks: boolean): string {
  const lines = (texts: string[]) =>
    texts.map((text) => `#par[${said(isolated(text, direction))}]`).join('\n')
  const set = (settings: SettingsPlace, written: string) =>
    hasMarks && written ? marked(written, { part: settings, block: null }) : written
  const head = `#par[#text(size: 11pt, fill: luma(90))[${said(cover.kind)}]]
#title[${said(title)}]
${lines(cover.occasion)}`
  const publicity = marking ? `#strong[${said(cover.publicity)}]` : said(cover.publicity)
  return `#v(15%)
${set('about', head)}
${set('organisations', factOf(cover.submittedBy && { ...cover.submittedBy, lines: cover.submittedBy.names }, direction))}
${set('about', factOf(cover.contact, direction))}
#v(1em)
${set('date', lines(cover.date ? [cover.date] : []))}
${set('publicity', `#par[${publicity}]`)}
${set('about', lines([cover.language]))}`
}

function factOf(fact: Cover['contact'], direction: ReportTree['direction']): string {
  if (!fact) return ''
  const body = fact.lines.map((text) => said(isolated(text, direction))).join('#linebreak()')
  return `#v(1em)\n#par[#text(fill: luma(90))[${said(fact.label)}]#linebreak()${body}]`
}
