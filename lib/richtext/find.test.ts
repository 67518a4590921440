import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FindOptions, findInText, NO_TEXT } from './find'

const LOOSE: FindOptions = { matchCase: false, wholeWords: false, foldAccents: false }
const find = (text: string, query: string, options: Partial<FindOptions> = {}) =>
  findInText(text, query, { ...LOOSE, ...options }).map(({ from, to }) => text.slice(from, to))

test.each([
  ['Shelter, shelters', 'shelter', {}, ['Shelter', 'shelter']],
  ['Shelter, shelters', 'shelter', { matchCase: true }, ['shelter']],
  ['Shelter, shelters', 'shelter', { wholeWords: true }, ['Shelter']],
  ['élève, eleve', 'eleve', { foldAccents: true }, ['élève', 'eleve']],
  ['élève, eleve', 'eleve', {}, ['eleve']],
  ['e\u0301tat', 'etat', { foldAccents: true }, ['e\u0301tat']],
  ['приют, Приюта', 'приют', { wholeWords: true }, ['приют']],
  ['aaaa', 'aa', {}, ['aa', 'aa']],
  ['art.\u00a03 and art. 3', 'art. 3', {}, ['art.\u00a03', 'art. 3']],
  ['art.\u00a03 and art. 3', 'art.\u00a03', {}, ['art.\u00a03']],
  ['non\u2011governmental', 'non-gov', {}, ['non\u2011gov']],
  ['the State\u2019s', "state's", {}, ['State\u2019s']],
  ['gov\u00adern\u00adment s', 'government', {}, ['gov\u00adern\u00adment']],
  [`a${NO_TEXT}b`, 'ab', {}, []],
  ['a.b', '.', {}, ['.']],
  ['İstanbul', 'i', { foldAccents: true }, ['İ']],
  ['nothing', '', {}, []],
] as [string, string, Partial<FindOptions>, string[]][])('%j: %j %j', (text, query, options, expected) => {
  expect(find(text, query, options)).toEqual(expected)
})

test('finds what is there, in order, and nothing twice', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'É', ' ', '\u00a0', '\u00ad', '-', '😀') })
  fc.assert(
    fc.property(letters, letters, letters, fc.boolean(), (before, query, after, foldAccents) => {
      const text = before + query + after
      const found = findInText(text, query, { matchCase: true, wholeWords: false, foldAccents })
      if (/[^\u00ad]/.test(query)) expect(found.length).toBeGreaterThan(0)
      let last = 0
      for (const { from, to } of found) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(to).toBeGreaterThan(from)
        last = to
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})
