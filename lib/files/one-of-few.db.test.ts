import { beforeAll, expect, test } from 'vitest'
import { attachTemplate } from '@/lib/designs/attach-template'
import { db } from '@/lib/db'
import { provideEnvironment } from '@/lib/env'
import { inspectFile } from '@/lib/inspection/inspect-file'
import { bringBack } from '@/lib/review-copies/bring-back'
import { testDatabase } from '@/lib/testing/database'
import { createReport, createUser } from '@/lib/testing/factories'
import { MAX_OWN } from './one-of-few'

testDatabase()
beforeAll(() => provideEnvironment({ root: process.cwd() }))

/** A file that comes as slowly as somebody likes. */
function slow() {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  async function* bytes() {
    yield new Uint8Array(9)
    await ended
  }
  return { bytes: bytes(), end }
}

test('whoever sends many files at once, wherever to, has few of them read', { timeout: 30_000 }, async () => {
  const coordinator = await createUser()
  const other = await createUser()
  const reportId = await createReport({ coordinator })
  const aside = { onProgress: () => undefined, signal: new AbortController().signal }
  const ways = (userId: string, bytes: AsyncIterable<Uint8Array>) => [
    () => inspectFile(userId, { name: 'a.docx' }, { bytes }, aside),
    () => attachTemplate(userId, { reportId }, { name: 'a.docx', bytes }),
    () => bringBack(userId, { reportId, name: 'a.docx' }, { bytes }),
  ]
  const sent = Array.from({ length: MAX_OWN }, slow)
  const reading = sent.map(({ bytes }) => ways(coordinator.id, bytes)[0]!().catch((error: unknown) => error))
  for (const way of ways(coordinator.id, slow().bytes))
    await expect(way()).rejects.toMatchObject({ code: 'too_many_attempts', reason: 'filesTooMany' })
  const others = slow()
  const itsReading = ways(other.id, others.bytes)[0]!().catch((error: unknown) => error)
  for (const { end } of [...sent, others]) end()
  for (const end of await Promise.all([...reading, itsReading]))
    expect(end).toMatchObject({ reason: 'inspectDamaged' })
  // It is over: there is room again.
  const again = slow()
  again.end()
  await expect(ways(coordinator.id, again.bytes)[1]!()).rejects.toMatchObject({ code: 'unsupported' })
  expect(await db.reportDesign.count({ where: { reportId } })).toBe(0)
})
