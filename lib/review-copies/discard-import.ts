import { db } from '@/lib/db'
import { notFound } from '@/lib/errors'
import type { ImportChoice } from './schema'

/** Lets go of what one brought back and has not taken. @throws AppError `not_found` */
export async function discardImport(userId: string, { importId }: ImportChoice): Promise<void> {
  const { count } = await db.reviewImport.deleteMany({ where: { id: importId, userId, state: 'ready' } })
  if (count === 0) throw notFound()
}
