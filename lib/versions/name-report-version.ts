import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { sqlIn } from '@/lib/drafts/sql'
import { authorize } from '@/lib/members/authorize'
import { cutBeside } from './cutter'
import { foldLocked, readLogs } from './fold-draft'
import type { NameReportInput } from './schema'

/**
 * Keeps all drafts of a report as they are at one moment, under a name. All are locked against folding first and then
 * read in one statement, which is one moment; REPEATABLE READ would be broken by every word count that is written
 * meanwhile. Drafts that nobody ever wrote are no part of it. Answers its id.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function nameReportVersion(
  userId: string,
  { reportId, name }: NameReportInput,
): Promise<{ id: string }> {
  const id = await db.$transaction(
    async (tx) => {
      await authorize(userId, reportId, 'versions.name', tx)
      const sql = sqlIn(tx)
      // In one order, so that two of these do not wait for each other.
      const drafts = await sql<{ id: string }>(
        'select id from drafts where report_id = $1::uuid order by id for no key update',
        [reportId],
      )
      const logs = await readLogs(
        sql,
        drafts.map((draft) => draft.id),
      )
      const versionIds: string[] = []
      for (const draft of drafts) {
        const log = logs.get(draft.id) ?? { snapshot: null, rows: [] }
        const { versionId } = await foldLocked(sql, draft.id, log, { cut: cutBeside })
        if (versionId) versionIds.push(versionId)
      }
      const made = await tx.reportVersion.create({
        data: {
          reportId,
          name,
          createdById: userId,
          drafts: { createMany: { data: versionIds.map((draftVersionId) => ({ draftVersionId })) } },
        },
        select: { id: true },
      })
      await audit(tx, {
        action: 'report-version.named',
        actorId: userId,
        reportId,
        details: { name, drafts: versionIds.length },
      })
      return made.id
    },
    { timeout: 60_000 },
  )
  publish('versions.changed', { reportId, draftId: null })
  return { id }
}
