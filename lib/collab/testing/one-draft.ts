import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { WebSocket } from 'ws'
import { db } from '@/lib/db'
import type { DocumentNode } from '@/lib/richtext/document'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createSession, createUser, type TestUser } from '@/lib/testing/factories'
import { draftDocument } from '../protocol'
import { Editor, type EditorOptions } from './editor'
import { startTestServer, type TestServer } from './server'

/** What the tests of one file share: a server, and for each test a new report, its author and one of its drafts. */
export interface OneDraft {
  readonly server: TestServer
  readonly reportId: string
  readonly draftId: string
  readonly author: TestUser
  /** An editor of this person, of the draft unless `options` say otherwise; it is closed after the test. */
  open(user: TestUser, options?: Partial<EditorOptions>): Promise<Editor>
  /** The HTTP status of an upgrade with these headers: of its refusal, or 101. */
  statusOf(headers: Record<string, string>): Promise<number>
  /** What the update log has. */
  logged(): Promise<DocumentNode>
  /** How many rows of the update log this person has written. */
  rowsOf(userId: string): Promise<number>
}

/** Call it once at the top of a file of tests, which gets a database of its own. */
export function oneDraft(): OneDraft {
  testDatabase()
  const editors: Editor[] = []
  let server: TestServer
  let current: { reportId: string; draftId: string; author: TestUser }

  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    const author = await createUser({ name: 'First Author' })
    const reportId = await createReport()
    await addMember(reportId, 'author', author)
    const draft = await db.draft.findFirstOrThrow({ where: { reportId, NOT: { questionId: null } } })
    current = { reportId, draftId: draft.id, author }
  })
  afterEach(() => {
    for (const editor of editors.splice(0)) editor.destroy()
  })

  return {
    get server() {
      return server
    },
    get reportId() {
      return current.reportId
    },
    get draftId() {
      return current.draftId
    },
    get author() {
      return current.author
    },
    async open(user, options = {}) {
      const { cookie } = await createSession(user)
      const name = draftDocument(current.draftId)
      const editor = new Editor({ url: server.url, cookie, name, ...options })
      editors.push(editor)
      return editor
    },
    statusOf(headers) {
      const socket = new WebSocket(server.url, { headers })
      return new Promise((resolve) => {
        socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
        socket.on('open', () => {
          socket.close()
          resolve(101)
        })
        socket.on('error', () => {})
      })
    },
    async logged() {
      const where = { draftId: current.draftId }
      const rows = await db.draftUpdate.findMany({ where, orderBy: { seq: 'asc' } })
      return documentFromUpdates(rows.map(({ data }) => data))
    },
    rowsOf: (userId) => db.draftUpdate.count({ where: { draftId: current.draftId, userId } }),
  }
}
