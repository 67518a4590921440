import { db } from '@/lib/db'
import type { Publicity } from '@/lib/generated/prisma/enums'

/** An export that this process makes. `attempts` tells apart who claimed it when: only the last may end it. */
export interface Claim {
  id: string
  reportId: string
  userId: string | null
  format: string
  variant: Publicity
  options: unknown
  attempts: number
}

/** How long a claim holds without a sign of life, in seconds; and how often to give one. */
export const LEASE_SECONDS = 20
export const RENEW_MS = 5_000

/** How often an export is begun: what ended the process that made it may end the next one as well. */
const MAX_ATTEMPTS = 2

/**
 * Claims the export that is next, among all processes: one that waits, or that was left by a process that is gone. Of
 * the people who wait the one comes first for whom the least is being made. Null when there is none.
 */
export async function claimNext(): Promise<Claim | null> {
  const [row] = await db.$queryRaw<Claim[]>`
    update exports set
      state = 'running', attempts = attempts + 1, share = 0,
      leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = (
      select id from exports waiting
      where (state = 'queued' or (state = 'running' and leased_until < now())) and attempts < ${MAX_ATTEMPTS}
      order by
        (select count(*) from exports others
         where others.user_id = waiting.user_id and others.state = 'running' and others.leased_until >= now()),
        created_at, id
      for update skip locked
      limit 1
    )
    returning id, report_id as "reportId", user_id as "userId", format, variant::text as variant, options, attempts`
  return row ?? null
}

/** Fails the exports that were left as often as they may be begun. Answers them. */
export async function failAbandoned(): Promise<{ id: string; reportId: string }[]> {
  return db.$queryRaw`
    update exports set state = 'failed', finished_at = now(), leased_until = null,
      failure = '{"code": "unavailable", "reason": "exportInterrupted", "values": {}}'
    where state = 'running' and leased_until < now() and attempts >= ${MAX_ATTEMPTS}
    returning id, report_id as "reportId"`
}

/** What `claim` still holds. */
const held = ({ id, attempts }: Claim) => ({ id, attempts, state: 'running' as const })

/**
 * Gives a sign of life, by the database's clock, as claims are made. False when the export is no longer this claim's:
 * cancelled, or taken by another process.
 */
export async function renew(claim: Claim): Promise<boolean> {
  const { id, attempts } = claim
  const renewed = await db.$executeRaw`
    update exports set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = ${id}::uuid and attempts = ${attempts} and state = 'running'`
  return renewed === 1
}

/** Writes down how far it is. */
export async function recordShare(claim: Claim, share: number): Promise<void> {
  await db.reportExport.updateMany({ where: held(claim), data: { share } })
}

/** Ends it as failed, if it is still this claim's. */
export async function recordFailure(
  claim: Claim,
  failure: { code: string; reason: string; values: Record<string, string | number> },
): Promise<void> {
  await db.reportExport.updateMany({
    where: held(claim),
    data: { state: 'failed', failure, leasedUntil: null, finishedAt: new Date() },
  })
}

/** Lets it wait again, for a process that starts later; as if it had not been begun. */
export async function release(claim: Claim): Promise<void> {
  await db.reportExport.updateMany({
    where: held(claim),
    data: { state: 'queued', share: 0, leasedUntil: null, attempts: { decrement: 1 } },
  })
}
