import { expect, test } from 'vitest'
import { filterOutline } from './filter-outline'

const question = (slug: string, label: string) => ({
  id: slug,
  slug,
  label,
  draftId: slug,
  words: 0,
  final: 0,
  changed: false,
  asked: false,
})
const sections = [
  {
    id: 'a',
    title: 'Education – “girls’ schools”',
    questions: [question('9-a', '9 (a)'), question('9-i-j', '9 (i) and (j)'), question('19', '19')],
  },
  { id: 'b', title: 'Health', questions: [question('12-a', '12 (а)'), question('90', '90')] },
]
const found = (filter: string) =>
  filterOutline(sections, filter).flatMap(({ questions }) => questions.map(({ slug }) => slug))

test('a number means that question alone, a letter what answers it', () => {
  expect(found('9')).toEqual(['9-a', '9-i-j'])
  expect(found('9i')).toEqual(['9-i-j'])
  expect(found('9 (j)')).toEqual(['9-i-j'])
  expect(found('9 (b)')).toEqual([])
  // The label's letter is Cyrillic, its address Latin, and so is what a person types.
  expect(found('12a')).toEqual(['12-a'])
})

test('words mean headings, folded, or parts of a label', () => {
  expect(found('EDUCATION - "girls\'')).toEqual(['9-a', '9-i-j', '19'])
  expect(found('and (j)')).toEqual(['9-i-j'])
  expect(found('zebra')).toEqual([])
})

test('no filter leaves all', () => {
  expect(filterOutline(sections, '  ')).toBe(sections)
})
