import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { authorize } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import { homesOf } from '@/lib/threads/homes'
import { comingIn } from './coming-in'
import { draftsNow } from './draft-now'
import { homeOf, placesOf } from './places'
import { type OutsideAuthors, type ProposalView, type ReviewPage, undoUntil, wantedFrom } from './schema'

/** Most copies that are listed. */
const MOST = 20
/** Most things that are shown to be looked at. */
const MOST_OPEN = 500

const isOfThread = (kind: string) => kind === 'resolved' || kind === 'reopened'

/** The review copies of a report, what came back with them, and what of it had no place. @throws AppError `not_found`, `forbidden` */
export async function reviewPage(userId: string, reportId: string): Promise<ReviewPage> {
  const actor = await authorize(userId, reportId, 'draft.suggest')
  const [homes, copies, imports, conflicts, proposals] = await Promise.all([
    homesOf(reportId, []),
    db.reviewCopy.findMany({
      where: { reportId },
      orderBy: { createdAt: 'desc' },
      take: MOST,
      select: {
        ...{ id: true, createdAt: true, expiresAt: true, sha256: true },
        createdBy: { select: { name: true } },
      },
    }),
    db.reviewImport.findMany({
      // What somebody has not taken is theirs alone.
      where: { copy: { reportId }, OR: [{ userId }, { state: { not: 'ready' } }] },
      orderBy: { createdAt: 'desc' },
      take: MOST,
      omit: { changes: true, taken: true },
      include: { user: { select: { name: true } }, copy: { select: { createdAt: true } } },
    }),
    db.reviewConflict.findMany({
      where: { dismissedAt: null, import: { copy: { reportId }, state: 'taken' } },
      orderBy: [{ import: { takenAt: 'desc' } }, { position: 'asc' }],
      take: MOST_OPEN,
    }),
    db.reviewProposal.findMany({
      where: { settledAt: null, import: { copy: { reportId }, state: 'taken' } },
      orderBy: [{ import: { takenAt: 'desc' } }, { position: 'asc' }],
      take: MOST_OPEN,
      include: { import: { select: { savedBy: true } } },
    }),
  ])
  const now = await draftsNow([...conflicts, ...proposals].flatMap(({ draftId }) => draftId ?? []))
  const keepable = { id: { in: copies.map(({ id }) => id) }, facts: { not: Prisma.DbNull } }
  const kept = new Set(
    (await db.reviewCopy.findMany({ where: keepable, select: { id: true } })).map(({ id }) => id),
  )
  const placeOf = placesOf(homes)
  const members = await db.membership.findMany({
    where: { reportId },
    select: { userId: true, user: { select: { name: true } } },
  })
  const nameOf = new Map(members.map((member) => [member.userId, member.user.name]))
  const threads = await db.thread.findMany({
    where: { id: { in: proposals.flatMap(({ kind, target }) => (isOfThread(kind) ? [target] : [])) } },
    select: { id: true, resolvedAt: true },
  })
  const isSettled = new Map(threads.map(({ id, resolvedAt }) => [id, resolvedAt !== null]))
  const shown = proposals.flatMap(
    ({ id, importId, kind, target, passage, wanted, draftId, ...row }): ProposalView[] => {
      const suggestion = now.get(draftId)?.suggestions.get(target)
      // What somebody has decided here meanwhile is no question any more.
      const isOpen = isOfThread(kind)
        ? isSettled.get(target) === (kind === 'reopened')
        : suggestion !== undefined
      if (!isOpen) return []
      const isOwn = kind === 'rejected' && suggestion?.user === userId
      return [
        {
          ...{
            id,
            importId,
            kind,
            passage,
            wanted,
            home: homeOf(homes, draftId),
            savedBy: row.import.savedBy,
          },
          by: (suggestion && nameOf.get(suggestion.user)) ?? null,
          block: suggestion?.block ?? null,
          threadId: isOfThread(kind) ? target : null,
          mayFollow: isOfThread(kind) ? can(actor, 'threads.write') : can(actor, 'draft.edit') || isOwn,
        },
      ]
    },
  )
  const latest = [...new Set(conflicts.map(({ importId }) => importId))]
  // Of each file in the order of the report; within a draft as they were found.
  conflicts.sort(
    (a, b) =>
      latest.indexOf(a.importId) - latest.indexOf(b.importId) || placeOf(a.draftId) - placeOf(b.draftId),
  )
  return {
    copies: copies.map(({ id, createdAt, expiresAt, sha256, createdBy }) => ({
      ...{ id, sha256, by: createdBy?.name ?? null, createdAt: createdAt.toISOString() },
      until: kept.has(id) ? expiresAt.toISOString() : null,
    })),
    imports: await Promise.all(
      imports.map(async ({ copy, user, ...row }) => ({
        ...{ id: row.id, name: row.name, state: row.state, authors: row.authors, by: user.name },
        isMine: row.userId === userId,
        at: (row.undoneAt ?? row.takenAt ?? row.createdAt).toISOString(),
        copyMadeAt: copy.createdAt.toISOString(),
        undoUntil: row.userId === userId ? untilOf(row) : null,
        coming: row.state === 'ready' ? await comingIn(row.id, userId, homes) : [],
      })),
    ),
    conflicts: conflicts.map(({ id, importId, kind, author, passage, wanted, draftId }) => ({
      ...{ id, importId, kind, author, passage, ...wantedFrom(wanted) },
      home: draftId ? homeOf(homes, draftId) : null,
      block: draftId ? (now.get(draftId)?.like(passage) ?? null) : null,
    })),
    proposals: shown.toSorted((a, b) => placeOf(a.home?.draftId ?? null) - placeOf(b.home?.draftId ?? null)),
  }
}

function untilOf({ state, takenAt }: { state: string; takenAt: Date | null }): string | null {
  const until = state === 'taken' && takenAt ? undoUntil(takenAt) : null
  return until && until.getTime() > Date.now() ? until.toISOString() : null
}

/** Who wrote outside what the imports of a report brought, by import. @throws AppError `not_found`, `forbidden` */
export async function outsideAuthors(userId: string, reportId: string): Promise<OutsideAuthors> {
  await authorize(userId, reportId, 'draft.suggest')
  const rows = await db.reviewImport.findMany({
    where: { copy: { reportId }, state: 'taken' },
    select: { id: true, authors: true },
  })
  return Object.fromEntries(rows.map(({ id, authors }) => [id, authors]))
}
