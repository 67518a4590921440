import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts } from '@/lib/testing/report-content'
import { compile } from '../../../compile'
import { exportWording } from '../../../wording'
import { renderDocx } from '../render'

const { DOMParser } = new JSDOM('').window

/** A package read back by a zip reader and an XML parser; nothing of the writer is used. */
export function open(bytes: Uint8Array) {
  const parts = new Map(Object.entries(unzipSync(bytes)))
  const xml = new Map<string, Document>()
  for (const [name, part] of parts) {
    const parsed = new DOMParser().parseFromString(strFromU8(part), 'text/xml')
    if (parsed.querySelector('parsererror')) throw new Error(`${name} is no XML`)
    xml.set(name, parsed)
  }
  const document = xml.get('word/document.xml')!
  const all = (tag: string, root: Document | Element = document) => Array.from(root.getElementsByTagName(tag))
  const paragraphs = all('w:p').map((element) => ({
    element,
    style: all('w:pStyle', element)[0]?.getAttribute('w:val') ?? null,
    text: all('w:t', element)
      .map((each) => each.textContent)
      .join(''),
  }))
  return { parts, xml, all, paragraphs }
}

/** A report of this text alone, written and read back. */
export async function openText(text: DocumentNode) {
  const sections = [{ title: 'Section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }]
  const tree = compile({ report: reportFacts(), chapters: [], sections }, exportWording())
  return open(await renderDocx(tree))
}
