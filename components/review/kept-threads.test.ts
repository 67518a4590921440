import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { eraseSeenThreads, eraseSentOfOthers, forgetDevice } from '@/components/editor/device/database'
import type { ThreadsPage, ThreadView } from '@/lib/threads/schema'
import { ThreadKeeper } from './kept-threads'
import { ThreadList } from './thread-list'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  vi.setSystemTime('2026-03-01T10:00:00Z')
})

const comment = (id: string) => ({
  id,
  author: { id: 'other', name: 'Author' },
  isMine: false,
  isDeleted: false,
})
const thread = (id: string, ...comments: string[]) =>
  ({ id, comments: comments.map(comment), resolved: null, isUnread: true }) as unknown as ThreadView

/** A page on a report: what the server says, and whether there is a line to it. */
function visit(userId = 'one', reportId = 'report') {
  const server = { threads: [thread('a', '1')], isThere: true, hasSession: true }
  const news: unknown[] = []
  const list = new ThreadList(
    async (): Promise<ThreadsPage> => {
      if (!server.isThere) throw new Error('no line')
      return { threads: server.threads, people: [{ id: 'other', name: 'Author' }] }
    },
    (arrivals) => news.push(...arrivals),
  )
  const keeper = new ThreadKeeper({
    ...{ userId, reportId, list },
    mayKeep: () => server.hasSession,
    isOnline: () => server.isThere,
  })
  const open = async () => {
    await list.load()
    await keeper.restore()
    const { byId, keptAt, has } = list.known.get()
    return { threads: [...byId.keys()], keptAt, has }
  }
  return { server, news, list, keeper, open }
}

async function kept(userId?: string, reportId?: string) {
  const offline = visit(userId, reportId)
  offline.server.isThere = false
  return offline.open()
}

test('what was seen is listed without a line, as of when there was one; then the server counts, and tells no old news', async () => {
  const { keeper, server, open, list } = visit()
  expect(await open()).toEqual({ threads: ['a'], keptAt: null, has: 'open' })
  vi.setSystemTime('2026-03-01T10:05:00Z')
  await keeper.keep(true)
  server.isThere = false
  vi.setSystemTime('2026-03-01T11:00:00Z')
  await keeper.keep()
  const at = '2026-03-01T10:05:00.000Z'
  expect(await kept()).toEqual({ threads: ['a'], keptAt: at, has: 'open' })
  expect(await kept('one', 'another report')).toEqual({ threads: [], keptAt: null, has: 'none' })
  expect(await kept('somebody else')).toMatchObject({ threads: [] })

  const again = visit()
  again.server.isThere = false
  await again.open()
  await again.keeper.keep(true)
  expect(await kept()).toMatchObject({ keptAt: at })
  Object.assign(again.server, { isThere: true, threads: [thread('a', '1', '2'), thread('b', '3')] })
  expect(await again.open()).toEqual({ threads: ['a', 'b'], keptAt: null, has: 'open' })
  expect(again.news).toEqual([])
  again.server.threads = [thread('a', '1', '2', '4'), thread('b', '3')]
  await again.list.load()
  expect(again.news).toHaveLength(1)
  list.destroy()
})

test('it goes with the session, with what others left, and with all that the device has', async () => {
  const keepOne = async () => {
    const { keeper, open, server } = visit()
    await open()
    await keeper.keep()
    expect(await kept()).toMatchObject({ threads: ['a'] })
    return { keeper, server }
  }
  const { keeper, server } = await keepOne()
  await eraseSeenThreads('one')
  server.hasSession = false
  await keeper.keep()
  expect(await kept()).toMatchObject({ threads: [] })
  await keepOne()
  await eraseSentOfOthers('one')
  expect(await kept()).toMatchObject({ threads: ['a'] })
  await eraseSentOfOthers('somebody else')
  expect(await kept()).toMatchObject({ threads: [] })
  await keepOne()
  await eraseSentOfOthers()
  expect(await kept()).toMatchObject({ threads: [] })
  await keepOne()
  await forgetDevice()
  expect(await kept()).toMatchObject({ threads: [] })
  const { keeper: gone } = await keepOne()
  await gone.forget()
  expect(await kept()).toMatchObject({ threads: [] })
})
