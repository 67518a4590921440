import { db } from '@/lib/db'
import { isAppError, notFound } from '@/lib/errors'
import { FILE_FACTS } from '@/lib/files/storage'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { authorizeIntake, type IntakeRow } from './authorize-intake'
import { readIntake } from './read-intake'
import { readings } from './reading-queue'
import { replyAside } from './reply-aside'
import type { IntakeContent, IntakeFailure, IntakeState, ListedIntake, ReplyFacts } from './schema'

/** The documents that this person has brought and not made anything of yet, the one worked on last first. */
export async function listIntakes(userId: string): Promise<ListedIntake[]> {
  const intakes = await db.intake.findMany({
    where: { userId, status: { not: 'finished' } },
    orderBy: { updatedAt: 'desc' },
    select: {
      id: true,
      kind: true,
      status: true,
      reportId: true,
      updatedAt: true,
      file: { select: { name: true, size: true } },
    },
  })
  const open = await Promise.all(
    intakes.map(async (intake) => {
      // Whoever lost their role in a report meanwhile finds nothing there any more.
      const mine = await authorizeIntake(userId, intake.id).catch((error: unknown) => {
        if (isAppError(error)) return null
        throw error
      })
      return mine ? [intake] : []
    }),
  )
  return open.flat().map(({ file, updatedAt, ...intake }) => ({
    ...intake,
    name: file?.name ?? null,
    size: file?.size ?? null,
    updatedAt: updatedAt.toISOString(),
  }))
}

/** How far an intake is, for whoever may work on it. */
export async function intakeState(userId: string, intakeId: string): Promise<IntakeState> {
  return stateOf(await authorizeIntake(userId, intakeId))
}

/** An intake with its document and outline, for whoever may work on it. */
export async function intakeOf(userId: string, intakeId: string): Promise<IntakeContent> {
  const row = await authorizeIntake(userId, intakeId)
  const state = await stateOf(row)
  const intake = await db.intake.findUnique({
    where: { id: intakeId },
    select: { revision: true, document: true, outline: true, file: { select: FILE_FACTS } },
  })
  if (!intake) throw notFound()
  const document = intake.document as unknown as SourceDocument | null
  const outline = intake.outline as unknown as Outline | null
  return { ...state, file: intake.file, revision: intake.revision, document, outline, facts: await facts() }

  async function facts(): Promise<ReplyFacts | null> {
    if (!document || !outline || row.kind !== 'state_reply') return null
    try {
      const { title, committee, session, state, symbol, language } = await replyAside(document, outline)
      return { title, committee, session, state, symbol, language }
    } catch (error) {
      if (isAppError(error)) return null
      throw error
    }
  }
}

async function stateOf({ id, userId, kind, status, reportId }: IntakeRow): Promise<IntakeState> {
  // Forgotten, because the database was away when it should have been told the end: whoever waits for it has it read.
  if (status === 'reading' && !readings.stateOf(id)) readIntake(id, userId)
  const reading = status === 'reading' ? readings.stateOf(id) : null
  const stored =
    status === 'failed' && (await db.intake.findUnique({ where: { id }, select: { failure: true } }))
  return {
    id,
    kind,
    status,
    reportId,
    share: reading?.share ?? null,
    waiting: reading?.waiting ?? 0,
    failure: stored ? (stored.failure as IntakeFailure | null) : null,
  }
}
