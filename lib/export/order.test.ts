import { expect, test } from 'vitest'
import { articlesIn, orderSections } from './order'

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

const section = (id: string, title: string, ...labels: string[]) => ({
  id,
  title,
  questions: labels.map((label, index) => ({ id: `${id}-${index}`, label, slug: label, text: null })),
})
const sections = [
  section('a', 'Article 16: marriage'),
  section('b', 'General'),
  section('c', 'Health', 'Reply on article 12', 'Reply on article 5'),
  section('d', 'Articles 1 to 5'),
]
const ids = (order: 'reply' | 'articles' | 'own', own: string[] = []) =>
  orderSections(sections, { order, sections: own }).map(({ id }) => id)

test('sections stand as the reply has them, by article, or as the coalition wants', () => {
  expect(ids('reply', ['d'])).toEqual(['a', 'b', 'c', 'd'])
  expect(ids('articles')).toEqual(['d', 'c', 'a', 'b'])
  expect(ids('own', ['c', 'gone', 'a'])).toEqual(['c', 'a', 'b', 'd'])
})
