import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignTexts } from './align'
import { compareVersions, piecesOf } from './compare'
import type { VersionContent } from './version-content'

const version = (...questions: [label: string, ...paragraphs: string[]][]): VersionContent => ({
  ...{ title: '', symbol: null, language: 'en', sections: [''] },
  questions: questions.map(([label, ...paragraphs]) => ({
    ...{ id: label, label, slug: label, section: 0, text: '' },
    paragraphs: paragraphs.map((paragraph) => {
      const [anchor = '', text = ''] = paragraph.split('=')
      return { id: anchor, anchor, number: null, text, blockId: null }
    }),
  })),
})
const summary = (from: VersionContent, to: VersionContent) =>
  [...compareVersions(from, to)].map(({ label, state, paragraphs }) => [
    `${label} ${state}`,
    ...paragraphs.map((paragraph) => `${paragraph.anchor} ${paragraph.state}`),
  ])

describe('two versions', () => {
  test('what is gone stands where it stood, what is new where it is', () => {
    const from = version(['1', '1.1=a', '1.2=b', '1.3=c'], ['2', '2.1=d'], ['3', '3.1=e'])
    const to = version(['1', '1.1=a', '1.4=x', '1.3=c'], ['4', '4.1=n'], ['3', '3.1=e'])
    expect(summary(from, to)).toEqual([
      ['1 changed', '1.1 same', '1.2 removed', '1.4 added', '1.3 same'],
      ['2 removed', '2.1 removed'],
      ['4 added', '4.1 added'],
      ['3 same', '3.1 same'],
    ])
  })

  test('a paragraph that moved to another question is neither gone nor new', () => {
    const from = version(['1', '1.1=a', '1.2=b'], ['2', '2.1=c'])
    const to = version(['1', '1.1=a'], ['2', '1.2=b', '2.1=c'])
    expect(summary(from, to)).toEqual([
      ['1 same', '1.1 same'],
      ['2 same', '1.2 same', '2.1 same'],
    ])
  })

  test('backwards, what was added is removed', () => {
    const [one, two] = [version(['1', '1.1=a']), version(['1', '1.1=a', '1.2=b'])]
    expect(summary(two, one)).toEqual([['1 changed', '1.1 same', '1.2 removed']])
  })
})

describe('words', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'б', '条', ' ', '.', 'e\u0301', '\u{1f600}'),
    maxLength: 40,
  })

  test('the pieces of one side are that side, to the character', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = piecesOf(before, after)
        const side = (kind: string) =>
          pieces
            .filter((piece) => piece.kind === 'same' || piece.kind === kind)
            .map((piece) => piece.text)
            .join('')
        expect(side('removed')).toBe(before)
        expect(side('added')).toBe(after)
      }),
    )
  })

  test('are words in every alphabet, and signs where there are no spaces', () => {
    const added = (before: string, after: string) =>
      piecesOf(before, after).flatMap(({ kind, text: words }) => (kind === 'added' ? [words] : []))
    expect(added('Закон принят в 2009 году.', 'Закон принят в 2010 году.')).toEqual(['2010'])
    expect(added('القانون نافذ', 'القانون ملغى')).toEqual(['ملغى'])
    expect(added('法律于2009年通过。', '法律于2010年通过。')).toEqual(['2010'])
    expect(added('第三条', '第四条')).toEqual(['四'])
  })

  test('of two long texts that have nothing in common are shown one after the other, soon', () => {
    const long = (letter: string) =>
      Array.from({ length: 20_000 }, (_, index) => `${letter}${index}`).join(' ')
    const from = performance.now()
    expect(piecesOf(long('a'), long('b')).length).toBeGreaterThan(1)
    expect(performance.now() - from).toBeLessThan(3000)
  })
})

describe('paragraphs', () => {
  test('are known again by their words, in order', () => {
    const before = [
      'The law is in force.',
      'No complaint was filed in 2024.',
      'Aid is free of charge for all.',
    ]
    const after = [
      'An introduction.',
      'The law is in force.',
      'Aid is free of charge for women.',
      'And more.',
    ]
    expect(alignTexts(before, after)).toEqual([
      [0, 1],
      [2, 2],
    ])
    expect(alignTexts([], after)).toEqual([])
    expect(alignTexts(before, before)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ])
  })

  test('are paired at most once, and never crosswise', () => {
    const texts = fc.array(fc.constantFrom('a b c', 'a b d', 'x y', '', 'a', 'q r s t', 'q r s u'), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pairs = alignTexts(before, after)
        for (const [index, [left, right]] of pairs.entries()) {
          expect(left).toBeLessThan(before.length)
          expect(right).toBeLessThan(after.length)
          if (index === 0) continue
          expect(left).toBeGreaterThan(pairs[index - 1]![0])
          expect(right).toBeGreaterThan(pairs[index - 1]![1])
        }
      }),
    )
  })

  test('thousands of others take no longer than a moment', () => {
    const list = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word} ${index} ${word}`)
    const from = performance.now()
    alignTexts(list('before'), list('after'))
    expect(performance.now() - from).toBeLessThan(5000)
  })
})

test('a number is one word, its separators included', () => {
  expect(piecesOf('some 3,796 decisions in 2.5 years', 'some 3,812 decisions in 2.7 years')).toEqual([
    { kind: 'same', text: 'some ' },
    { kind: 'removed', text: '3,796' },
    { kind: 'added', text: '3,812' },
    { kind: 'same', text: ' decisions in ' },
    { kind: 'removed', text: '2.5' },
    { kind: 'added', text: '2.7' },
    { kind: 'same', text: ' years' },
  ])
})
