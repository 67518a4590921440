import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { isStateCode } from '@/lib/i18n/states'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'
import type { SettingName, SettingsChange } from './schema'

// What decides which words count, and up to how many.
const COUNTED: ReadonlySet<SettingName> = new Set(['committee', 'footnotes', 'publicity', 'wordLimit'])

/**
 * Changes the settings that were sent and no others. A field that somebody else has changed since `before` was read is
 * refused as a `conflict` naming it, and then nothing is written; fields do not stand in each other's way.
 */
export async function updateSettings(
  userId: string,
  { reportId, changes, before }: SettingsChange,
): Promise<void> {
  const names = Object.keys(changes) as SettingName[]
  const isCountedAnew = names.some((name) => COUNTED.has(name))
  await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'report.settings', tx)
    if (changes.state && !isStateCode(changes.state)) {
      throw new AppError('invalid_input', 'stateNeeded', { field: 'state' })
    }
    const report = await tx.report.findUniqueOrThrow({ where: { id: reportId } })
    const stale = names.find(
      (name) => report[name] !== (before[name] ?? null) && report[name] !== changes[name],
    )
    if (stale) throw new AppError('conflict', 'changedMeanwhile', { field: stale })
    if (names.length === 0) return
    await tx.report.update({ where: { id: reportId }, data: changes })
    await audit(tx, {
      action: 'report.settings-changed',
      actorId: userId,
      reportId,
      details: { fields: names.toSorted().join(' ') },
    })
  })
  if (names.length > 0) publish('report.arranged', { reportId })
  if (isCountedAnew) publish('report.counted', { reportId })
}
