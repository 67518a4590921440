import { type Database, db } from '@/lib/db'
import { sqlIn } from '@/lib/drafts/sql'
import { AppError, notFound } from '@/lib/errors'
import type { DocumentNode } from '@/lib/richtext/document'
import { authorizeDraft } from './authorize-draft'
import { compareTexts, type StoredText } from './compare'
import { type DraftLog, readLog } from './fold-draft'
import { peopleOf, placeOf } from './places'
import type { DraftChanges, DraftHistory, ListedVersion, Point, RescuedPassage } from './schema'

/** More are not listed: thinning keeps a draft below it for some years. */
const MOST = 2_000

/** Everything that a draft was, the latest first, and what was typed since; of one of this report, if one is named. Changes nothing. */
export async function draftHistory(
  userId: string,
  draftId: string,
  inReport?: string,
): Promise<DraftHistory> {
  const { reportId, lockedAt, words } = await authorizeDraft(userId, draftId, 'versions.view')
  if (inReport !== undefined && inReport !== reportId) throw notFound()
  const [place, rows, pending, look, rescued] = await Promise.all([
    placeOf(reportId, draftId),
    db.draftVersion.findMany({
      where: { draftId },
      orderBy: { number: 'desc' },
      take: MOST,
      select: {
        number: true,
        reason: true,
        name: true,
        createdById: true,
        editedFrom: true,
        editedTo: true,
        authorIds: true,
        words: true,
        inReportVersions: { select: { reportVersion: { select: { name: true } } } },
      },
    }),
    pendingOf(draftId),
    db.draftLook.findUnique({
      where: { userId_draftId: { userId, draftId } },
      select: { version: { select: { number: true } } },
    }),
    rescuedIn(draftId),
  ])
  const versions = rows.map((row, index): ListedVersion => {
    const { number, reason, name, createdById, editedFrom, editedTo, authorIds, inReportVersions } = row
    return {
      number,
      kind: reason,
      name,
      createdById,
      from: editedFrom.toISOString(),
      at: editedTo.toISOString(),
      authorIds,
      words: row.words,
      change: row.words - (rows[index + 1]?.words ?? 0),
      inReport: inReportVersions.map(({ reportVersion }) => reportVersion.name),
    }
  })
  const ids = versions.flatMap(({ authorIds, createdById }) => [...authorIds, createdById])
  return {
    reportId,
    place,
    now: pending && { ...pending, words, change: words - (rows[0]?.words ?? 0) },
    versions,
    people: await peopleOf([
      ...ids,
      ...(pending?.authorIds ?? []),
      ...rescued.map(({ userId: author }) => author),
    ]),
    rescued,
    looked: look?.version.number ?? null,
    isLocked: lockedAt !== null,
  }
}

async function rescuedIn(draftId: string): Promise<RescuedPassage[]> {
  const rows = await db.rescuedPassage.findMany({
    where: { draftId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: { id: true, userId: true, at: true, text: true, content: true, settledAt: true },
  })
  return rows.map(({ at, settledAt, content, ...row }) => ({
    ...row,
    at: at.toISOString(),
    content: content as DocumentNode[] | null,
    isSettled: settledAt !== null,
  }))
}

async function pendingOf(draftId: string): Promise<{ at: string; authorIds: string[] } | null> {
  const rows = await db.draftUpdate.groupBy({
    by: ['userId'],
    where: { draftId, userId: { not: null } },
    _max: { createdAt: true },
  })
  const at = rows.map(({ _max }) => _max.createdAt!.toISOString()).toSorted()
  return at.length > 0
    ? { at: at.at(-1)!, authorIds: rows.flatMap(({ userId: author }) => author ?? []) }
    : null
}

/**
 * What changed in a draft between two versions, or a version and now; 0 is nothing at all. In whichever order they are
 * named, the later one is the later one.
 * @throws AppError `not_found` for versions that there are not, or not any more.
 */
export async function draftChanges(
  userId: string,
  { draftId, from, to }: { draftId: string; from: Point; to: Point },
): Promise<DraftChanges> {
  await authorizeDraft(userId, draftId, 'versions.view')
  const isTurned = from === 'now' || (to !== 'now' && to < from)
  const [first, second] = isTurned ? [to, from] : [from, to]
  const job = await db.$transaction(async (tx) => {
    const log = second === 'now' ? await readLog(sqlIn(tx), draftId) : null
    const [before, after] = [await textAt(tx, draftId, first, log), await textAt(tx, draftId, second, log)]
    const between = await tx.draftVersion.findMany({
      where: {
        draftId,
        number: { gt: first === 'now' ? 2 ** 31 - 1 : first, ...(second !== 'now' && { lte: second }) },
      },
      select: { deletions: true },
    })
    const clients = await tx.draftClient.findMany({
      where: { draftId },
      select: { clientId: true, userId: true },
    })
    return {
      before,
      after,
      deletions: between.map(({ deletions }) => new Uint8Array(deletions)),
      clients: clients.map((row): [number, string | null] => [Number(row.clientId), row.userId]),
    }
  }, ONE_MOMENT)
  const diff = await compareTexts(job)
  return { from: first, to: second, diff, people: await peopleOf(diff.authors) }
}

// A fold between two of its reads would show a deletion twice, or not at all.
const ONE_MOMENT = { isolationLevel: 'RepeatableRead', timeout: 20_000 } as const

async function textAt(
  tx: Database,
  draftId: string,
  point: Point,
  log: DraftLog | null,
): Promise<StoredText> {
  if (point === 0) return null
  if (point === 'now') {
    const { snapshot, rows } = log ?? (await readLog(sqlIn(tx), draftId))
    return {
      snapshot: snapshot && new Uint8Array(snapshot),
      rows: rows.map(({ user_id, created_at, data }) => ({
        at: created_at.getTime(),
        userId: user_id,
        data: new Uint8Array(data),
      })),
    }
  }
  if (!Number.isInteger(point) || point < 0 || point >= 2 ** 31) throw notFound()
  const version = await tx.draftVersion.findUnique({
    where: { draftId_number: { draftId, number: point } },
    select: { state: true },
  })
  if (!version) throw new AppError('not_found', 'versionGone')
  return { state: new Uint8Array(version.state) }
}
