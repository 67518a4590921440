import { expect, test } from 'vitest'
import { compile } from './compile'
import { articleList, articlesIn, arranged } from './order'
import { DEFAULT_COMPILATION } from './settings'
import { exportWording } from './wording'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, p } from '@/lib/testing/richtext'

test.each([
  ['Articles 2, 3 and 5 to 7 of the Convention', [2, 3, 5, 7, 6]],
  ['Art. 16', [16]],
  ['Article 12: health', [12]],
  ['Articles 1 à 3 et 5', [1, 3, 5, 2]],
  ['Artículos 10 y 11', [10, 11]],
  ['Статьи 7 и 8 Конвенции', [7, 8]],
  ['المادة 6', [6]],
  ['第7条', [7]],
  ['Party 5 of the particles 3', []],
  ['Article 2024', []],
  ['Violence against women', []],
])('%s', (text, articles) => {
  expect(articlesIn(text)).toEqual(articles)
})

test.each([
  [[7], '7'],
  [[7, 8], '7, 8'],
  [[1, 2, 3, 4, 7, 9, 10], '1–4, 7, 9, 10'],
  [[], ''],
])('%j is written %s', (articles, list) => {
  expect(articleList(articles)).toBe(list)
})

const question = (id: string, label: string, ...headings: string[]) => ({
  ...{ id, label, slug: id, headings, text: doc(p(`About ${label}`)) },
})
const sections = [
  {
    id: 'a',
    title: 'Article 16: marriage',
    questions: [question('q1', '3 (a)'), question('q2', 'Reply on article 5')],
  },
  {
    id: 'b',
    title: 'General',
    questions: [question('q3', '4'), question('q4', '5', 'Articles 7 and 8', 'Rural women')],
  },
  {
    id: 'c',
    title: 'Health',
    questions: [question('q5', 'Reply on article 12'), question('q6', '6', 'Article 16')],
  },
  { id: 'd', title: 'Articles 1 to 5', questions: [question('q7', '7'), question('q8', '8')] },
]
const ids = (order: 'reply' | 'articles' | 'own', own: string[] = []) =>
  arranged(sections, { order, sections: own }).map(({ id, questions }) => [
    id,
    ...questions.map((each) => each.id),
  ])

test('sections stand as the reply has them, or as the coalition wants', () => {
  expect(ids('reply', ['d'])).toEqual([
    ['section-1', 'q1', 'q2'],
    ['section-2', 'q3', 'q4'],
    ['section-3', 'q5', 'q6'],
    ['section-4', 'q7', 'q8'],
  ])
  expect(ids('own', ['c', 'gone', 'a']).map(([, first]) => first)).toEqual(['q5', 'q1', 'q3', 'q7'])
})

test('by article every question stands under its own articles, from whichever section, and what has none comes last', () => {
  expect(ids('articles')).toEqual([
    ['article-1-2-3-4-5', 'q7', 'q8'],
    ['article-5', 'q2'],
    ['article-7-8', 'q4'],
    ['article-12', 'q5'],
    ['article-16', 'q1', 'q6'],
    ['other-questions', 'q3'],
  ])
})

test('headings name the articles in the report’s language, and questions without text are left out', () => {
  const titles = (language: string) => {
    const settings = { ...DEFAULT_COMPILATION, order: 'articles' as const }
    const empty = sections.map((section) => ({
      ...section,
      questions: section.questions.map((each) => (each.id === 'q5' ? { ...each, text: doc(p()) } : each)),
    }))
    const content = { report: reportFacts({ language }), chapters: [], sections: empty, settings }
    return compile(content, exportWording()).parts.map(({ title }) => title)
  }
  expect(titles('en')).toEqual([
    'Articles 1–5',
    'Article 5',
    'Articles 7, 8',
    'Article 16',
    'Other questions',
  ])
  expect(titles('ru')).toEqual(['Статьи 1–5', 'Статья 5', 'Статьи 7, 8', 'Статья 16', 'Прочие вопросы'])
})

test('where no question names an article it is the reply’s order', () => {
  const plain = [{ id: 'a', title: 'One', questions: [question('q1', '3')] }]
  expect(arranged(plain, { order: 'articles', sections: [] })).toEqual([
    { id: 'section-1', title: 'One', articles: [], questions: plain[0]!.questions },
  ])
})
