import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import type { Paper } from '@/lib/export/papers'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'

/** Says for which paper a report's pages are. */
export async function choosePaper(
  userId: string,
  { reportId, paper }: { reportId: string; paper: Paper },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'report.settings', tx)
    await tx.reportDesign.upsert({ where: { reportId }, create: { reportId, paper }, update: { paper } })
    await audit(tx, {
      action: 'report.settings-changed',
      actorId: userId,
      reportId,
      details: { fields: 'paper' },
    })
  })
  publish('report.arranged', { reportId })
}
