import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseReply } from '@/lib/parsing'
import { findInReply, indexReply, markedParts } from './find-in-reply'

const sample = parseReply(readFileSync('prisma/samples/cedaw-93-kazakhstan-replies.txt', 'utf8'))
const index = indexReply({
  version: 1,
  questions: sample.sections.flatMap((section) =>
    section.questions.map(({ slug, label, paragraphs }) => ({
      slug,
      label,
      sectionTitle: section.title,
      paragraphs: paragraphs.map(({ id, text }) => ({ anchor: id, text, changedIn: null })),
    })),
  ),
})
const marked = (query: string) =>
  findInReply(index, query).flatMap((hit) =>
    hit.snippet.filter((part) => part.isHit).map((part) => part.text),
  )

describe('in the sample reply', () => {
  test('a plain hyphen finds the non-breaking one, and marks it as it is printed', () => {
    expect(marked('non-governmental')).toContain('non\u2011governmental')
  })

  test('case, accents and quotation marks fold', () => {
    expect(findInReply(index, 'OMBUDSPERSON')).toEqual(findInReply(index, 'ombudsperson'))
    expect(findInReply(index, 'ombudsperson').length).toBeGreaterThan(2)
    expect(marked("women's rights")).toContain('women’s rights')
    expect(marked('"any other grounds"')).toEqual(['“any other grounds”'])
    expect(marked('әділет')).toEqual(['Әділет'])
  })

  test('hits come in reading order with the place they are in', () => {
    const [first] = findInReply(index, 'braille')
    expect(first).toMatchObject({ slug: '1-a', label: '1 (a)', anchor: '1-a.1', count: 1 })
    const order = index.entries.map(({ anchor }) => anchor)
    const places = findInReply(index, 'women').map(({ anchor }) => order.indexOf(anchor))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('a snippet is part of its paragraph, cut between words', () => {
    for (const { anchor, snippet } of findInReply(index, 'violence')) {
      const text = index.entries.find((entry) => entry.anchor === anchor)?.text ?? ''
      const said = snippet
        .map((part) => part.text)
        .join('')
        .replace(/^… | …$/g, '')
      expect(text).toContain(said)
      expect(said.length).toBeLessThan(320)
    }
  })
})

test('one letter, white space and nothing find nothing', () => {
  for (const query of ['', ' ', 'a', '  a ']) expect(findInReply(index, query)).toEqual([])
})

test('marking keeps the text as it is', () => {
  const text = 'The State said: “non\u2011governmental” and NON–GOVERNMENTAL.'
  const parts = markedParts(text, 'non-governmental')
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.filter((part) => part.isHit)).toHaveLength(2)
  expect(markedParts(text, '')).toEqual([{ text, isHit: false }])
})
