import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, h, p, quote } from '@/lib/testing/richtext'
import { compile } from './compile'
import type { ContentClaims } from './content'
import { DEFAULT_COMPILATION } from './settings'
import { exportWording } from './wording'

type Told = ContentClaims['contradictions'][number]

/** The cell that says why, of a report in this language about a reply in that. */
function why(language: string, told: Partial<Told>, reply: string | null = 'en'): DocumentNode {
  const passages = [
    { label: '3 (f)', quote: 'There are 30 crisis centres.' },
    { label: '8 (d)', quote: 'There are 27 crisis centres.' },
  ]
  const tree = compile(
    {
      report: reportFacts({ language }),
      chapters: [],
      sections: [],
      claims: {
        ...{ language: reply, paragraphs: {}, claims: [] },
        contradictions: [{ explanation: 'One passage rules it out.', passages, ...told }],
      },
      settings: {
        ...DEFAULT_COMPILATION,
        annexes: { claims: false, contradictions: true, tables: 'chosen' },
      },
    },
    exportWording(),
  )
  return tree.parts.at(-1)!.blocks[0]!.content![1]!.content![1]!.content![0]!
}

const COUNTED = { code: 'valueCounted', values: { first: '30 crisis centres', second: '27 crisis centres' } }
const EN = [{ type: 'language', attrs: { lang: 'en' } }]

describe('why two passages of the reply cannot both be right', () => {
  test('is said in the language of the report, the words of the reply in theirs', () => {
    expect(why('ar', { reason: COUNTED }).content).toEqual([
      { type: 'text', text: 'يرد الشيء نفسه بوصفه «' },
      { type: 'text', text: '30 crisis centres', marks: EN },
      { type: 'text', text: '» في موضع و«' },
      { type: 'text', text: '27 crisis centres', marks: EN },
      { type: 'text', text: '» في موضع آخر.' },
    ])
    const sum = { code: 'sumParts', values: { sum: '4,645', parts: '1,445 + 3,200', total: '4,656' } }
    expect(why('ru', { reason: sum }).content).toEqual([
      {
        type: 'text',
        text: 'Сумма частей составляет 4,645 (1,445 + 3,200), а не 4,656, как указано в итоге.',
      },
    ])
    const direction = { code: 'changeDirection', values: { from: '3', to: '2', direction: 'up' } }
    expect(why('zh', { reason: direction }).content).toEqual([
      { type: 'text', text: '文中称该数字上升，但从“3”到“2”是下降。' },
    ])
  })

  test('is one sentence in English', () => {
    expect(why('en', { reason: COUNTED }).content).toEqual([
      {
        type: 'text',
        text: 'The same thing is counted as 30 crisis centres in one place and as 27 crisis centres in another.',
      },
    ])
  })

  test('is marked as English and runs as that where there are no other words for it', () => {
    for (const reason of [undefined, { code: 'toString', values: {} }])
      expect(why('ar', reason ? { reason } : {})).toEqual({
        type: 'paragraph',
        attrs: { dir: 'ltr' },
        content: [{ type: 'text', text: 'One passage rules it out.', marks: EN }],
      })
    expect(why('de', { reason: COUNTED }).content![0]!.marks).toEqual(EN)
    expect(why('en', {})).toEqual({
      type: 'paragraph',
      content: [{ type: 'text', text: 'One passage rules it out.' }],
    })
  })
})

describe('where the report answers what the State claims', () => {
  const said = { label: '3', paragraph: '3.1' }
  const claims = {
    language: 'en',
    paragraphs: { '3.1': 'Thirty are open. None is full. All are safe.' },
    claims: [
      { ...said, start: 0, end: 6, sentence: 'Thirty are open.' },
      { ...said, start: 17, end: 21, sentence: 'None is full.' },
      { ...said, start: 31, end: 34, sentence: 'All are safe.' },
    ],
    contradictions: [],
  }
  const quoted = (words: string) => quote({ paragraph: '3.1', label: '3' }, p(words))
  const rowsOf = (isNumbered: boolean, language = 'en') => {
    const text = doc(
      p('Before.'),
      quoted('Thirty are open'),
      quoted('None is full'),
      p('Twelve are.'),
      h(2, 'More'),
      p('And:'),
      quoted('All are safe'),
      h(2, 'Other'),
      p('Of other things.'),
      quoted('Thirty are open'),
      p('Again twelve.'),
    )
    const tree = compile(
      {
        report: reportFacts({ language }),
        chapters: [],
        sections: [{ title: 'S', questions: [{ id: 'q', label: '3', slug: '3', draftId: 'draft-1', text }] }],
        claims,
        settings: {
          ...DEFAULT_COMPILATION,
          isNumbered,
          annexes: { claims: true, contradictions: false, tables: 'chosen' },
        },
      },
      exportWording(),
    )
    return tree.parts.at(-1)!.blocks[0]!.content!.slice(1)
  }
  const answers = (isNumbered: boolean) =>
    rowsOf(isNumbered).map(({ content }) =>
      content![2]!.content!.flatMap((line) => line.content!.map(({ attrs }) => [attrs!.text, attrs!.part])),
    )

  test('stands beside words that run as they do, whichever way the report runs', () => {
    const says = (language: string) => rowsOf(true, language).map(({ content }) => content![1]!.content![0]!)
    expect(says('ar').map(({ attrs }) => attrs)).toEqual([{ dir: 'ltr' }, { dir: 'ltr' }, { dir: 'ltr' }])
    expect(says('fr').map(({ attrs }) => attrs)).toEqual([undefined, undefined, undefined])
  })

  test('is said by the number of the paragraph beneath the quotation', () => {
    const at = (number: number) => [`paragraph ${number} of this submission`, 'question-3']
    expect(answers(true)).toEqual([[at(2), at(5)], [at(2)], [at(3)]])
  })

  test('is said by the question where paragraphs have no numbers', () => {
    const there = ['paragraph 3 of the list of issues', 'question-3']
    expect(answers(false)).toEqual([[there], [there], [there]])
  })
})
