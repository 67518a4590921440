import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { getDocumentProxy } from 'unpdf'
import type { FormatName } from '..'
import { textInMarkdown } from './text-in-markdown'
import { type ExportedNode, type ExportedPart, exportedReport } from '../json/schema'

const { DOMParser } = new JSDOM('').window

/** All text that a reader of the file sees but for what counts paragraphs, the footnotes last where the format has them apart, read by a parser that is not ours. */
export async function textIn(bytes: Uint8Array, format: FormatName): Promise<string> {
  return READERS[format](bytes)
}

const READERS: Record<FormatName, (bytes: Uint8Array) => string | Promise<string>> = {
  html: (bytes) => {
    const { document } = new JSDOM(strFromU8(bytes)).window
    for (const own of document.querySelectorAll(
      'main sup, main .number, .notes h2, .notes [role="doc-backlink"]',
    ))
      own.remove()
    return document.querySelector('main')!.textContent!
  },
  docx: (bytes) => {
    const parts = unzipSync(bytes)
    return ['word/document.xml', 'word/footnotes.xml']
      .flatMap((name) => {
        const xml = new DOMParser().parseFromString(strFromU8(parts[name]!), 'text/xml')
        return Array.from(xml.getElementsByTagName('w:t'), (each) => each.textContent)
      })
      .join('')
  },
  odt: (bytes) => {
    const xml = new DOMParser().parseFromString(strFromU8(unzipSync(bytes)['content.xml']!), 'text/xml')
    const notes: string[] = []
    const text = textInOdt(xml.getElementsByTagName('office:text')[0]!, notes)
    // Signs that set apart what runs otherwise than its line are not seen.
    return [text, ...notes].join('').replace(/[\u2066-\u2069]/g, '')
  },
  pdf: async (bytes) => {
    const pdf = await getDocumentProxy(bytes.slice())
    const pages: string[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
    }
    return pages.join('\n')
  },
  // The same report several times: once is enough.
  zip: (bytes) => textIn(unzipSync(bytes)['report.md']!, 'markdown'),
  markdown: (bytes) => textInMarkdown(strFromU8(bytes)),
  json: (bytes) => {
    const report = exportedReport.parse(JSON.parse(strFromU8(bytes)))
    const notes: string[] = []
    const text = report.parts.map((part) => partText(part, notes)).join('')
    return [text, ...notes].join('')
  },
}

// What counts notes and paragraphs, and what says of a table or picture what it shows.
const UNREAD_IN_ODT = new Set([
  'text:note-citation',
  'text:number',
  'table:title',
  'table:desc',
  'svg:title',
  'svg:desc',
])

function textInOdt(element: Element, notes: string[]): string {
  const { localName } = element
  if (UNREAD_IN_ODT.has(element.tagName)) return ''
  if (localName === 's') return ' '.repeat(Number(element.getAttribute('text:c') ?? 1))
  if (localName === 'tab') return '\t'
  if (localName === 'line-break') return '\n'
  const words = Array.from(element.childNodes, (child) =>
    child.nodeType === 1 ? textInOdt(child as Element, notes) : child.nodeValue,
  ).join('')
  if (localName !== 'note') return words
  notes.push(words)
  return ''
}

const partText = (part: ExportedPart, notes: string[]): string =>
  [
    part.title,
    ...part.blocks.map((node) => nodeText(node, notes)),
    ...part.parts.map((inner) => partText(inner, notes)),
  ].join('')

function nodeText({ type, attrs, text, content }: ExportedNode, notes: string[]): string {
  const inner = () => (content ?? []).map((child) => nodeText(child, notes)).join('')
  if (type === 'footnote') {
    notes.push(inner())
    return ''
  }
  const words = (name: string) => (typeof attrs?.[name] === 'string' ? attrs[name] : '')
  return words('caption') + words('missing') + words('text') + (text ?? inner()) + words('attribution')
}
