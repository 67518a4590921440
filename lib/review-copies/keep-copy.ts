import { audit } from '@/lib/audit'
import { type Database, db } from '@/lib/db'
import type { CopyFacts } from '@/lib/export/formats/review'
import { Prisma } from '@/lib/generated/prisma/client'
import { asJson } from './as-json'
import { COPY_DAYS, MOST_COPIES, UNDO_DAYS } from './schema'

const DAY_MS = 24 * 60 * 60_000

/** A copy that was made, with what it takes to take it in again. */
export interface MadeCopy {
  id: string
  reportId: string
  /** Null for somebody who has no account any more. */
  userId: string | null
  sha256: string
  size: number
  facts: CopyFacts
  texts: Record<string, Uint8Array>
}

/** Keeps what it takes to take a copy in, for `COPY_DAYS` days; of a report no more than `MOST_COPIES` of them. */
export async function keepCopy(tx: Database, made: MadeCopy): Promise<void> {
  const { id, reportId, userId, sha256, size, texts } = made
  const facts = asJson(made.facts)
  const expiresAt = new Date(Date.now() + COPY_DAYS * DAY_MS)
  await tx.reviewCopy.upsert({
    where: { id },
    create: { id, reportId, createdById: userId, sha256, size, facts, expiresAt },
    update: { facts, expiresAt },
  })
  await tx.reviewCopyDraft.deleteMany({ where: { copyId: id } })
  await tx.reviewCopyDraft.createMany({
    data: Object.entries(texts).map(([draftId, text]) => ({ copyId: id, draftId, text: Buffer.from(text) })),
  })
  const [oldest] = await tx.reviewCopy.findMany({
    where: { reportId, facts: { not: Prisma.DbNull } },
    orderBy: [{ expiresAt: 'desc' }, { id: 'desc' }],
    skip: MOST_COPIES,
    take: 1,
    select: { expiresAt: true },
  })
  if (oldest) await forget(tx, { reportId, expiresAt: { lte: oldest.expiresAt }, id: { not: id } })
}

/** Whether a copy that was made can still come back. */
export async function isCopyKept(id: string): Promise<boolean> {
  return (await db.reviewCopy.count({ where: { id, facts: { not: Prisma.DbNull } } })) > 0
}

/** A copy that is given out once more can come back as long as one that is new. */
export async function prolongCopy(tx: Database, id: string): Promise<void> {
  const expiresAt = new Date(Date.now() + COPY_DAYS * DAY_MS)
  await tx.reviewCopy.updateMany({ where: { id }, data: { expiresAt } })
}

/** Writes down that somebody has a copy, and what it says of the coalition. */
export async function auditCopy(
  tx: Database,
  made: Pick<MadeCopy, 'id' | 'reportId' | 'userId' | 'sha256'>,
  options: { names: boolean; dates: boolean; variant: string },
): Promise<void> {
  const { id: copyId, reportId, userId: actorId, sha256 } = made
  const { names, dates, variant } = options
  const details = { copyId, names, dates, variant, sha256 }
  await audit(tx, { action: 'review-copy.made', actorId, reportId, details })
}

/**
 * Lets go what it took to take in copies whose time is over, and what imports brought that can no longer be taken back.
 * That copies were made and taken in, and their hashes, stay.
 */
export async function sweepCopies(now = new Date()): Promise<void> {
  await db.reviewImport.updateMany({
    where: {
      changes: { not: Prisma.DbNull },
      OR: [
        { state: 'taken', takenAt: { lte: new Date(now.getTime() - UNDO_DAYS * DAY_MS) } },
        { state: 'undone' },
      ],
    },
    data: { changes: Prisma.DbNull },
  })
  await db.$transaction((tx) => forget(tx, { expiresAt: { lte: now } }))
}

async function forget(
  tx: Database,
  where: NonNullable<Parameters<Database['reviewCopy']['findMany']>[0]>['where'],
): Promise<void> {
  const over = await tx.reviewCopy.findMany({
    where: { ...where, facts: { not: Prisma.DbNull } },
    select: { id: true },
  })
  const copyId = { in: over.map(({ id }) => id) }
  await tx.reviewCopyDraft.deleteMany({ where: { copyId } })
  // What was brought and never taken cannot be taken any more.
  await tx.reviewImport.deleteMany({ where: { copyId, state: 'ready' } })
  await tx.reviewCopy.updateMany({ where: { id: copyId }, data: { facts: Prisma.DbNull } })
}
