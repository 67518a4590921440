import { expect, test } from 'vitest'
import { keep, kept } from '@/components/intake/kept-outline'
import { eraseSentOfOthers, forgetDevice, unsentOnDevice } from './database'
import { device, fromElsewhere } from './testing/tab'

const { open } = device()

/** A draft with `words` on the device, which the server has too or not, and its tab closed. */
async function leave(userId: string, draftId: string, words: string, isSent: boolean): Promise<void> {
  const tab = await open({ userId, draftId })
  tab.type(words)
  await tab.store.flush()
  if (isSent) tab.store.markSent()
  await tab.store.destroy()
  tab.crash()
}

const textOf = async (userId: string, draftId: string) => (await open({ userId, draftId })).text()

test('with nobody signed in, what the server has goes, and what only this device has stays', async () => {
  await leave('one', 'sent', 'sent', true)
  await leave('one', 'unsent', 'unsent', false)
  await leave('another', 'sent', 'sent too', true)
  await eraseSentOfOthers()
  expect(await textOf('one', 'sent')).toBe('')
  expect(await textOf('one', 'unsent')).toBe('unsent')
  expect(await textOf('another', 'sent')).toBe('')
  expect((await unsentOnDevice()).map(({ draftId }) => draftId)).toEqual(['unsent'])
})

test('whoever is signed in keeps theirs', async () => {
  await leave('one', 'draft', 'mine', true)
  await leave('another', 'draft', 'theirs', true)
  await eraseSentOfOthers('one')
  expect(await textOf('one', 'draft')).toBe('mine')
  expect(await textOf('another', 'draft')).toBe('')
})

test('a text without its beginning is not shown, and is whole again with what the server sends', async () => {
  const tab = await open()
  const beginning = fromElsewhere('the beginning')
  tab.receive(beginning)
  await tab.store.flush()
  await eraseSentOfOthers()
  tab.type(' and the end')
  await tab.store.flush()
  const again = await open()
  expect(await again.store.loaded).toEqual({ found: false, unsent: true, newer: false })
  again.receive(beginning)
  expect(again.text()).toBe('the beginning and the end')
})

test('corrections of a document on its way in are nobody’s draft: they stay, and go at sign-out', async () => {
  const outline = { blocks: [] }
  await keep('one', 'intake:a', { base: 1, outline })
  await leave('one', 'draft', 'sent', true)
  await eraseSentOfOthers()
  expect(await kept('one', 'intake:a')).toEqual({ base: 1, outline })
  await forgetDevice('on')
  expect(await kept('one', 'intake:a')).toEqual({ base: 1, outline })
  await forgetDevice('one')
  expect(await kept('one', 'intake:a')).toBeNull()
})

test('a browser without a database has nothing to erase', async () => {
  await expect(eraseSentOfOthers()).resolves.toBeUndefined()
  expect(await unsentOnDevice()).toEqual([])
})
