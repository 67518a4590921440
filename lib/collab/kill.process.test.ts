import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { countWordsInXml } from '@/lib/richtext/words'
import { COLLABORATION_PATH, draftDocument } from './protocol'
import { Editor, until } from './testing/editor'
import { killTree } from './testing/process-tree'

const ROUNDS = 20
const WRITERS = 5
const DRAFTS = 3

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'counterpoint-kill-'))
// As it was: connecting to the database tells this process, and must not tell the server, where it is.
const inherited = { ...process.env }
const environment = {
  COUNTERPOINT_DATA: join(folder, 'data'),
  NEXTAUTH_SECRET: 'only for the duration of this test, and nobody else has it',
  HOST: '127.0.0.1',
  PORT: '',
  // Whoever has a draft open has it folded all the time: a kill falls into a fold.
  TEST_FOLD_AFTER: '4',
}
let server: ChildProcess | undefined
let cookie: string
let draftIds: string[]

beforeAll(async () => {
  if (!existsSync(join(root, '.next/BUILD_ID'))) {
    throw new Error('there is no production build: node bin/build.mjs')
  }
  environment.PORT = String(await freePort())
  Object.assign(process.env, environment)
  await start()
  await setUp()
})
afterAll(() => {
  if (server?.pid) killTree(server.pid)
  rmSync(folder, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** Starts the product as `npm start` does, and waits until it answers. */
async function start(): Promise<void> {
  const child = fork(join(root, 'lib/collab/testing/serve.mjs'), {
    cwd: root,
    env: { ...inherited, ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  server = child
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

async function setUp(): Promise<void> {
  const { openDatabase } = await import('@/lib/database/open-database')
  const { db } = await import('@/lib/db')
  const { addMember, createSession } = await import('@/lib/testing/factories')
  const database = await openDatabase()
  const report = await db.report.findFirstOrThrow({ select: { id: true } })
  const author = await addMember(report.id, 'author')
  cookie = (await createSession(author)).cookie
  const drafts = await db.draft.findMany({
    where: { reportId: report.id },
    take: DRAFTS,
    select: { id: true },
  })
  draftIds = drafts.map(({ id }) => id)
  await database.close()
}

const options = (draftId: string) => ({
  url: `ws://127.0.0.1:${environment.PORT}${COLLABORATION_PATH}`,
  origin: `http://127.0.0.1:${environment.PORT}`,
  cookie,
  name: draftDocument(draftId),
})

/** Types the characters of its own alphabet, one an edit, and knows how many of them were acknowledged. */
class Typist extends Editor {
  typed = 0
  acknowledged = 0
  private readonly timer: NodeJS.Timeout

  constructor(
    readonly letter: string,
    readonly draftId: string,
  ) {
    super(options(draftId))
    this.provider.on('unsyncedChanges', () => void (this.isSaved && (this.acknowledged = this.typed)))
    this.timer = setInterval(() => {
      if (!this.provider.synced) return
      this.typed++
      this.type(letter)
    }, 8)
  }

  override destroy(): void {
    clearInterval(this.timer)
    super.destroy()
  }
}

/** What the database has of each draft, read from its files by a process that did not write them. */
async function checkHistories(): Promise<{ folded: number; bytes: number }> {
  const { openDatabase } = await import('@/lib/database/open-database')
  const { db } = await import('@/lib/db')
  const { Deletions } = await import('@/lib/versions/deletions')
  const { openState } = await import('@/lib/versions/state')
  // Where it was before the first kill.
  delete process.env.DATABASE_URL
  const database = await openDatabase()
  const total = { folded: 0, bytes: 0 }
  const textOf = (doc: Y.Doc) =>
    doc
      .getXmlFragment(XML_FRAGMENT)
      .toJSON()
      .replace(/<[^>]*>/g, '')
  for (const draftId of draftIds) {
    const versions = await db.draftVersion.findMany({ where: { draftId }, orderBy: { number: 'asc' } })
    expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1))
    let before = 0
    for (const { number, state, deletions, words, authorIds } of versions) {
      const doc = openState(state)
      expect(countWordsInXml(doc.getXmlFragment(XML_FRAGMENT))).toBe(words)
      // Nobody deletes: each holds all that the one before it held, and is somebody's work.
      expect(textOf(doc).length).toBeGreaterThanOrEqual(before)
      if (number > 1 && textOf(doc).length > before) expect(authorIds).toHaveLength(1)
      before = textOf(doc).length
      doc.destroy()
      Deletions.decode(deletions)
      total.bytes += state.length + deletions.length
    }
    total.folded += before
    // What is folded is what the last version holds, and nothing stands in both the snapshot and the log.
    const { data } = await db.draftSnapshot.findUniqueOrThrow({ where: { draftId } })
    const snapshot = new Y.Doc()
    Y.applyUpdate(snapshot, data)
    expect(textOf(snapshot)).toHaveLength(before)
    for (const row of await db.draftUpdate.findMany({ where: { draftId } }))
      expect(Y.snapshotContainsUpdate(Y.snapshot(snapshot), row.data)).toBe(false)
    expect(await db.rescuedPassage.count({ where: { draftId } })).toBe(0)
  }
  await database.close()
  return total
}

test(`${ROUNDS} times kill -9 of everything while ${WRITERS} people type and their drafts are folded: nothing acknowledged is lost, nothing doubled`, async () => {
  // How many of each typist's characters a draft has: what was there once stays, exactly.
  const found = new Map<string, number>()
  let acknowledged = 0
  let kept = 0
  for (let round = 0; round < ROUNDS; round++) {
    const typists = Array.from(
      { length: WRITERS },
      (_, index) =>
        new Typist(String.fromCharCode(0x4e00 + round * WRITERS + index), draftIds[index % DRAFTS]!),
    )
    await until(() => typists.every((typist) => typist.acknowledged > 0), 'everybody types')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_200))
    const ended = new Promise((resolve) => server!.once('exit', resolve))
    killTree(server!.pid!)
    await ended
    // Nothing of what they have in memory may come back.
    for (const typist of typists) typist.destroy()
    await start()

    for (const draftId of draftIds) {
      const fresh = await new Editor(options(draftId)).opened()
      const text = fresh.text
      fresh.destroy()
      const count = (letter: string) => text.split(letter).length - 1
      for (const { letter, typed, acknowledged: saved } of typists.filter(
        (typist) => typist.draftId === draftId,
      )) {
        const stored = count(letter)
        expect(stored, `round ${round}: acknowledged of ${letter}`).toBeGreaterThanOrEqual(saved)
        expect(stored, `round ${round}: typed of ${letter}`).toBeLessThanOrEqual(typed)
        found.set(`${draftId} ${letter}`, stored)
        acknowledged += saved
        kept += stored
      }
      for (const [key, stored] of found) {
        const [id, letter] = key.split(' ') as [string, string]
        if (id === draftId) expect(count(letter), `round ${round}: still there of ${letter}`).toBe(stored)
      }
    }
  }
  expect(acknowledged).toBeGreaterThan(ROUNDS * WRITERS)
  const stopped = new Promise((resolve) => server!.once('exit', resolve))
  killTree(server!.pid!)
  await stopped
  const { folded, bytes } = await checkHistories()
  // All but what was typed last is in versions: folds did happen, and not only between the kills.
  expect(folded).toBeGreaterThan(kept / 2)
  console.log(
    `${ROUNDS} kills: ${acknowledged} characters acknowledged, ${kept} found, ${folded} of them in versions of ${bytes} bytes`,
  )
})
