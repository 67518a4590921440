import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeDatabase, db } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createSession } from '@/lib/testing/factories'
import { CLOSE_CODES, draftDocument } from './protocol'
import { startDatabaseProxy, type DatabaseProxy } from './testing/database-proxy'
import { Editor, until } from './testing/editor'
import { startTestServer, type TestServer } from './testing/server'

const database = testDatabase()
let proxy: DatabaseProxy
let server: TestServer
let draftIds: string[]
let cookie: string
let truth: Client

beforeAll(async () => {
  proxy = await startDatabaseProxy(database.url())
  provideEnvironment({ databaseUrl: proxy.url })
  const reportId = await createReport()
  const author = await addMember(reportId, 'author')
  draftIds = (await db.draft.findMany({ where: { reportId }, select: { id: true } }))
    .slice(0, 3)
    .map(({ id }) => id)
  cookie = (await createSession(author)).cookie
  server = await startTestServer()
  truth = new Client({ connectionString: database.url() })
  await truth.connect()
})
afterAll(async () => {
  await truth.end()
  await server.stop()
  await closeDatabase()
  await proxy.close()
})

/** Types numbered words for ever and knows how many of them were acknowledged. */
class Writer extends Editor {
  typed = 0
  acknowledged = 0
  private readonly timer: NodeJS.Timeout

  constructor(
    readonly mark: string,
    readonly draftId: string,
  ) {
    super({ url: server.url, cookie, name: draftDocument(draftId) })
    this.provider.on('unsyncedChanges', () => void (this.isSaved && (this.acknowledged = this.typed)))
    this.timer = setInterval(() => this.type(`${this.mark}${++this.typed}; `), 15)
  }

  /** Its words in a text: each that was typed so far, once and in order, from the first to the last that is there. */
  wordsIn(text: string): number {
    const words = text.match(new RegExp(`${this.mark}\\d+;`, 'g')) ?? []
    expect(words).toEqual(words.map((_, index) => `${this.mark}${index + 1};`))
    return words.length
  }

  stopTyping(): void {
    clearInterval(this.timer)
  }
}

/** What the database itself has, whatever the product thinks. */
async function textInDatabase(draftId: string): Promise<string> {
  const { rows } = await truth.query<{ data: Buffer }>(
    `select data from draft_snapshots where draft_id = $1 union all
     (select data from draft_updates where draft_id = $1 order by seq)`,
    [draftId],
  )
  return JSON.stringify(documentFromUpdates(rows.map(({ data }) => data)))
}

test.each(['stop', 'hang'] as const)(
  'a database that is gone (%s) shows, costs nothing acknowledged, and comes back',
  async (how) => {
    const mark = how === 'stop' ? 's' : 'h'
    const writers = Array.from(
      { length: 5 },
      (_, index) => new Writer(`${mark}${index}-`, draftIds[index % 3]!),
    )
    await Promise.all(writers.map((writer) => writer.opened()))
    const rounds = how === 'stop' ? 3 : 1
    for (let round = 1; round <= rounds; round++) {
      const before = writers.map(({ typed }) => typed)
      const isGoingOn = ({ acknowledged }: Writer, index: number) => acknowledged > before[index]! + 10
      await until(() => writers.every(isGoingOn), 'all are being acknowledged')
      const closed = writers.map(({ closes }) => closes.length)
      proxy[how]()
      const isClosed = ({ closes }: Writer, index: number) => closes.length > closed[index]!
      await until(() => writers.every(isClosed), 'all sockets are closed', 20_000)
      expect(writers.map(({ closes }, index) => closes[closed[index]!])).toEqual(
        writers.map(() => CLOSE_CODES.notSaved),
      )
      const acknowledged = writers.map((writer) => writer.acknowledged)
      await new Promise((resolve) => setTimeout(resolve, 700))
      expect(writers.map((writer) => writer.acknowledged)).toEqual(acknowledged)
      expect(writers.some(({ isSaved }) => isSaved)).toBe(false)
      for (const writer of writers) {
        expect(writer.wordsIn(await textInDatabase(writer.draftId))).toBeGreaterThanOrEqual(
          writer.acknowledged,
        )
      }
      proxy.restore()
    }
    await until(
      () => writers.every(({ acknowledged, typed }) => acknowledged > typed - 20),
      'all are caught up',
    )
    for (const writer of writers) writer.stopTyping()
    await Promise.all(writers.map((writer) => writer.saved()))
    for (const writer of writers) {
      const fresh = new Editor({ url: server.url, cookie, name: draftDocument(writer.draftId) })
      await fresh.opened()
      expect(writer.wordsIn(fresh.text)).toBe(writer.typed)
      expect(writer.wordsIn(await textInDatabase(writer.draftId))).toBe(writer.typed)
      fresh.destroy()
    }
    for (const writer of writers) writer.destroy()
  },
  60_000,
)

test('a draft that cannot be loaded is not shown as an empty one', async () => {
  const editor = new Editor({ url: server.url, cookie, name: draftDocument(draftIds[0]!) })
  await editor.opened()
  proxy.stop()
  const other = new Editor({ url: server.url, cookie, name: draftDocument(draftIds[1]!), doc: new Y.Doc() })
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(other.provider.synced).toBe(false)
  expect(other.doc.store.clients.size).toBe(0)
  // Somebody who only reads what was loaded before goes on reading.
  expect(editor.closes).toEqual([])
  proxy.restore()
  await other.opened()
  expect(other.text).not.toBe('')
  editor.destroy()
  other.destroy()
})
