import { describe, expect, it } from 'vitest'
import { letterAt, letterPosition, looksLikeLabel, readLabel } from './labels'

describe('readLabel', () => {
  it.each([
    ['3 (a)', ['3(a)'], '3-a'],
    ['3(a)', ['3(a)'], '3-a'],
    ['3 ( a )', ['3(a)'], '3-a'],
    ['3 (a).', ['3(a)'], '3-a'],
    ['3 (a):', ['3(a)'], '3-a'],
    ['3 (A)', ['3(a)'], '3-a'],
    ['03 (a)', ['3(a)'], '3-a'],
    ['3\u00a0(a)', ['3(a)'], '3-a'],
    ['\uff13\uff08\uff41\uff09', ['3(a)'], '3-a'],
    ['17', ['17'], '17'],
    ['17.', ['17'], '17'],
    ['9 (i) and (j)', ['9(i)', '9(j)'], '9-i-j'],
    ['9 (i), (j)', ['9(i)', '9(j)'], '9-i-j'],
    ['9 (i) and 9 (j)', ['9(i)', '9(j)'], '9-i-j'],
    ['9 (a), (b) and (c)', ['9(a)', '9(b)', '9(c)'], '9-a-b-c'],
    ['9 (a), (b), and (c)', ['9(a)', '9(b)', '9(c)'], '9-a-b-c'],
    ['9 (a) & (b)', ['9(a)', '9(b)'], '9-a-b'],
    ['9 (a)\u2013(c)', ['9(a)', '9(b)', '9(c)'], '9-a-b-c'],
    ['9 (a) to (c)', ['9(a)', '9(b)', '9(c)'], '9-a-b-c'],
    ['9 (a) to (c) and (e)', ['9(a)', '9(b)', '9(c)', '9(e)'], '9-a-b-c-e'],
    ['4 (ii)', ['4(ii)'], '4-ii'],
    ['1 (1)', null, null],
    ['0', null, null],
    ['2024', null, null],
    ['3 (a) (b)', null, null],
    ['3 (a) and', null, null],
    ['3 (a) and (a)', null, null],
    ['3 (c) to (a)', null, null],
    ['3 (a) of the Act', null, null],
    ['(a)', null, null],
    ['3 a', null, null],
    ['Article 3 (a)', null, null],
    ['', null, null],
    ['3 (a)' + ' and (a)'.repeat(20), null, null],
  ])('reads %j', (line, refs, slug) => {
    const label = readLabel(line)
    expect(label?.refs ?? null).toEqual(refs)
    expect(label?.slug ?? null).toBe(slug)
  })

  it.each(Array.from('асеіјорхуѕкһԛԝԁӏ', (letter, index) => [letter, 'aceijopxyskhqwdl'.charAt(index)]))(
    'folds Cyrillic %s to Latin %s',
    (cyrillic, latin) => {
      expect(readLabel(`5 (${cyrillic})`)).toMatchObject({ refs: [`5(${latin})`], lookalikes: [cyrillic] })
    },
  )

  it.each(['т', 'щ', 'α'])('does not guess at %s', (letter) => {
    expect(readLabel(`5 (${letter})`)).toBeNull()
    expect(looksLikeLabel(`5 (${letter})`)).toBe(true)
  })
})

describe('letterPosition', () => {
  it.each([
    ['a', 1],
    ['z', 26],
    ['aa', 27],
    ['zz', 52],
    ['ab', null],
    ['iii', null],
  ])('places %s at %s', (letter, position) => {
    expect(letterPosition(letter)).toBe(position)
    if (position !== null) expect(letterAt(position)).toBe(letter)
  })
})
