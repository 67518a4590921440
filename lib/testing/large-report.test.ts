import { createHash } from 'node:crypto'
import { getSchema } from '@tiptap/core'
import { expect, test } from 'vitest'
import type { ReportContent } from '@/lib/export/content'
import type { DocumentNode } from '@/lib/richtext/document'
import { documentExtensions } from '@/lib/richtext/schema'
import { countWords } from '@/lib/richtext/words'
import { LARGE, largeReport } from './large-report'

const count = (node: DocumentNode, type: string): number =>
  (node.type === type ? 1 : 0) + (node.content ?? []).reduce((sum, child) => sum + count(child, type), 0)

test('the large report is what its name says, fits the schema and is the same each time', () => {
  const report = largeReport()
  const texts = [...report.chapters, ...report.sections.flatMap(({ questions }) => questions)].map(
    ({ text }) => text,
  )
  const sum = (of: (text: DocumentNode) => number) => texts.reduce((total, text) => total + of(text), 0)
  const words = sum((text) => countWords(text))
  expect(Math.abs(words - LARGE.words)).toBeLessThan(LARGE.words / 100)
  expect(['footnote', 'table', 'figure'].map((type) => sum((text) => count(text, type)))).toEqual([
    300, 19, 7,
  ])
  const schema = getSchema(documentExtensions)
  for (const text of texts) schema.nodeFromJSON(text).check()
  const languages = new Set(JSON.stringify(texts).match(/(?<="lang":")\w+/g))
  expect([...languages].sort()).toEqual(['ar', 'es', 'fr', 'kk', 'ru', 'zh'])
  const sha = ({ images = {}, ...rest }: ReportContent) => {
    const hash = createHash('sha256').update(JSON.stringify(rest))
    for (const { bytes } of Object.values(images)) hash.update(bytes)
    return hash.digest('hex')
  }
  expect(sha(largeReport())).toBe(sha(report))
})
