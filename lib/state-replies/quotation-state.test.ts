import { expect, test } from 'vitest'
import { quotationState } from './quotation-state'

const quotation = (version: number | null, text = 'No complaint was filed.') => ({ version, text })
const now = (text: string, changedIn: number | null) => ({ text, changedIn })

test('a quotation is current while its paragraph is what it was', () => {
  expect(quotationState(quotation(1), now('No complaint was filed.', null))).toBe('current')
  expect(quotationState(quotation(2), now('Two complaints were filed.', 2))).toBe('current')
  // From before versions were kept: nobody can tell.
  expect(quotationState(quotation(null), now('Two complaints were filed.', 2))).toBe('current')
})

test('a paragraph that changed elsewhere leaves what is quoted as it is', () => {
  expect(quotationState(quotation(1), now('In 2024 or later.  No complaint\u00a0was filed.', 2))).toBe(
    'current',
  )
  expect(quotationState(quotation(1), now('Two complaints were filed.', 2))).toBe('changed')
})

test('a paragraph that is no more is gone', () => {
  expect(quotationState(quotation(1), null)).toBe('gone')
})
