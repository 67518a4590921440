import { expect, test } from 'vitest'
import { filterReferences } from './filter-references'
import type { Reference } from './references'

const reference = (text: string, section = '', isOffered = true): Reference => ({
  target: `question:${text}`,
  text,
  section,
  href: '#',
  isOffered,
})

const LIST = [
  reference('Introduction and methodology'),
  reference('paragraph 3 (a)', 'Violence'),
  reference('paragraph 3 (b)', 'Violence'),
  reference('paragraph 13 (a)', 'Éducation'),
  reference('paragraph 9', '', false),
]
const found = (query: string) => filterReferences(LIST, query).map(({ text }) => text)

test.each([
  ['', LIST.slice(0, 4).map(({ text }) => text)],
  ['3a', ['paragraph 3 (a)', 'paragraph 13 (a)']],
  ['3 (b)', ['paragraph 3 (b)']],
  ['education', ['paragraph 13 (a)']],
  ['method intro', ['Introduction and methodology']],
  ['violence b', ['paragraph 3 (b)']],
  ['9', []],
])('%j finds %j', (query, texts) => {
  expect(found(query)).toEqual(texts)
})
