import type { Database } from '@/lib/db'
import { db } from '@/lib/db'
import { isAppError, notFound } from '@/lib/errors'
import { authorize, isId } from '@/lib/members/authorize'
import { type Action, canStartReport } from '@/lib/policy'
import type { DocumentKind } from './schema'

/** What somebody must be allowed in a report to bring this kind of document into it. */
export function actionFor(kind: DocumentKind): Action {
  return kind === 'state_reply' ? 'reply.import' : 'documents.manage'
}

/**
 * Lets whoever may bring this document in go on: into a report those who may do that there, at this moment; for a new
 * report everybody with an account.
 * @throws AppError `not_found`, `forbidden`
 */
export async function authorizeBringing(
  userId: string,
  { kind, reportId }: { kind: DocumentKind; reportId?: string | null },
  client: Database = db,
): Promise<void> {
  if (reportId) await authorize(userId, reportId, actionFor(kind), client)
  // Only a reply can begin a report.
  else if (kind !== 'state_reply' || !canStartReport({ userId })) throw notFound()
}

/** The rights in an intake, and nothing of what it holds. */
export interface IntakeRow {
  id: string
  userId: string
  kind: DocumentKind
  status: 'reading' | 'ready' | 'failed' | 'finished'
  reportId: string | null
  revision: number
  fileId: string | null
}

/**
 * The intake, for whoever may work on it: what will be a new report, the one who brought it; what is for a report,
 * everybody who may bring such a document in there now. For all others it does not exist. `lock` keeps it as it is
 * until the transaction ends.
 */
export async function authorizeIntake(
  userId: string,
  intakeId: string,
  client: Database = db,
  { lock = false } = {},
): Promise<IntakeRow> {
  if (!isId(intakeId)) throw notFound()
  if (lock) await client.$queryRaw`select 1 from intakes where id = ${intakeId}::uuid for update`
  const intake = await client.intake.findUnique({
    where: { id: intakeId },
    select: {
      id: true,
      userId: true,
      kind: true,
      status: true,
      reportId: true,
      revision: true,
      fileId: true,
    },
  })
  if (!intake) throw notFound()
  if (intake.reportId === null) {
    if (intake.userId !== userId) throw notFound()
    return intake
  }
  try {
    await authorize(userId, intake.reportId, actionFor(intake.kind), client)
  } catch (error) {
    throw isAppError(error) && error.code === 'forbidden' ? notFound() : error
  }
  return intake
}
