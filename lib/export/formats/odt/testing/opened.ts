import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { expect } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { PIXEL } from '@/lib/testing/images'
import { reportFacts } from '@/lib/testing/report-content'
import { compile } from '../../../compile'
import type { ReportContent } from '../../../content'
import { exportWording } from '../../../wording'
import { renderOdt } from '../render'
import { faultsOf } from './faults-of'

const { DOMParser } = new JSDOM('').window
const wording = exportWording()
const images = {
  seen: { bytes: new Uint8Array(PIXEL), mime: 'image/png', width: 1200, height: 600 },
  tall: { bytes: new Uint8Array(PIXEL), mime: 'image/jpeg', width: 500, height: 5000 },
}

/** A package read back by a zip reader and an XML parser; nothing of the writer is used. */
export async function opened(content: ReportContent) {
  const bytes = await renderOdt(compile(content, wording))
  expect(faultsOf(bytes)).toEqual([])
  const files = unzipSync(bytes)
  const part = (name: string) => new DOMParser().parseFromString(strFromU8(files[name]!), 'text/xml')
  const [text, styles] = [part('content.xml'), part('styles.xml')]
  const all = (tag: string, root: Document | Element = text) => Array.from(root.getElementsByTagName(tag))
  const style = (name: string | null) =>
    [...all('style:style'), ...all('style:style', styles)].find(
      (each) => each.getAttribute('style:name') === name,
    )
  /** What a style says of paragraphs or letters, by its name alone. */
  const says = (name: string | null, of: 'paragraph' | 'text' | 'table', property: string) =>
    style(name)?.getElementsByTagName(`style:${of}-properties`)[0]?.getAttribute(property) ?? null
  const lines = [...all('office:text')[0]!.querySelectorAll('*')].filter(({ tagName }) =>
    /^text:[ph]$/.test(tagName),
  )
  const line = (words: string) => lines.find(({ textContent }) => textContent!.includes(words))!
  return { bytes, files, text, styles, all, says, line }
}

/** A report of one question with this text. */
export const openText = (text: DocumentNode, more: Partial<ReportContent> = {}) =>
  opened({
    report: reportFacts(),
    chapters: [],
    sections: [{ title: 'Section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }],
    images,
    ...more,
  })

/** The name of an element's style. */
export const styleOf = (element: Element) => element.getAttribute('text:style-name')
