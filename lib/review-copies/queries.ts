import * as Y from 'yjs'
import { db } from '@/lib/db'
import type { CopyFacts } from '@/lib/export/formats/review'
import { copyText } from '@/lib/export/formats/review/copy-text'
import { Prisma } from '@/lib/generated/prisma/client'
import { authorize } from '@/lib/members/authorize'
import { homesOf, type Homes } from '@/lib/threads/homes'
import { unpackText } from './aside'
import type { CopyChanges, DraftChanges, NewPiece } from './changes'
import type { ComingIn, CopyHome, OutsideAuthors, ReviewPage } from './schema'
import { placesIn, takeInto } from './take-into'

/** Most copies that are listed. */
const MOST = 20

/** The review copies of a report, what came back with them, and what of it had no place. @throws AppError `not_found`, `forbidden` */
export async function reviewPage(userId: string, reportId: string): Promise<ReviewPage> {
  await authorize(userId, reportId, 'draft.suggest')
  const [homes, copies, imports, conflicts] = await Promise.all([
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
      include: {
        user: { select: { name: true } },
        copy: { select: { id: true, createdAt: true, facts: true } },
      },
    }),
    db.reviewConflict.findMany({
      where: { dismissedAt: null, import: { copy: { reportId }, state: 'taken' } },
      orderBy: [{ import: { takenAt: 'desc' } }, { position: 'asc' }],
      take: 500,
    }),
  ])
  const keepable = { id: { in: copies.map(({ id }) => id) }, facts: { not: Prisma.DbNull } }
  const kept = new Set(
    (await db.reviewCopy.findMany({ where: keepable, select: { id: true } })).map(({ id }) => id),
  )
  const placeOf = placesOf(homes)
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
      imports.map(async ({ copy, changes, user, ...row }) => ({
        ...{ id: row.id, name: row.name, state: row.state, authors: row.authors, by: user.name },
        isMine: row.userId === userId,
        at: (row.undoneAt ?? row.takenAt ?? row.createdAt).toISOString(),
        copyMadeAt: copy.createdAt.toISOString(),
        coming:
          row.state === 'ready' ? await comingIn(changes as unknown as CopyChanges, copy, userId, homes) : [],
      })),
    ),
    conflicts: conflicts.map(({ id, importId, kind, author, passage, wanted, draftId }) => ({
      ...{ id, importId, kind, author, passage, wanted },
      home: draftId ? homeOf(homes, draftId) : null,
    })),
  }
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

function homeOf(homes: Homes, draftId: string): CopyHome | null {
  const home = homes.ofDraft(draftId)
  return home ? { draftId, kind: home.kind, slug: home.slug, label: home.label } : null
}

async function comingIn(
  { drafts }: CopyChanges,
  copy: { id: string; facts: unknown },
  userId: string,
  homes: Homes,
): Promise<ComingIn[]> {
  const { variant } = copy.facts as CopyFacts
  const touched = drafts.flatMap(({ draftId, ...draft }) => (amountOf(draft) > 0 ? [draftId] : []))
  const texts = await db.reviewCopyDraft.findMany({
    where: { copyId: copy.id, draftId: { in: touched } },
    select: { draftId: true, text: true },
  })
  const coming: ComingIn[] = []
  for (const draft of drafts) {
    const home = homeOf(homes, draft.draftId)
    const stored = texts.find(({ draftId }) => draftId === draft.draftId)
    if (!home || !stored) continue
    const base = copyText(unpackText(stored.text), variant)
    coming.push({
      draftId: draft.draftId,
      home,
      ...countsOf(draft),
      conflicts: await tried(draft, base, userId),
    })
  }
  const placeOf = placesOf(homes)
  return coming.sort((a, b) => placeOf(a.draftId) - placeOf(b.draftId))
}

/** Where in the report a draft stands; what stands in none comes last. */
function placesOf({ all }: Homes): (draftId: string | null) => number {
  const places = new Map(all.map(({ draftId }, index) => [draftId, index]))
  return (draftId) => (draftId === null ? undefined : places.get(draftId)) ?? all.length
}

const amountOf = ({ edits, threads, remarks }: Omit<DraftChanges, 'draftId'>) =>
  edits.length + threads.length + remarks.length

function countsOf({ edits, threads }: DraftChanges) {
  const counts = { inserted: 0, deleted: 0, changed: 0, comments: 0 }
  const isWords = (piece: NewPiece) => piece.kind !== 'split'
  for (const edit of edits) {
    if (edit.kind === 'insertBlocks' || (edit.kind === 'insert' && edit.pieces.some(isWords)))
      counts.inserted++
    else if (edit.kind === 'delete' || edit.kind === 'deleteBlock' || edit.kind === 'deleteRow')
      counts.deleted++
    else counts.changed++
  }
  for (const { comments } of threads) counts.comments += comments.length
  return counts
}

/** How much has no place now: tried on a copy of the draft. */
async function tried(
  { draftId, edits, remarks }: DraftChanges,
  base: Parameters<typeof placesIn>[1],
  userId: string,
): Promise<number> {
  const [draft] = await db.draft.findMany({ where: { id: draftId }, select: { lockedAt: true } })
  if (!draft || draft.lockedAt) return edits.length + remarks.length
  const rows = await db.$queryRaw<{ data: Uint8Array }[]>`
    select 0::bigint as seq, data from draft_snapshots where draft_id = ${draftId}::uuid
    union all select seq, data from draft_updates where draft_id = ${draftId}::uuid order by seq`
  const doc = new Y.Doc({ gc: true })
  try {
    doc.transact(() => rows.forEach(({ data }) => Y.applyUpdate(doc, data)))
    const { conflicts } = takeInto(doc, placesIn(doc, base), edits, ({ group }) => ({
      ...{ id: `tried-${group}`, user: userId, at: 0 },
    }))
    return conflicts.length + remarks.length
  } finally {
    doc.destroy()
  }
}
