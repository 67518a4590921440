import { expect, test } from 'vitest'
import { annexHref } from '@/components/find/places'
import { writtenAt } from './written-at'

test('every place of the preview has the address at which it is written', () => {
  const drafts = [{ draftId: 'd', href: '/reports/r/questions/1-a' }]
  const at = (draftId: string | null, block: number | null, settings?: 'date' | 'organisations') =>
    writtenAt('r', drafts, { draftId, block, ...(settings && { settings }) })
  expect(at('d', 3)).toBe('/reports/r/questions/1-a?block=3')
  expect(at('d', null)).toBe('/reports/r/questions/1-a')
  expect(at('gone', 3)).toBeNull()
  expect(at(null, null, 'date')).toBe('/reports/r/settings/compilation#cover')
  expect(annexHref('r', 'annex:claims')).toBe('/reports/r/preview?annex=claims')
  expect(at(null, null, 'organisations')).toBe('/reports/r/settings#organisations')
})
