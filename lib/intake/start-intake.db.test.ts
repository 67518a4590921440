import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { openFile } from '@/lib/files/storage'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, createUser, SMALL_REPLY, type TestUser } from '@/lib/testing/factories'
import { discardIntake } from './discard-intake'
import { intakeOf, intakeState, listIntakes } from './queries'
import { readings } from './reading-queue'
import { MAX_FILE_BYTES, MAX_UNFINISHED } from './schema'
import { startIntake, startTypedIntake } from './start-intake'

testDatabase()

let person: TestUser
beforeAll(async () => {
  person = await createUser()
})
afterEach(async () => {
  await db.intake.deleteMany({})
  await db.storedFile.deleteMany({ where: { replyVersions: { none: {} } } })
  readings.stop()
})

const announcement = { kind: 'state_reply', name: 'reply.txt' } as const
const upload = (bytes: Uint8Array | AsyncIterable<Uint8Array>, user = person) =>
  startIntake(user.id, announcement, { mime: 'text/plain', bytes })
const small = () => new TextEncoder().encode(SMALL_REPLY)

const settled = (id: string, user = person) =>
  vi.waitFor(
    async () => {
      const state = await intakeState(user.id, id)
      expect(state.status).not.toBe('reading')
      return state
    },
    { timeout: 20_000, interval: 50 },
  )

/** The same bytes in pieces of these sizes, and then what `end` does. */
async function* inPieces(bytes: Uint8Array, size: number, end: () => void = () => {}) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  end()
}

test('a file is kept as it came and read in a thread', async () => {
  const { id } = await upload(inPieces(small(), 100))
  expect(await settled(id)).toMatchObject({ status: 'ready', failure: null, share: null })
  const intake = await intakeOf(person.id, id)
  expect(intake.document).toMatchObject({ format: 'txt', text: SMALL_REPLY })
  expect(intake.outline?.blocks.filter(({ kind }) => kind === 'label')).toHaveLength(3)
  expect(intake.facts).toMatchObject({ committee: 'CEDAW', session: 93, state: 'KAZ', language: 'en' })
  expect(intake.file).toMatchObject({
    name: 'reply.txt',
    size: small().length,
    sha256: createHash('sha256').update(SMALL_REPLY).digest('hex'),
  })
  expect(await listIntakes(person.id)).toMatchObject([{ id, status: 'ready', name: 'reply.txt' }])
})

test('what cannot be read says why, and its file can be put away', async () => {
  const { id } = await upload(randomBytes(4000))
  const { status, failure } = await settled(id)
  expect(status).toBe('failed')
  expect(failure?.reason).toMatch(/^reply/)
  await discardIntake(person.id, { intakeId: id })
  expect(await db.storedFile.count({ where: { intakes: { none: {} }, replyVersions: { none: {} } } })).toBe(0)
  await expect(intakeState(person.id, id)).rejects.toMatchObject({ code: 'not_found' })
})

test('a large file is kept piece by piece, byte for byte', async () => {
  const bytes = randomBytes(3 * 1024 * 1024 + 7)
  const { id } = await upload(inPieces(bytes, 70_001))
  const { fileId } = await db.intake.findUniqueOrThrow({ where: { id } })
  const chunks = []
  for await (const chunk of openFile(fileId!)) chunks.push(chunk)
  expect(chunks.map(({ length }) => length)).toEqual([1048576, 1048576, 1048576, 7])
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
})

test('more than the limit is refused while it comes, and leaves nothing', async () => {
  let sent = 0
  async function* endless() {
    for (;;) {
      sent += 1_000_000
      yield new Uint8Array(1_000_000)
    }
  }
  await expect(upload(endless())).rejects.toMatchObject({ code: 'too_large', reason: 'fileTooLarge' })
  expect(sent).toBe(MAX_FILE_BYTES + 1_000_000)
  expect(await db.storedFile.count({ where: { size: 0 } })).toBe(0)
})

