import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db'
import { putFile, sweepFiles } from '@/lib/files/storage'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser, SMALL_REPLY, type TestUser } from '@/lib/testing/factories'
import { createIntake } from '@/lib/testing/intakes'
import { keepIntakes, sweepIntakes, type IntakeKeeper } from './keep-intakes'
import { intakeState } from './queries'

testDatabase()

let person: TestUser
let keeper: IntakeKeeper | undefined
beforeAll(async () => {
  person = await createUser()
})
afterEach(async () => {
  keeper?.stop()
  await db.intake.deleteMany({})
})

const settled = (id: string) =>
  vi.waitFor(
    async () => {
      const state = await intakeState(person.id, id)
      expect(state.status).not.toBe('reading')
      return state
    },
    { timeout: 20_000, interval: 50 },
  )

/** An intake as a server leaves it that ends while it is read. */
async function interrupted(attempts: number): Promise<string> {
  const id = await createIntake({ user: person })
  const data = { status: 'reading', failure: { attempts } } as const
  await db.intake.update({ where: { id }, data })
  await db.$executeRaw`update intakes set document = null, outline = null where id = ${id}::uuid`
  return id
}

test('what was being read when the server ended is read again', async () => {
  const id = await interrupted(1)
  keeper = await keepIntakes()
  expect(await settled(id)).toMatchObject({ status: 'ready', failure: null })
  expect(await db.intake.findUniqueOrThrow({ where: { id } })).toMatchObject({
    document: { text: SMALL_REPLY },
  })
})

test('what ended the server twice is not tried a third time', async () => {
  const id = await interrupted(2)
  keeper = await keepIntakes()
  expect(await settled(id)).toMatchObject({ status: 'failed', failure: { reason: 'readingInterrupted' } })
})

test('what was forgotten is read when somebody asks for it', async () => {
  const id = await interrupted(0)
  expect((await settled(id)).status).toBe('ready')
})

test('what a stopping server cuts off stays to be read', async () => {
  const id = await interrupted(0)
  const first = await keepIntakes()
  await vi.waitFor(async () => {
    const { failure } = await db.intake.findUniqueOrThrow({ where: { id } })
    expect(failure).toEqual({ attempts: 1 })
  })
  first.stop()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await db.intake.findUniqueOrThrow({ where: { id } })).status).toBe('reading')
  keeper = await keepIntakes()
  expect((await settled(id)).status).toBe('ready')
})

test('what is abandoned goes after thirty days, with its file; what a report has stays', async () => {
  const reportId = await createReport({ coordinator: person })
  const [old, recent] = [await createIntake({ user: person }), await createIntake({ user: person })]
  const bytes = new TextEncoder().encode('A file that nothing refers to.')
  const upload = await putFile(db, { name: 'x', mime: '', bytes, maxBytes: 100 })
  const days = async (count: number) => {
    await db.$executeRaw`update stored_files set created_at = created_at - make_interval(days => ${count}::int)`
    await db.$executeRaw`update intakes set updated_at = now() - make_interval(days => ${count}::int) where id = ${old}::uuid`
  }
  await sweepIntakes()
  // An upload that is under way has no intake yet.
  expect(await db.storedFile.count({ where: { id: upload.id } })).toBe(1)

  await days(31)
  await sweepIntakes()
  expect((await db.intake.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([recent])
  expect(await db.storedFile.count()).toBe(2)
  expect(
    await db.storedFile.count({ where: { replyVersions: { some: { stateReply: { reportId } } } } }),
  ).toBe(1)
  expect(await sweepFiles()).toBe(0)
})
