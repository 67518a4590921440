import { expect, test } from 'vitest'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { doc, p } from '@/lib/testing/richtext'
import { copyOf, inDocument, LAWYER, linesOf, taken } from './testing/copies'

const OTHER = 'w:author="The expert" w:date="2026-06-02T10:00:00Z"'
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const by = (who: string, text: string) => `<w:ins w:id="81" ${who}>${run(text)}</w:ins>`
const end = (who: string) => `<w:pPr><w:rPr><w:ins w:id="82" ${who}/></w:rPr></w:pPr>`
const text = doc(p('Before.'), p('Anna told us.'), p('After.'))
const ANNA = /<w:p>((?:(?!<\/w:p>).)*>Anna told us\.<(?:(?!<\/w:p>).)*)<\/w:p>/
const lines = (...come: string[]) => ['Before.', 'Anna told us.', ...come, 'After.']

test.each([
  ['the words alone are tracked', `$&<w:p>${by(LAWYER, 'New.')}</w:p>`, ['New.'], ['The lawyer']],
  ['the end alone is', `$&<w:p>${end(LAWYER)}${run('New.')}</w:p>`, ['New.'], ['The lawyer']],
  [
    'its first words are not',
    `$&<w:p>${run('By hand. ')}${by(LAWYER, 'New.')}</w:p>`,
    ['By hand. New.'],
    ['The lawyer'],
  ],
  ['its end is another one’s', `$&<w:p>${end(OTHER)}${by(LAWYER, 'New.')}</w:p>`, ['New.'], ['The lawyer']],
  [
    'two, each of one person',
    `$&<w:p>${by(LAWYER, 'One.')}</w:p><w:p>${end(OTHER)}${by(OTHER, 'Two.')}</w:p>`,
    ['One.', 'Two.'],
    ['The lawyer', 'The expert'],
  ],
  [
    'two, the first end of another, as Word writes them',
    `<w:p>${end(OTHER)}$1</w:p><w:p>${end(OTHER)}${by(LAWYER, 'One.')}</w:p><w:p>${by(OTHER, 'Two.')}</w:p>`,
    ['One.', 'Two.'],
    ['The expert', 'The expert'],
  ],
  [
    'one behind words that were added',
    `<w:p>${end(OTHER)}$1${by(LAWYER, ' More.')}</w:p><w:p>${by(LAWYER, 'One.')}</w:p>`,
    null,
    ['The lawyer', 'The expert'],
  ],
])('a paragraph that came is one, whoever made its end: %s', async (_, to, come, authors) => {
  const { bytes, compare } = await copyOf(text)
  const changes = compare(inDocument(bytes, [ANNA, to]))
  const { document, conflicts } = taken(text, changes)
  expect(conflicts).toEqual([])
  expect(originalReading(document)).toEqual(originalReading(text))
  expect(linesOf(finalReading(document))).toEqual(
    come ? lines(...come) : ['Before.', 'Anna told us. More.', 'One.', 'After.'],
  )
  expect([...new Set(changes.drafts[0]!.edits.map(({ author }) => author))]).toEqual([...new Set(authors)])
})
