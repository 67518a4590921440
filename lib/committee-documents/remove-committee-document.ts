import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { removeFileIfUnused } from '@/lib/files/storage'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'
import { announce } from './announce'
import type { CommitteeDocumentChoice } from './schema'

/** Removes a document of the Committee with its items and links, and its file if nothing else has it. */
export async function removeCommitteeDocument(
  userId: string,
  { reportId, kind }: CommitteeDocumentChoice,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'documents.manage', tx)
    const where = { reportId_kind: { reportId, kind } }
    const document = await tx.committeeDocument.findUnique({ where, select: { fileId: true } })
    if (!document) throw notFound()
    await tx.committeeDocument.delete({ where, select: { id: true } })
    if (document.fileId) await removeFileIfUnused(tx, document.fileId)
    await audit(tx, { action: 'committee-document.removed', actorId: userId, reportId, details: { kind } })
  })
  await announce(reportId)
}
