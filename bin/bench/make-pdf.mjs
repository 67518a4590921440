// Writes a PDF of 90 pages to FILE, laid out as a reply is printed: running heads, numbered paragraphs, tables.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { register } from 'tsx/esm/api'

register({ tsconfig: join(import.meta.dirname, '..', '..', 'tsconfig.json') })
const { pagesPdf, shown } = await import('../../lib/parsing/readers/pdf/testing/minimal-pdf.ts')

const PAGES = 90
const SENTENCE = 'The State party has adopted a national plan and reports on it to Parliament every spring.'

/** A reply of as many pages: running heads, numbered paragraphs, a table on every tenth page. */
function longPdf() {
  const pages = Array.from({ length: PAGES }, (_, page) => {
    const lines = Array.from({ length: 48 }, (_, line) =>
      line % 8 === 0 ? `${page * 6 + line / 8 + 1}. ${SENTENCE.slice(0, 70)}` : SENTENCE.slice(0, 82),
    )
    const table = [1, 2, 3].map((row) =>
      [0, 1, 2]
        .map((column) => shown([`${row * 10 + column}`], { x: 72 + column * 120, y: 60 - row * 12, size: 9 }))
        .join(''),
    )
    return {
      content:
        shown(['CEDAW/C/NVA/RQ/6'], { x: 420, y: 800, size: 9 }) +
        shown(lines) +
        (page % 10 === 0 ? table.join('') : '') +
        shown([String(page + 1)], { x: 300, y: 10, size: 9 }),
    }
  })
  return pagesPdf(pages)
}

writeFileSync(process.argv[2], longPdf())
