import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { removeFileIfUnused } from '@/lib/files/storage'
import { Prisma } from '@/lib/generated/prisma/client'
import { authorize } from '@/lib/members/authorize'
import { lockReport } from '@/lib/members/lock-report'

/** Takes the template off a report, with its logo; the paper that was chosen stays. Nothing happens where there is none. */
export async function removeTemplate(userId: string, { reportId }: { reportId: string }): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockReport(tx, reportId)
    await authorize(userId, reportId, 'report.settings', tx)
    const old = await tx.reportDesign.findUnique({
      where: { reportId },
      select: { logoFileId: true, templateName: true },
    })
    if (!old || old.templateName === null) return
    await tx.reportDesign.update({
      where: { reportId },
      data: {
        ...{ templateName: null, template: Prisma.DbNull },
        ...{ logoFileId: null, logoPlace: Prisma.DbNull, logoWidth: null, logoHeight: null },
      },
    })
    if (old.logoFileId) await removeFileIfUnused(tx, old.logoFileId)
    await audit(tx, { action: 'template.removed', actorId: userId, reportId })
  })
  publish('report.arranged', { reportId })
}
