import { setImmediate } from 'node:timers/promises'
import type { Database } from '@/lib/db'
import { audit } from '@/lib/audit'
import { publish } from '@/lib/bus'
import { db } from '@/lib/db'
import { isAppError } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { type Replaced, replaceInXml } from '@/lib/richtext/find-in-xml'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { changeDraft } from '../change-draft'
import type { ReplaceInput, Replacement } from './schema'

/**
 * Puts other words in the place of those that are found, in each of the named drafts by one update, and gives what it
 * takes to take that back. Drafts that are locked, of another report, or gone are left as they are; the locked are named.
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
  const result: Replacement = { drafts: [], locked: [] }
  for (const { id: draftId } of known) {
    const replaced = await inDraft(userId, { reportId, draftId }, (doc) =>
      replaceInXml(doc.getXmlFragment(XML_FRAGMENT), query, options, replacement),
    )
    if (replaced === null) result.locked.push(draftId)
    else if (replaced.length > 0) result.drafts.push({ draftId, replaced })
    // Others type meanwhile.
    await setImmediate()
  }
  return result
}

/** Changes one draft and writes down at how many places; null when it is locked. */
export async function inDraft<Done extends number | Replaced[]>(
  userId: string,
  { reportId, draftId }: { reportId: string; draftId: string },
  change: Parameters<typeof changeDraft<Done>>[2],
): Promise<Done | null> {
  try {
    const { value, seq } = await db.$transaction(async (tx: Database) => {
      await authorize(userId, reportId, 'draft.edit', tx)
      const changed = await changeDraft(tx, { draftId, userId }, change)
      const places = typeof changed.value === 'number' ? changed.value : changed.value.length
      if (changed.seq !== null)
        await audit(tx, {
          action: 'draft.replaced',
          actorId: userId,
          reportId,
          details: { draftId, places },
        })
      return changed
    })
    if (seq !== null) publish('draft.appended', { draftId, seq })
    return value
  } catch (error) {
    if (isAppError(error) && error.reason === 'draftLocked') return null
    throw error
  }
}
