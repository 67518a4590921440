import { db } from '@/lib/db'
import { isAppError, notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import { SCHEMA_VERSION } from '@/lib/richtext/version'
import { DocumentRefused } from './doorkeeper'
import { parseDocumentName, REFUSALS, type DocumentName } from './protocol'

export interface OpenRight {
  name: DocumentName
  reportId: string
  readOnly: boolean
}

/**
 * Whether this person may open the document, and whether only to read. An editor of another schema is refused before
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
    const reportId = await reportOf(name)
    if (name.kind === 'report') {
      await authorize(userId, reportId, 'report.view')
      return { name, reportId, readOnly: false }
    }
    const actor = await authorize(userId, reportId, 'draft.view')
    return { name, reportId, readOnly: !can(actor, 'draft.edit') }
  } catch (error) {
    if (isAppError(error) && (error.code === 'not_found' || error.code === 'forbidden')) {
      throw new DocumentRefused(REFUSALS.notFound)
    }
    throw error
  }
}

async function reportOf({ kind, id }: DocumentName): Promise<string> {
  if (kind === 'report') return id
  const draft = await db.draft.findUnique({ where: { id }, select: { reportId: true } })
  if (!draft) throw notFound()
  return draft.reportId
}
