import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { type CompilationSettings, readCompilation } from '@/lib/export/settings'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'
import type { CompilationChange } from './schema'

/**
 * Changes how a report is put together: the settings that were sent and no others. One that somebody else has changed since
 * `before` was read is refused as a `conflict` naming it, and then nothing is written.
 */
export async function updateCompilation(
  userId: string,
  { reportId, changes, before }: CompilationChange,
): Promise<CompilationSettings> {
  const settings = await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'report.settings', tx)
    const report = await tx.report.findUniqueOrThrow({
      where: { id: reportId },
      select: { compilation: true },
    })
    const current = readCompilation(report.compilation)
    const names = Object.keys(changes).filter(
      (name): name is keyof CompilationSettings => changes[name as keyof CompilationSettings] !== undefined,
    )
    const stale = names.find(
      (name) => !isSame(current[name], before[name]) && !isSame(current[name], changes[name]),
    )
    if (stale) throw new AppError('conflict', 'changedMeanwhile', { field: stale })
    const compilation = readCompilation({ ...current, ...changes })
    if (names.length === 0) return compilation
    await tx.report.update({ where: { id: reportId }, data: { compilation } })
    await audit(tx, {
      action: 'report.settings-changed',
      actorId: userId,
      reportId,
      details: { fields: names.toSorted().join(' ') },
    })
    return compilation
  })
  publish('report.arranged', { reportId })
  return settings
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
