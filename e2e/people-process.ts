import { openDatabase } from '@/lib/database/open-database'
import { environment, provideEnvironment } from '@/lib/env'
import { readOrCreateSecrets } from '@/lib/server/secrets'
import type { People } from './installation'

// The other end of `startPeople`: calls the product's own commands on the running installation's data.
const { dataFolder } = environment()
provideEnvironment({ authSecret: readOrCreateSecrets(dataFolder).authSecret })
const opened = await openDatabase()
const { db } = await import('@/lib/db')
const { documentFromUpdates } = await import('@/lib/richtext/ydoc')
const { chapterOfSlug } = await import('@/lib/reports/chapters')
const { addMember, createReport, createSession, createUser } = await import('@/lib/testing/factories')

async function draftId(reportId: string, slug: string): Promise<string> {
  const chapter = chapterOfSlug(slug)
  const draft = await db.draft.findFirstOrThrow({
    where: { reportId, ...(chapter ? { chapter } : { question: { slug } }) },
    select: { id: true },
  })
  return draft.id
}

const people: People = {
  async person(name) {
    const user = await createUser({ name, withPassword: true })
    const session = await createSession(user)
    const [cookieName = '', value = ''] = session.cookie.split(/=(.*)/s)
    return { ...user, cookie: { name: cookieName, value } }
  },
  async report({ sample, members }) {
    const reportId = await createReport({ sample })
    for (const { userId, role } of members) {
      await addMember(reportId, role as never, { id: userId, email: '', name: '' })
    }
    return reportId
  },
  async removePerson(userId) {
    await db.user.delete({ where: { id: userId } })
  },
  async removeReport(reportId) {
    await db.report.delete({ where: { id: reportId } })
  },
  async endSessions(userId) {
    await db.session.updateMany({ where: { userId }, data: { endedAt: new Date() } })
  },
  draftId,
  async draftText(reportId, slug) {
    const id = await draftId(reportId, slug)
    // Of one moment: a draft is folded some seconds after somebody opened it, and is in neither place between two reads.
    const { snapshot, updates } = await db.$transaction(
      (tx) =>
        tx.draft.findUniqueOrThrow({
          where: { id },
          select: {
            snapshot: { select: { data: true } },
            updates: { select: { data: true }, orderBy: { seq: 'asc' } },
          },
        }),
      { isolationLevel: 'RepeatableRead' },
    )
    const document = documentFromUpdates([
      ...(snapshot ? [snapshot.data] : []),
      ...updates.map(({ data }) => data),
    ])
    const text = (node: typeof document): string =>
      (node.text ?? '') + (node.content ?? []).map(text).join(node.type === 'doc' ? '\n' : '')
    return text(document)
  },
}

type Call = { id: number; name: keyof People; arguments: unknown[] }

process.on('message', ({ id, name, arguments: given }: Call) => {
  const run = people[name] as (...given: unknown[]) => Promise<unknown>
  run(...given).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
process.on('disconnect', () => {
  void opened.close().finally(() => process.exit(0))
})
