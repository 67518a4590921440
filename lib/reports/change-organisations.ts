import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { type Database, db } from '@/lib/db'
import { AppError, notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'

/** One of a report's organisations, in their order. */
export interface ListedOrganisation {
  id: string
  name: string
  position: number
}

/**
 * Runs a change of a report's organisations with what every such change needs: one at a time, the right to it, the list
 * as it is now, and the audit event in the same transaction.
 */
export async function changeOrganisations<Value>(
  userId: string,
  reportId: string,
  change: (tx: Database, organisations: ListedOrganisation[]) => Promise<Value>,
): Promise<Value> {
  const changed = await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'report.settings', tx)
    const organisations = await tx.organisation.findMany({
      where: { reportId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, position: true },
    })
    const value = await change(tx, organisations)
    const details = { fields: 'organisations' }
    await audit(tx, { action: 'report.settings-changed', actorId: userId, reportId, details })
    return value
  })
  publish('report.arranged', { reportId })
  return changed
}

/** The organisation with this id among those of the report. @throws AppError `not_found` */
export function pick(organisations: readonly ListedOrganisation[], id: string): ListedOrganisation {
  const found = organisations.find((each) => each.id === id)
  if (!found) throw notFound()
  return found
}

/** @throws AppError `conflict` when another organisation of the report has this name, in whatever letters. */
export function refuseTakenName(
  organisations: readonly ListedOrganisation[],
  name: string,
  exceptId?: string,
): void {
  const taken = organisations.some(
    (each) => each.id !== exceptId && each.name.toLowerCase() === name.toLowerCase(),
  )
  if (taken) throw new AppError('conflict', 'organisationNameTaken', { field: 'name' })
}
