import { expect, test } from 'vitest'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { doc, li, p, quote, ul } from '@/lib/testing/richtext'
import { copyOf, draftText, inDocument, taken } from './testing/copies'

test('an item on another level, out of its list, and a paragraph that became one are proposed so', async () => {
  const { bytes, compare } = await copyOf(draftText)
  const back = inDocument(
    bytes,
    [/(<w:ilvl w:val=")0("\/>(?:(?!<\/w:p>).)*>places in villages<)/, '$11$2'],
    [
      new RegExp(`(<w:p><w:pPr>)<w:pStyle w:val="BodyText"/>(</w:pPr>(?:(?!</w:p>).)*>The last one\\.<)`),
      '$1<w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>$2',
    ],
  )
  const changes = compare(back)
  expect(changes.drafts[0]!.edits.map(({ kind }) => kind)).toEqual(['place', 'place'])
  const { document, conflicts } = taken(draftText, changes)
  expect(conflicts).toEqual([])
  expect(originalReading(document)).toEqual(originalReading(draftText))
  const { content } = finalReading(document)
  expect(content![3]).toEqual(ul(li(p('places in towns'), ul(li('places in villages')))))
  expect(content![5]).toEqual(ul(li('The last one.')))

  const out = compare(
    inDocument(bytes, [
      /<w:numPr>(?:(?!<\/w:numPr>).)*<\/w:numPr>(<\/w:pPr>(?:(?!<\/w:p>).)*>places in villages<)/,
      '$1',
    ]),
  )
  const lifted = finalReading(taken(draftText, out).document).content!
  expect(lifted.slice(3, 5)).toEqual([ul(li('places in towns')), p('places in villages')])
})

test('words in a quotation are proposed where they stand', async () => {
  const text = doc(
    p('It says:'),
    quote({ paragraph: '3-a.1', label: '3 (a)' }, p('Thirty centres are open.')),
    p('End.'),
  )
  const { bytes, compare } = await copyOf(text)
  const changes = compare(inDocument(bytes, ['Thirty centres', 'Twelve centres']))
  const { document, conflicts } = taken(text, changes)
  expect(conflicts).toEqual([])
  expect(finalReading(document).content![1]).toEqual(
    quote({ paragraph: '3-a.1', label: '3 (a)' }, p('Twelve centres are open.')),
  )
})
