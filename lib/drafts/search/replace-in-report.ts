import { setImmediate } from 'node:timers/promises'
import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { type Database, db } from '@/lib/db'
import { isAppError } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { type Replaced, replaceInXml } from '@/lib/richtext/find-in-xml'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { changeDraft } from '../change-draft'
import type { ReplaceInput, Replacement } from './schema'

/**
 * Puts other words in the place of those that are found, in each of the named drafts by one update, and keeps what it
 * takes to take that back with each. Drafts that are locked, of another report, or gone are left as they are; the locked are
 * named. What was done before a failure is kept as well.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function replaceInReport(userId: string, input: ReplaceInput): Promise<Replacement> {
  const { reportId, query, options, replacement, draftIds } = input
  await authorize(userId, reportId, 'draft.edit')
  const known = await db.draft.findMany({
    where: { reportId, id: { in: draftIds } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const { id } = await db.replacement.create({ data: { reportId, userId, query, replacement } })
  const result: Replacement = { id, drafts: [], locked: [] }
  try {
    for (const { id: draftId } of known) {
      const replaced = await inDraft(
        userId,
        { reportId, draftId },
        (doc) => replaceInXml(doc.getXmlFragment(XML_FRAGMENT), query, options, replacement),
        (tx, places) => keep(tx, { replacementId: id, draftId, places }),
      )
      if (replaced === null) result.locked.push(draftId)
      else if (replaced.length > 0) result.drafts.push({ draftId, places: replaced.length })
      // Others type meanwhile.
      await setImmediate()
    }
  } finally {
    await close(userId, reportId, result)
  }
  return result
}

async function keep(
  tx: Database,
  { replacementId, draftId, places }: { replacementId: string; draftId: string; places: Replaced[] },
): Promise<void> {
  const replaced = places.map(({ was, ...place }) => ({
    ...place,
    was: was.map((stretch) => ({ ...stretch })),
  }))
  // What Yjs holds in its attributes came as JSON.
  await tx.replacementDraft.create({
    data: { replacementId, draftId, places: places.length, replaced: JSON.parse(JSON.stringify(replaced)) },
  })
}

/** Tells what was done; nothing when nothing was. */
async function close(userId: string, reportId: string, { id, drafts }: Replacement): Promise<void> {
  if (drafts.length === 0) {
    await db.replacement.delete({ where: { id } })
    return
  }
  const places = drafts.reduce((sum, draft) => sum + draft.places, 0)
  await db.$transaction((tx) =>
    audit(tx, {
      action: 'report.words-replaced',
      actorId: userId,
      reportId,
      details: { replacementId: id, places, drafts: drafts.length },
    }),
  )
}

/** Changes one draft and writes down at how many places; null when it is locked. */
export async function inDraft<Done extends number | Replaced[]>(
  userId: string,
  { reportId, draftId }: { reportId: string; draftId: string },
  change: Parameters<typeof changeDraft<Done>>[2],
  also?: (tx: Database, value: Done) => Promise<void>,
): Promise<Done | null> {
  try {
    const { value, seq } = await db.$transaction(async (tx: Database) => {
      await authorize(userId, reportId, 'draft.edit', tx)
      const changed = await changeDraft(tx, { draftId, userId }, change)
      const places = typeof changed.value === 'number' ? changed.value : changed.value.length
      if (changed.seq !== null) {
        await also?.(tx, changed.value)
        await audit(tx, {
          action: 'draft.replaced',
          actorId: userId,
          reportId,
          details: { draftId, places },
        })
      }
      return changed
    })
    if (seq !== null) publish('draft.appended', { draftId, seq })
    return value
  } catch (error) {
    if (isAppError(error) && error.reason === 'draftLocked') return null
    throw error
  }
}
