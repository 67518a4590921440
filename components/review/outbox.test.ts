import { describe, expect, test, vi } from 'vitest'
import type { CommentView, ThreadView } from '@/lib/threads/schema'
import { foreseen, stranded } from './acts'
import { Outbox, type OutboxContext, type Waiting } from './outbox'

const REPLY = { threadId: 'thread', about: null, quote: '', text: 'Yes.' }
const mine = (id: string, text: string) => ({ id, text, isMine: true }) as CommentView

/** A server that keeps what it is sent, a device, and a line that can be cut. */
function bench(over: Partial<OutboxContext> = {}) {
  const state = {
    isOnline: true,
    isAnswerLost: false,
    server: [mine('first', 'Why?')],
    isThere: true,
    isResolved: false,
    done: [] as string[],
    shown: [] as CommentView[],
  }
  state.shown = state.server
  const device = new Map<string, Waiting>()
  const sent: string[] = []
  const take = async (text: string) => {
    if (!state.isOnline) throw new TypeError('no line')
    state.server = [...state.server, mine(`c${state.server.length}`, text)]
    if (state.isAnswerLost) {
      state.isAnswerLost = false
      throw new TypeError('the answer was lost')
    }
    return { ok: true as const, value: { id: 'thread' } as ThreadView }
  }
  const answer = vi.fn(({ text }: { text: string }) => take(text))
  const start = vi.fn(({ text }: { text: string }) => take(text))
  const refused: string[] = []
  const done = (name: string, change: () => void) => {
    if (!state.isOnline) throw new TypeError('no line')
    if (!state.isThere) return { ok: false as const, reason: 'notFound', fields: {} }
    change()
    state.done.push(name)
    if (state.isAnswerLost) {
      state.isAnswerLost = false
      throw new TypeError('the answer was lost')
    }
    return { ok: true as const, value: null }
  }
  const has = (commentId: string) => state.server.some(({ id }) => id === commentId)
  const gone = { ok: false as const, reason: 'notFound', fields: {} }
  const actions: OutboxContext['actions'] = {
    start,
    answer,
    edit: async ({ commentId, text }) =>
      has(commentId)
        ? done('edit', () => {
            state.server = state.server.map((each) => (each.id === commentId ? { ...each, text } : each))
          })
        : gone,
    remove: async ({ commentId }) =>
      has(commentId)
        ? done('remove', () => (state.server = state.server.filter(({ id }) => id !== commentId)))
        : gone,
    resolve: async () => done('resolve', () => (state.isResolved = true)),
    reopen: async () => done('reopen', () => (state.isResolved = false)),
    read: async () => ({ ok: true, value: null }),
  }
  const context: OutboxContext = {
    actions,
    keep: async (item) => Boolean(device.set(item.id, item)),
    forget: async (id) => void device.delete(id),
    kept: async () => [...device.values()],
    isStillKept: async (id) => device.has(id),
    exclusively: (send) => send(),
    isOnline: () => state.isOnline,
    isSent: () => true,
    refresh: async () => {
      if (!state.isOnline) throw new TypeError('no line')
      state.shown = state.server
    },
    threads: () => [{ id: 'thread', comments: state.shown } as ThreadView],
    onSent: ({ text }) => void sent.push(text),
    onRefused: ({ act }, reason) => void refused.push(`${act?.kind ?? 'comment'}: ${reason}`),
    ...over,
  }
  return { state, device, sent, refused, answer, start, context, outbox: new Outbox(context) }
}

const settled = async (outbox: Outbox, length = 0) => {
  await vi.waitFor(() => expect(outbox.items.get()).toHaveLength(length))
}

test('what is written is sent in its order, and kept on the device until it has arrived', async () => {
  const { outbox, state, device, sent } = bench()
  outbox.add(REPLY)
  outbox.add({ ...REPLY, text: 'No.' })
  expect(outbox.items.get()).toHaveLength(2)
  expect(device.size).toBe(2)
  await settled(outbox)
  expect(state.server.map(({ text }) => text)).toEqual(['Why?', 'Yes.', 'No.'])
  expect(sent).toEqual(['Yes.', 'No.'])
  expect(device.size).toBe(0)
})

test('without a line it waits, also over a reload, and is sent when there is one', async () => {
  const { outbox, state, context, device, answer } = bench()
  state.isOnline = false
  outbox.add(REPLY)
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(outbox.items.get()[0]).toMatchObject({ state: 'waiting', text: 'Yes.' })
  outbox.destroy()
  expect(device.size).toBe(1)
  const later = new Outbox(context)
  await later.restore()
  expect(later.items.get()).toHaveLength(1)
  state.isOnline = true
  later.pump()
  await settled(later)
  expect(answer).toHaveBeenCalledTimes(1)
  expect(state.server.at(-1)?.text).toBe('Yes.')
})

