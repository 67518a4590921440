import { expect, test, vi } from 'vitest'
import { countsFootnotes } from './footnotes'
import * as profiles from './profiles'

test('the report says it, else its Committee, and what is not known counts', () => {
  expect(countsFootnotes({ committee: 'CEDAW', footnotes: null })).toBe(true)
  expect(countsFootnotes({ committee: 'CEDAW', footnotes: 'apart' })).toBe(false)
  expect(countsFootnotes({ committee: 'CCPR', footnotes: null })).toBe(true)
  expect(countsFootnotes({ committee: 'Some other body', footnotes: null })).toBe(true)
  const apart = { ...profiles.profileOf('CCPR')!, footnotesCount: false }
  const known = vi.spyOn(profiles, 'profileOf').mockReturnValue(apart)
  expect(countsFootnotes({ committee: 'CCPR', footnotes: null })).toBe(false)
  expect(countsFootnotes({ committee: 'CCPR', footnotes: 'counted' })).toBe(true)
  known.mockRestore()
})
