import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { forgetDevice, unsentOnDevice } from '@/components/editor/device/database'
import { fingerprint, forgetKept, keep, kept } from './kept-outline'

const outline = { blocks: [{ id: 'b0', kind: 'paragraph' as const, ranges: [], confidence: 1, guesses: [] }] }

beforeEach(async () => {
  await forgetDevice()
})

test('what is kept is there until it is forgotten, for its person alone', async () => {
  expect(await kept('one', 'intake:a')).toBeNull()
  expect(await keep('one', 'intake:a', { base: 3, outline })).toBe(true)
  expect(await kept('one', 'intake:a')).toEqual({ base: 3, outline })
  expect(await kept('one', 'intake:b')).toBeNull()
  expect(await kept('another', 'intake:a')).toBeNull()
  await forgetKept('one', 'intake:a')
  expect(await kept('one', 'intake:a')).toBeNull()
})

test('signing out deletes it with the drafts, and it is no draft', async () => {
  await keep('one', 'intake:a', { base: 0, outline })
  expect(await unsentOnDevice()).toEqual([])
  await forgetDevice()
  expect(await kept('one', 'intake:a')).toBeNull()
})

test('a text has a name of its own', () => {
  expect(fingerprint('a text')).toBe(fingerprint('a text'))
  expect(fingerprint('a text')).not.toBe(fingerprint('a texu'))
})