test('when the answer was lost on the way, the comment is found and not sent twice', async () => {
  const { outbox, state, answer } = bench()
  state.isAnswerLost = true
  outbox.add(REPLY)
  await vi.waitFor(() => expect(answer).toHaveBeenCalledTimes(1))
  outbox.pump()
  await settled(outbox)
  expect(answer).toHaveBeenCalledTimes(1)
  expect(state.server.filter(({ text }) => text === 'Yes.')).toHaveLength(1)
})

test('a comment that is known before its answer has come is not shown twice, and the same again is another', async () => {
  const { outbox, state, sent, answer } = bench()
  // On a page whoever hears that something else waits draws the threads anew, and then compares.
  outbox.items.subscribe(outbox.compare)
  let respond = () => {}
  answer.mockImplementationOnce(async ({ text }) => {
    state.server = [...state.server, mine('early', text)]
    await new Promise<void>((resolve) => (respond = resolve))
    return { ok: true, value: { id: 'thread' } as ThreadView }
  })
  outbox.add(REPLY)
  outbox.add(REPLY)
  await vi.waitFor(() => expect(state.server).toHaveLength(2))
  state.shown = state.server
  outbox.compare()
  expect(outbox.items.get()).toHaveLength(1)
  expect(sent).toEqual(['Yes.'])
  outbox.compare()
  expect(outbox.items.get()).toHaveLength(1)
  respond()
  await settled(outbox)
  expect(sent).toEqual(['Yes.', 'Yes.'])
  expect(state.server.filter(({ text }) => text === 'Yes.')).toHaveLength(2)
})

test('saying the same again is another comment', async () => {
  const { outbox, state } = bench()
  outbox.add(REPLY)
  await settled(outbox)
  outbox.add(REPLY)
  await settled(outbox)
  expect(state.server.filter(({ text }) => text === 'Yes.')).toHaveLength(2)
})

test('what another tab has sent meanwhile is not sent again', async () => {
  const { outbox, device, state, answer } = bench()
  state.isOnline = false
  outbox.add(REPLY)
  await new Promise((resolve) => setTimeout(resolve, 5))
  device.clear()
  state.isOnline = true
  outbox.pump()
  await settled(outbox)
  expect(answer).not.toHaveBeenCalled()
})

test('what is refused stays with the reason, lets the others pass, and can be tried again', async () => {
  const refusing = vi
    .fn()
    .mockResolvedValueOnce({ ok: false, reason: 'notFound', fields: {} })
    .mockResolvedValue({ ok: true, value: { id: 'thread' } })
  const { outbox, answer } = bench()
  answer.mockImplementation(refusing)
  const first = outbox.add(REPLY)
  outbox.add({ ...REPLY, text: 'No.' })
  await settled(outbox, 1)
  expect(outbox.items.get()[0]).toMatchObject({
    id: first.id,
    state: 'refused',
    reason: 'notFound',
    text: 'Yes.',
  })
  outbox.retry(first.id)
  await settled(outbox)
})

test('what is refused can be said in other words', async () => {
  const { outbox, answer, state } = bench()
  answer.mockResolvedValueOnce({ ok: false, reason: 'mentionUnknown', fields: {} } as never)
  const { id } = outbox.add(REPLY)
  await vi.waitFor(() => expect(outbox.items.get()[0]?.state).toBe('refused'))
  outbox.rewrite(id, 'Why not?')
  await settled(outbox)
  expect(state.server.map(({ text }) => text)).toEqual(['Why?', 'Why not?'])
})

test('a comment on words waits until the server has the words', async () => {
  let isSent = false
  const { outbox, start } = bench({ isSent: () => isSent })
  const about = { kind: 'selection' as const, draftId: 'draft', ranges: [] }
  outbox.add({ threadId: null, about, quote: 'words', text: 'Which?' })
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(start).not.toHaveBeenCalled()
  isSent = true
  await settled(outbox)
  expect(start).toHaveBeenCalledWith({ about, text: 'Which?' })
})

test('what is taken out is gone from the device, too', async () => {
  const { outbox, state, device } = bench()
  state.isOnline = false
  const { id } = outbox.add(REPLY)
  expect(outbox.take(id)?.text).toBe('Yes.')
  expect(outbox.items.get()).toEqual([])
  expect(device.size).toBe(0)
})

