import { directionOfText } from '@/lib/richtext/direction'
import { paperOf } from '../../design'
import type { Cover, Part, ReportTree } from '../../tree'
import { type Context, htmlOf, notesOf } from './blocks'
import { escape } from './escape'
import { styleFor } from './style'

/**
 * The report as one web page that needs nothing else: no script, no request, and a policy of its own that forbids
 * both. The same report gives the same bytes.
 */
export async function renderHtml(tree: ReportTree, t: Context['t']): Promise<Uint8Array> {
  const context = { images: tree.images, notes: [], t }
  const text = tree.parts.map((part) => partOf(part, context)).join('')
  const style = styleFor(paperOf(tree.design))
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${await sha256(style)}'; base-uri 'none'; form-action 'none'`
  const html = `<!DOCTYPE html>
<html lang="${escape(tree.language)}" dir="${tree.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(tree.title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#text">${escape(t('skipToText'))}</a>
${coverOf(tree)}${contentsOf(tree)}<main id="text">
${text || `<p>${escape(tree.nothing)}</p>\n`}${footnotesOf(tree, context)}</main>
</body>
</html>
`
  return new TextEncoder().encode(html)
}

function coverOf({ title, cover, marking, direction }: ReportTree): string {
  const said = (line: string) => apart(line, direction)
  return `<header>
<p class="kind">${escape(cover.kind)}</p>
<h1>${escape(title)}</h1>
<div class="occasion">
${cover.occasion.map((line) => `<p>${said(line)}</p>\n`).join('')}</div>
${factsOf(cover, said)}${cover.date ? `<p class="date">${said(cover.date)}</p>\n` : ''}<p${marking ? ' class="marking"' : ''}>${escape(cover.publicity)}</p>
<p class="language">${escape(cover.language)}</p>
</header>
`
}

/** A line that begins in another direction than the page's stands apart, so that its figures and signs keep their places. */
function apart(line: string, direction: ReportTree['direction']): string {
  const own = directionOfText(line)
  return own && own !== direction ? `<bdi>${escape(line)}</bdi>` : escape(line)
}

function factsOf({ submittedBy, contact }: Cover, said: (line: string) => string): string {
  const facts = [
    submittedBy && { term: submittedBy.label, lines: submittedBy.names },
    contact && { term: contact.label, lines: contact.lines },
  ].filter((fact) => fact !== null)
  if (facts.length === 0) return ''
  const written = facts.map(({ term, lines }) => {
    return `<dt>${escape(term)}</dt>\n${lines.map((line) => `<dd>${said(line)}</dd>\n`).join('')}`
  })
  return `<dl>\n${written.join('')}</dl>\n`
}

function contentsOf({ contents, parts }: ReportTree): string {
  if (parts.length === 0) return ''
  return `<nav aria-labelledby="contents">
<h2 id="contents">${escape(contents)}</h2>
${entries(parts)}</nav>
`
}

function entries(parts: Part[]): string {
  const items = parts.map((part) => {
    const inner = part.parts.length > 0 ? `\n${entries(part.parts)}` : ''
    return `<li><a href="#${escape(part.id)}">${escape(part.title)}</a>${inner}</li>\n`
  })
  return `<ol>\n${items.join('')}</ol>\n`
}

function footnotesOf({ notes }: ReportTree, context: Omit<Context, 'place'>): string {
  if (context.notes.length === 0) return ''
  const list = notesOf({ ...context, place: notes })
  return `<section class="notes" aria-labelledby="notes">\n<h2 id="notes">${escape(notes)}</h2>\n<ol>\n${list}</ol>\n</section>\n`
}

function partOf(part: Part, context: Omit<Context, 'place'>): string {
  const level = part.level + 1
  const heading = `<h${level}>${escape(part.title)}</h${level}>\n`
  const text =
    htmlOf(part.blocks, { ...context, place: part.title }) +
    part.parts.map((inner) => partOf(inner, context)).join('')
  return `<section id="${escape(part.id)}">\n${heading}${text}</section>\n`
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}
