import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFolded, foldForSearch, originalRange, searchFold } from '.'

describe('foldForSearch', () => {
  it.each([
    ['non\u2011governmental', 'non-governmental'],
    ['2020\u20132022', '2020-2022'],
    ['26\u00a0August', '26 august'],
    ['Women\u2019s \u201crights\u201d', 'women\'s "rights"'],
    ['\u00abrights\u00bb', '"rights"'],
    ['co\u00adoperation', 'cooperation'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['a \t\u00a0\n b', 'a b'],
    ['C\u00f4te', 'cote'],
    ['Co\u0302te', 'cote'],
    ['\ufb01nal', 'final'],
    ['\uff21\uff11', 'a1'],
    ['Stra\u00dfe', 'strasse'],
    ['\u039f\u03b4\u03cc\u03c2', '\u03bf\u03b4\u03bf\u03c3'],
    ['\u04d8\u0434\u0456\u043b\u0435\u0442', '\u04d9\u0434\u0456\u043b\u0435\u0442'],
    ['\u0430 is not a', '\u0430 is not a'],
    ['\u2026', '...'],
    ['', ''],
  ])('folds %j to %j', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded)
  })

  it('folds what decomposes to a dash or a quotation mark', () => {
    expect(foldForSearch('\ufe31 \ufe32 \uff07')).toBe("- - '")
    expect(foldForSearch('\u1e9e')).toBe('ss')
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = foldForSearch(text)
        expect(foldForSearch(once)).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('searchFold', () => {
  it('folds as foldForSearch does', () => {
    const words = fc.array(
      fc.constantFrom('A', ' ', '  ', '\u00a0', '\u00ad', '\u2011', '\u0301', '\n', '`', 'z'),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          words.map((parts) => parts.join('')),
        ),
        (text) => {
          expect(searchFold(text).folded).toBe(foldForSearch(text))
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('maps every folded place to the character it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const fold = searchFold(text)
        expect(fold.offsets).toHaveLength(fold.folded.length + 1)
        expect(fold.offsets.at(-1)).toBe(text.length)
        for (const [index, offset] of fold.offsets.entries()) {
          expect(offset).toBeGreaterThanOrEqual(fold.offsets[index - 1] ?? 0)
          if (index === fold.folded.length) continue
          const character = String.fromCodePoint(text.codePointAt(offset) ?? 0)
          expect(foldForSearch(character)).toContain(fold.folded.charAt(index))
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('findFolded', () => {
  const hits = (text: string, query: string) =>
    findFolded(searchFold(text), query).map(({ start, end }) => text.slice(start, end))

  it.each([
    [
      'the non\u2011governmental and non-governmental ones',
      'NON-governmental',
      ['non\u2011governmental', 'non-governmental'],
    ],
    ['women\u2019s rights', "women's", ['women\u2019s']],
    ['co\u00adoperate', 'cooperate', ['co\u00adoperate']],
    ['Co\u0302te d\u2019Ivoire', 'cote', ['Co\u0302te']],
    ['o\ufb03ce', 'of', ['o\ufb03']],
    ['a\u00a0 b', 'a b', ['a\u00a0 b']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['text', '  ', []],
    ['text', 'other', []],
    ['', 'a', []],
  ])('in %j finds %j', (text, query, expected) => {
    expect(hits(text, query)).toEqual(expected)
  })

  it('finds every stretch of a text in it, and only what folds alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, from, length) => {
        const query = text.slice(from % (text.length + 1), (from % (text.length + 1)) + (length % 9))
        const wanted = foldForSearch(query).trim()
        const fold = searchFold(text)
        const found = findFolded(fold, query)
        if (wanted !== '' && fold.folded.includes(wanted)) expect(found.length).toBeGreaterThan(0)
        for (const { start, end } of found) expect(foldForSearch(text.slice(start, end))).toContain(wanted)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives an empty stretch for an empty one', () => {
    expect(originalRange(searchFold('abc'), 1, 1)).toEqual({ start: 1, end: 1 })
  })
})
