import { db } from '@/lib/db'
import type { Mailer } from '@/lib/mail/mailer'
import { digest } from './digest'
import type { Kind } from './schema'

const MINUTE_MS = 60_000
/** What is read within so long in the app is not mailed. */
export const FIRST_AFTER_MS = 5 * MINUTE_MS
/** Between two mails to one person. */
export const AT_MOST_EVERY_MS = 60 * MINUTE_MS
// Between the mail's going out and our remembering it.
const SEND_MS = 30_000

/**
 * Mails each person who waits for it one digest of what they have not read; answers how many went out. Two processes
 * mail nobody twice: who is being mailed is locked. A mail that cannot be sent is tried again at the next call; one that
 * was sent when the process died goes out again.
 */
export async function sendDigests(mailer: Mailer, appUrl: string, now = new Date()): Promise<number> {
  const due = await db.$queryRaw<{ user_id: string }[]>`
    select user_id from notifications where to_mail and read_at is null
    group by user_id having min(created_at) <= ${new Date(now.getTime() - FIRST_AFTER_MS)}`
  let sent = 0
  for (const { user_id: userId } of due) {
    try {
      if (await sendDigest(mailer, appUrl, userId, now)) sent++
    } catch (error) {
      // Without the address: logs are read by others.
      console.error('mail: a digest was not sent, and will be tried again:', (error as Error).message)
    }
  }
  return sent
}

async function sendDigest(mailer: Mailer, appUrl: string, userId: string, now: Date): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      // Not the account's row: who signs in meanwhile must not wait for a mail server.
      const rows = await tx.$queryRaw<{ id: string; kind: Kind }[]>`
        select id, kind::text as kind from notifications
        where user_id = ${userId}::uuid and to_mail and read_at is null
          and report_id in (select report_id from memberships where user_id = ${userId}::uuid)
        for update skip locked`
      const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } })
      const last = await tx.notification.aggregate({ where: { userId }, _max: { mailedAt: true } })
      const lastAt = last._max.mailedAt?.getTime() ?? Number.NEGATIVE_INFINITY
      if (!user || rows.length === 0 || lastAt > now.getTime() - AT_MOST_EVERY_MS) return false
      const counts: Partial<Record<Kind, number>> = {}
      for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
      await mailer.send({ to: user.email, ...digest(counts, appUrl) })
      await tx.notification.updateMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        data: { toMail: false, mailedAt: now },
      })
      return true
    },
    { timeout: SEND_MS },
  )
}
