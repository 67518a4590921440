import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { letPicturesGo } from './keep-pictures'
import type { ImportChoice } from './schema'

/** Lets go of what one brought back and has not taken. @throws AppError `not_found`, also for who is no member any more */
export async function discardImport(userId: string, { importId }: ImportChoice): Promise<void> {
  const found = await db.reviewImport.findFirst({
    where: { id: importId, userId, state: 'ready' },
    select: { copy: { select: { reportId: true } } },
  })
  if (!found) throw notFound()
  await authorize(userId, found.copy.reportId, 'draft.suggest')
  await db.$transaction(async (tx) => {
    await letPicturesGo(tx, { importId })
    const { count } = await tx.reviewImport.deleteMany({ where: { id: importId, userId, state: 'ready' } })
    if (count === 0) throw notFound()
  })
}
