import { createHmac } from 'node:crypto'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { authSecret } from './session-cookie'

/** What a run of failures costs: nothing for the first `free`, then a wait that doubles from 1 s up to `longest`. */
export interface Delay {
  free: number
  /** Seconds. Short enough that nobody is locked out of their account for good by somebody else's failures. */
  longest: number
}

export const ACCOUNT_DELAY: Delay = { free: 5, longest: 60 }
export const ADDRESS_DELAY: Delay = { free: 20, longest: 900 }

// A row that nobody has failed on for a day is forgotten.
const MEMORY_SECONDS = 86_400

/** The key under which failures are counted: a keyed hash, so that the table tells neither accounts nor addresses. */
export function throttleKey(kind: 'account' | 'address', value: string): string {
  return createHmac('sha256', authSecret()).update(`${kind}:${value}`).digest('hex')
}

/**
 * Counts an attempt before it is made, so that many at once cannot slip through together; `forgive` takes it back when
 * it succeeds. False, and nothing counted, while the key has to wait.
 */
export async function takeAttempt(key: string, { free, longest }: Delay, now = new Date()): Promise<boolean> {
  const failures = Prisma.sql`CASE WHEN t.last_failed_at < ${now}::timestamptz - make_interval(secs => ${MEMORY_SECONDS})
    THEN 1 ELSE t.failures + 1 END`
  const rows = await db.$queryRaw<unknown[]>`
    INSERT INTO sign_in_throttles AS t (key, failures, last_failed_at) VALUES (${key}, 1, ${now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = ${failures},
      last_failed_at = ${now}::timestamptz,
      blocked_until = CASE WHEN (${failures}) < ${free}::int THEN NULL
        ELSE ${now}::timestamptz + make_interval(secs => least(${longest}::float8, 2 ^ least((${failures}) - ${free}::int, 30)))
        END
    WHERE t.blocked_until IS NULL OR t.blocked_until <= ${now}::timestamptz
    RETURNING key`
  return rows.length > 0
}

/** Takes a successful attempt back. An account starts afresh; an address keeps what others failed on from there. */
export async function forgive(accountKey: string, addressKey: string | null): Promise<void> {
  await db.signInThrottle.deleteMany({
    where: {
      OR: [{ key: accountKey }, { lastFailedAt: { lt: new Date(Date.now() - MEMORY_SECONDS * 1000) } }],
    },
  })
  if (!addressKey) return
  await db.signInThrottle.updateMany({
    where: { key: addressKey, failures: { gt: 0 } },
    data: { failures: { decrement: 1 }, blockedUntil: null },
  })
}
