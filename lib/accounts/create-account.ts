import { audit } from '@/lib/audit'
import type { Database } from '@/lib/db'
import { AppError } from '@/lib/errors'

/**
 * Makes an account in the transaction of whoever asks for it. The first account of an installation becomes coordinator
 * of the reports that nobody has joined yet (the sample).
 * @throws AppError `conflict` when the e-mail has an account already.
 */
export async function createAccount(
  tx: Database,
  account: { email: string; name: string; passwordHash: string | null; byAdministrator?: boolean },
): Promise<{ userId: string; isFirst: boolean }> {
  // One at a time, so that two cannot both be the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('counterpoint.accounts'))`
  const { email, name, passwordHash } = account
  if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
    throw new AppError('conflict', 'emailTaken', { field: 'email' })
  }
  const isFirst = (await tx.user.findFirst({ select: { id: true } })) === null
  const { id: userId } = await tx.user.create({ data: { email, name, passwordHash }, select: { id: true } })
  const actorId = account.byAdministrator ? null : userId
  await audit(tx, { action: 'account.created', actorId, details: { userId } })
  if (isFirst) await adoptReports(tx, userId)
  return { userId, isFirst }
}

async function adoptReports(tx: Database, userId: string): Promise<void> {
  const reports = await tx.report.findMany({ where: { memberships: { none: {} } }, select: { id: true } })
  for (const { id: reportId } of reports) {
    await tx.membership.create({ data: { reportId, userId, role: 'coordinator' } })
    await audit(tx, { action: 'member.joined', actorId: userId, reportId, details: { role: 'coordinator' } })
  }
}
