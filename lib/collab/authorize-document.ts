import { db } from '@/lib/db'
import { isAppError, notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import type { Actor } from '@/lib/policy'
import { SCHEMA_VERSION } from '@/lib/richtext/version'
import { DocumentRefused } from './doorkeeper'
import { modeOf, type Mode } from './modes'
import { parseDocumentName, REFUSALS, type DocumentName } from './protocol'

export interface OpenRight {
  name: DocumentName
  reportId: string
  /** Null for a report's channel. */
  draftId: string | null
  mode: Mode
  /** As they are when the document is opened. */
  actor: Actor
}

/**
 * Whether this person may open the document, and what they may do to it. An editor of another schema is refused before
 * anything is looked up: it would delete what it does not know.
 * @throws DocumentRefused
 */
export async function authorizeDocument(
  userId: string,
  documentName: string,
  token: string,
): Promise<OpenRight> {
  if (token !== String(SCHEMA_VERSION)) throw new DocumentRefused(REFUSALS.reload)
  const name = parseDocumentName(documentName)
  if (!name) throw new DocumentRefused(REFUSALS.notFound)
  try {
    if (name.kind === 'report') {
      const actor = await authorize(userId, name.id, 'report.view')
      return { name, reportId: name.id, draftId: null, mode: 'edit', actor }
    }
    const { reportId, lockedAt } = await draftOf(name.id)
    const actor = await authorize(userId, reportId, 'draft.view')
    return { name, reportId, draftId: name.id, mode: modeOf(actor, lockedAt !== null), actor }
  } catch (error) {
    if (isAppError(error) && (error.code === 'not_found' || error.code === 'forbidden')) {
      throw new DocumentRefused(REFUSALS.notFound)
    }
    throw error
  }
}

async function draftOf(id: string) {
  const draft = await db.draft.findUnique({ where: { id }, select: { reportId: true, lockedAt: true } })
  if (!draft) throw notFound()
  return draft
}