describe('changes of what stands', () => {
  test('wait in their order with what is written, over a reload too, and are done when there is a line', async () => {
    const { outbox, state, context, device } = bench()
    state.isOnline = false
    outbox.act('thread', { kind: 'edit', commentId: 'first' }, 'Why not?')
    outbox.add(REPLY)
    outbox.act('thread', { kind: 'resolve' })
    outbox.act('other', { kind: 'delete', commentId: 'first' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(outbox.items.get().map(({ act }) => act?.kind)).toEqual(['edit', undefined, 'resolve', 'delete'])
    outbox.destroy()
    expect(device.size).toBe(4)
    const later = new Outbox(context)
    state.isOnline = true
    await later.restore()
    await settled(later)
    expect(state.done).toEqual(['edit', 'resolve', 'remove'])
    expect(state.server.map(({ text }) => text)).toEqual(['Yes.'])
    expect([state.isResolved, device.size]).toEqual([true, 0])
  })

  test('which take each other back are not sent, and of two edits the last counts', async () => {
    const { outbox, state } = bench()
    state.isOnline = false
    outbox.act('thread', { kind: 'resolve' })
    outbox.act('thread', { kind: 'resolve' })
    outbox.act('thread', { kind: 'reopen' })
    outbox.act('thread', { kind: 'edit', commentId: 'first' }, 'One')
    outbox.act('thread', { kind: 'edit', commentId: 'first' }, 'Two')
    expect(outbox.items.get().map(({ text }) => text)).toEqual(['Two'])
    outbox.act('thread', { kind: 'delete', commentId: 'first' })
    expect(outbox.items.get().map(({ act }) => act?.kind)).toEqual(['delete'])
    state.isOnline = true
    outbox.pump()
    await settled(outbox)
    expect(state.done).toEqual(['remove'])
  })

  test('whose answer was lost are asked again, and are done once', async () => {
    const { outbox, state, refused } = bench()
    state.isAnswerLost = true
    outbox.act('thread', { kind: 'delete', commentId: 'first' })
    await vi.waitFor(() => expect(state.done).toEqual(['remove']))
    outbox.pump()
    await settled(outbox)
    expect([state.done, refused]).toEqual([['remove'], []])
  })

  test('that may have arrived are not taken back by leaving them out', async () => {
    const { outbox, state } = bench()
    state.isAnswerLost = true
    outbox.act('thread', { kind: 'resolve' })
    await vi.waitFor(() => expect(state.done).toEqual(['resolve']))
    outbox.act('thread', { kind: 'reopen' })
    outbox.pump()
    await settled(outbox)
    expect(state.isResolved).toBe(false)
  })

  test('of what was deleted meanwhile: what was written stays with the reason, all else is told and over', async () => {
    const { outbox, state, refused } = bench()
    state.isOnline = false
    outbox.act('thread', { kind: 'edit', commentId: 'first' }, 'Why not?')
    outbox.act('thread', { kind: 'resolve' })
    outbox.act('thread', { kind: 'delete', commentId: 'second' })
    Object.assign(state, { isThere: false, isOnline: true })
    outbox.pump()
    await settled(outbox, 1)
    expect(outbox.items.get()[0]).toMatchObject({ state: 'refused', reason: 'notFound', text: 'Why not?' })
    expect(refused).toEqual(['edit: notFound', 'resolve: notFound'])
    expect(stranded(outbox.items.get(), () => false)).toHaveLength(1)
    expect(stranded(outbox.items.get(), () => true)).toEqual([])
  })
})

test('a thread is shown as it will be once what waits is done', async () => {
  const { outbox, state } = bench()
  state.isOnline = false
  const me = { id: 'me', name: 'Me' }
  const thread = {
    id: 'thread',
    resolved: null,
    comments: [mine('first', 'Why?'), mine('c1', 'So.')],
  } as unknown as ThreadView
  const seen = () => foreseen(thread, outbox.items.get(), me)
  expect(seen()).toBe(thread)
  outbox.act('thread', { kind: 'edit', commentId: 'first' }, 'Why not?')
  outbox.act('thread', { kind: 'resolve' })
  expect(seen()?.comments[0]).toMatchObject({ text: 'Why not?' })
  expect(seen()?.resolved?.by).toEqual(me)
  outbox.act('thread', { kind: 'delete', commentId: 'first' })
  expect(seen()?.comments[0]).toMatchObject({ text: '', isDeleted: true, canEdit: false })
  outbox.act('thread', { kind: 'delete', commentId: 'c1' })
  expect(seen()).toBeNull()
})
