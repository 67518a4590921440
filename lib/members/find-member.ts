import type { Database } from '@/lib/db'
import { notFound } from '@/lib/errors'
import type { Role } from '@/lib/policy'

/** A membership of this report, by its id. @throws AppError `not_found` also for one of another report. */
export async function findMember(
  tx: Database,
  reportId: string,
  memberId: string,
): Promise<{ id: string; userId: string; role: Role }> {
  const member = await tx.membership.findFirst({
    where: { id: memberId, reportId },
    select: { id: true, userId: true, role: true },
  })
  if (!member) throw notFound()
  return member
}
