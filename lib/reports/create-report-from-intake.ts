import { db } from '@/lib/db'
import { AppError, isAppError } from '@/lib/errors'
import { isStateCode } from '@/lib/i18n/states'
import { finishIntake, readyIntake } from '@/lib/intake/finish-intake'
import { replyAside } from '@/lib/intake/reply-aside'
import type { ReportChoices } from '@/lib/intake/schema'
import { actorIn } from '@/lib/members/authorize'
import { can } from '@/lib/policy'
import { CREATE_MS, insertReport } from './create-report'

/**
 * Makes a report of a reviewed intake, with the person as its coordinator. Asked twice (a second click, an answer that
 * got lost) it answers the same report.
 * @throws AppError `conflict` / `intakeNotReady`, `outlineChangedMeanwhile`; `not_a_reply` when it has no questions.
 */
export async function createReportFromIntake(
  userId: string,
  choices: ReportChoices,
): Promise<{ reportId: string }> {
  try {
    return await create(userId, choices)
  } catch (error) {
    const made =
      isAppError(error) && error.code === 'conflict' && (await madeAlready(userId, choices.intakeId))
    if (made) return { reportId: made }
    throw error
  }
}

async function create(
  userId: string,
  { intakeId, ...settings }: ReportChoices,
): Promise<{ reportId: string }> {
  if (settings.state && !isStateCode(settings.state)) {
    throw new AppError('invalid_input', 'stateNeeded', { field: 'state' })
  }
  const { intake, document, outline } = await readyIntake(userId, intakeId)
  if (intake.kind !== 'state_reply' || intake.reportId !== null)
    throw new AppError('conflict', 'intakeNotReady')
  const reply = await replyAside(document, outline)
  return db.$transaction(
    async (tx) => {
      const file = await finishIntake(tx, userId, intake)
      const reportId = await insertReport(tx, { document, outline, reply, file, actorId: userId, settings })
      await tx.intake.update({ where: { id: intakeId }, data: { reportId }, select: { id: true } })
      return { reportId }
    },
    { timeout: CREATE_MS },
  )
}

/** The report that this person has made of the intake before. */
async function madeAlready(userId: string, intakeId: string): Promise<string | null> {
  const intake = await db.intake.findFirst({
    where: { id: intakeId, userId, kind: 'state_reply', status: 'finished', reportId: { not: null } },
    select: { reportId: true },
  })
  if (!intake?.reportId) return null
  return can(await actorIn(userId, intake.reportId), 'report.view') ? intake.reportId : null
}