test('an upload that breaks off, and an empty one, leave nothing', async () => {
  const broken = inPieces(randomBytes(2_000_000), 100_000, () => {
    throw new Error('the connection broke')
  })
  await expect(upload(broken)).rejects.toThrow('the connection broke')
  await expect(upload(new Uint8Array())).rejects.toMatchObject({ reason: 'fileEmpty' })
  expect(await db.storedFile.count({ where: { intakes: { none: {} } } })).toBe(0)
  expect(await db.intake.count()).toBe(0)
})

test('somebody removed while their file is on its way brings nothing in', async () => {
  const reportId = await createReport({ coordinator: person })
  const coordinator = await addMember(reportId, 'coordinator')
  async function* slow() {
    yield small()
    await db.membership.delete({ where: { id: coordinator.memberId } })
  }
  const files = await db.storedFile.count()
  await expect(
    startIntake(coordinator.id, { ...announcement, reportId }, { mime: '', bytes: slow() }),
  ).rejects.toMatchObject({ code: 'not_found' })
  expect(await db.storedFile.count()).toBe(files)
})

test('what somebody brought is theirs alone, and in a report of those who may bring it', async () => {
  const { id } = await startTypedIntake(person.id, { kind: 'state_reply' })
  const stranger = await createUser()
  await expect(intakeOf(stranger.id, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(discardIntake(stranger.id, { intakeId: id })).rejects.toMatchObject({ code: 'not_found' })
  for (const junk of ['', 'no-uuid', '00000000-0000-4000-8000-000000000000'])
    await expect(intakeOf(person.id, junk)).rejects.toMatchObject({ code: 'not_found' })

  const reportId = await createReport({ coordinator: person })
  const { id: shared } = await startTypedIntake(person.id, { kind: 'list_of_issues', reportId })
  const second = await addMember(reportId, 'coordinator')
  const author = await addMember(reportId, 'author')
  expect(await intakeOf(second.id, shared)).toMatchObject({ id: shared, reportId })
  await expect(intakeOf(author.id, shared)).rejects.toMatchObject({ code: 'not_found' })
  await db.membership.deleteMany({ where: { userId: person.id, reportId } })
  expect((await listIntakes(person.id)).map((intake) => intake.id)).toEqual([id])
})

test('only a reply begins a report', async () => {
  await expect(startTypedIntake(person.id, { kind: 'list_of_issues' })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('there is an end to how many one person leaves lying', async () => {
  for (let count = 0; count < MAX_UNFINISHED; count++)
    await startTypedIntake(person.id, { kind: 'state_reply' })
  await expect(upload(small())).rejects.toMatchObject({ reason: 'intakeTooMany' })
})

test('one person sends a few files at a time', async () => {
  const ends: (() => void)[] = []
  async function* waiting() {
    yield small()
    await new Promise<void>((resolve) => ends.push(resolve))
  }
  const sending = [1, 2, 3].map(() => upload(waiting()))
  await vi.waitFor(() => expect(ends).toHaveLength(3))
  await expect(upload(small())).rejects.toMatchObject({ reason: 'intakeTooMany' })
  for (const end of ends) end()
  await Promise.all(sending)
  await upload(small())
})

test('two files of one person are read one after the other', async () => {
  const [first, second] = [await upload(small()), await upload(small())]
  expect((await intakeState(person.id, second.id)).waiting).toBe(1)
  expect((await settled(first.id)).status).toBe('ready')
  expect((await settled(second.id)).status).toBe('ready')
})

test('put away while it is read, it ends at once', async () => {
  const { id } = await upload(small())
  await vi.waitFor(() => expect(readings.stateOf(id)?.share).toBe(0))
  await discardIntake(person.id, { intakeId: id })
  await vi.waitFor(() => expect(readings.stateOf(id)).toBeNull(), { timeout: 1000 })
  expect(await db.storedFile.count({ where: { intakes: { none: {} }, replyVersions: { none: {} } } })).toBe(0)
})
