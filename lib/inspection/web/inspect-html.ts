import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { type FindingKind, Findings, type Inspection } from '../finding'
import { zeroWidthIn } from '../hidden-signs'
import { inspectImage } from '../image/inspect-image'
import { isPath } from '../paths'
import { tooComplex } from '../refusals'
import { decodedText } from './text'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** What is looked for in a web page, and in Markdown, which may hold one. */
export const HTML_CHECKS: readonly FindingKind[] = [
  'person', 'editTime', 'hiddenText', 'property', 'remark', 'formValue', 'imageMetadata', 'imagePlace', 'thumbnail', 'hiddenBytes',
  'unreadable', 'script', 'externalContent', 'path', 'program',
] // prettier-ignore

const MAX_DEPTH = 1_000
// What tells a browser how to show the page; it says nothing of anybody.
const SILENT_META =
  /^(?:viewport|referrer|color-scheme|theme-color|robots|format-detection|content-type|content-security-policy|x-ua-compatible)$/i
const META: [RegExp, FindingKind][] = [
  [/generator|progid|application-name/i, 'program'],
  [/author|creator|publisher|owner/i, 'person'],
  [/date|time|created|modified/i, 'editTime'],
  [/^title$/i, 'title'],
]
const HIDING =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0)/i
const LOADING = new Set([
  'src',
  'srcset',
  'poster',
  'data',
  'background',
  'archive',
  'codebase',
  'manifest',
  'ping',
  'action',
  'formaction',
  'imagesrcset',
])

/** Everything that a web page carries beside what a browser shows: remarks, hidden elements, scripts, requests to others. */
export function inspectHtml(bytes: Uint8Array): Inspection {
  const findings = new Findings()
  inspectMarkup(decodedText(bytes), findings)
  return findings.inspection('html', HTML_CHECKS)
}

/** The same for the text of a page, whole or in part. */
export function inspectMarkup(html: string, findings: Findings): void {
  visit(parse(html), 0)

  function visit(node: Node, depth: number): void {
    if (depth > MAX_DEPTH) throw tooComplex()
    if (node.nodeName === '#comment')
      findings.add('remark', '', (node as DefaultTreeAdapterMap['commentNode']).data)
    if (node.nodeName === '#text') {
      for (const signs of zeroWidthIn((node as DefaultTreeAdapterMap['textNode']).value))
        findings.add('hiddenText', '', signs)
    }
    if ('tagName' in node) inspectElement(node, findings)
    if (node.nodeName === 'template') visit((node as DefaultTreeAdapterMap['template']).content, depth + 1)
    if ('childNodes' in node) for (const each of node.childNodes) visit(each, depth + 1)
  }
}

function inspectElement(element: Element, findings: Findings): void {
  const { tagName } = element
  const get = (name: string) => element.attrs.find((each) => each.name === name)?.value ?? ''
  const text = () => textIn(element)
  if (tagName === 'script') findings.add('script', '', get('src') || text())
  if (tagName === 'style') inspectStyle(text(), findings)
  if (tagName === 'title') findings.add('title', '', text())
  if (tagName === 'html' && get('lang') !== '') findings.add('language', '', get('lang'))
  if (tagName === 'template' || tagName === 'noscript') findings.add('hiddenText', '', text() || tagName)
  if (tagName === 'iframe' && get('srcdoc') !== '') findings.add('hiddenText', '', get('srcdoc'))
  if (tagName === 'meta')
    inspectMeta(
      get('name') || get('property') || get('http-equiv') || get('itemprop'),
      get('content'),
      findings,
    )
  if (/^(?:input|textarea|select)$/.test(tagName))
    findings.add(get('type') === 'hidden' ? 'hiddenText' : 'formValue', '', `${get('name')}: ${get('value')}`)
  if (tagName === 'link' || tagName === 'base' || tagName === 'image' || tagName === 'use')
    load(get('href') || get('xlink:href'), findings)
  if ((tagName === 'a' || tagName === 'area') && isPath(get('href'))) findings.add('path', '', get('href'))
  if (/^javascript:/i.test(get('href').trim())) findings.add('script', '', get('href'))
  for (const { name, value } of element.attrs) {
    if (LOADING.has(name)) load(value, findings)
    if (name.startsWith('on')) findings.add('script', '', `${name}: ${value}`)
    if (name.startsWith('data-')) findings.add('property', '', `${name}: ${value}`)
    if (name === 'hidden') findings.add('hiddenText', '', text())
    if (name === 'style') {
      inspectStyle(value, findings)
      if (HIDING.test(value)) findings.add('hiddenText', '', text() || value)
    }
  }
}

function inspectMeta(name: string, content: string, findings: Findings): void {
  if (name === '' || SILENT_META.test(name)) {
    if (/^refresh$/i.test(name)) findings.add('externalContent', '', content)
    return
  }
  findings.add(META.find(([pattern]) => pattern.test(name))?.[1] ?? 'property', '', `${name}: ${content}`)
}

function inspectStyle(css: string, findings: Findings): void {
  for (const [, remark] of css.matchAll(/\/\*([^]*?)\*\//g)) findings.add('remark', '', remark)
  for (const [, address] of css.matchAll(/(?:url\(\s*|@import\s+)["']?([^"')\s;]+)/gi))
    load(address!, findings)
  // What only paper does without is seen on the screen.
  const onScreen = css.replace(/@media\s+print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, '')
  for (const [rule, selector] of onScreen.matchAll(/(?<![^{}])([^{}]+)\{[^{}]*\}/g)) {
    if (HIDING.test(rule) && !/[:@]/.test(selector!)) findings.add('hiddenText', '', rule.trim())
  }
}

function load(address: string, findings: Findings): void {
  const plain = address.trim()
  if (plain === '' || plain.startsWith('#')) return
  const data = /^data:([^,;]*)[^,]*?(;base64)?,([^]*)$/i.exec(plain)
  if (data?.[1]?.startsWith('image/') && data[2])
    inspectImage(Buffer.from(data[3]!, 'base64'), 'picture', findings)
  else if (data) findings.add('unreadable', '', plain)
  else findings.add('externalContent', '', plain)
}

function textIn(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value
  const inside = node.nodeName === 'template' ? (node as DefaultTreeAdapterMap['template']).content : node
  return 'childNodes' in inside ? inside.childNodes.map(textIn).join('') : ''
}
