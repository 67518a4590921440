import { describe, expect, test } from 'vitest'
import { addMember, createUser } from '@/lib/testing/factories'
import { reportDocument } from './protocol'
import { until } from './testing/editor'
import { oneDraft } from './testing/one-draft'

const the = oneDraft()

describe('the channel of a report', () => {
  test('holds no text', async () => {
    const editor = await (await the.open(the.author, { name: reportDocument(the.reportId) })).opened()
    await editor.saved()
    editor.type('x')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(editor.isSaved).toBe(false)
    const other = await (await the.open(the.author, { name: reportDocument(the.reportId) })).opened()
    expect(other.text).toBe('')
  })

  test('says who is where, by the names that the server knows', async () => {
    const reader = await addMember(the.reportId, 'reader', await createUser({ name: 'Some Reader' }))
    const first = await (await the.open(the.author, { name: reportDocument(the.reportId) })).opened()
    const second = await (await the.open(reader, { name: reportDocument(the.reportId) })).opened()
    first.provider.setAwarenessField('user', {
      id: reader.id,
      name: 'Somebody Else',
      color: '#aa00ff',
      admin: true,
    })
    first.provider.setAwarenessField('draftId', the.draftId)
    const seen = () => second.provider.awareness?.getStates().get(first.doc.clientID)
    await until(() => seen()?.draftId, 'the second sees the first')
    expect(seen()).toEqual({
      user: { id: the.author.id, name: 'First Author', color: '#aa00ff' },
      draftId: the.draftId,
    })
    first.destroy()
    await until(() => !seen(), 'the second sees the first leave')
  })
})
