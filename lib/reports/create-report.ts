import { randomUUID } from 'node:crypto'
import { audit } from '@/lib/audit'
import { type Database, db } from '@/lib/db'
import { putFile } from '@/lib/files/storage'
import { Chapter } from '@/lib/generated/prisma/enums'
import { stateName } from '@/lib/i18n/states'
import { translator } from '@/lib/i18n/translator'
import { readAside, replyAside } from '@/lib/intake/reply-aside'
import { MAX_FILE_BYTES } from '@/lib/intake/schema'
import type { StateReply } from '@/lib/parsing'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { insertReply, type NewReply } from '@/lib/state-replies/insert-reply'
import { profileOf } from './profiles'

/** What somebody says of a report that is made; what they leave out is as its reply says. */
export interface ReportSettings {
  title?: string
  committee?: string
  session?: number | null
  state?: string
  language?: string
}

/**
 * Makes a report from the file of a State's reply, as it is understood without anybody looking: for the sample and for
 * programs. `actorId` becomes its coordinator; null (the installation itself) leaves it to the first account.
 * @throws AppError of `lib/parsing` when the file is not a reply.
 */
export async function createReport({
  file,
  filename = 'reply.txt',
  actorId,
}: {
  file: Uint8Array
  filename?: string
  actorId: string | null
}): Promise<string> {
  const [document, outline] = await readAside(file, filename)
  const reply = await replyAside(document, outline)
  return db.$transaction(
    async (tx) => {
      const mime = 'application/octet-stream'
      const stored = await putFile(tx, { name: filename, mime, bytes: file, maxBytes: MAX_FILE_BYTES })
      return insertReport(tx, { document, outline, reply, file: stored, actorId })
    },
    { timeout: CREATE_MS },
  )
}

/** How long making a report may take in the database: 2,000 questions take a few seconds. */
export const CREATE_MS = 60_000

/**
 * Writes a report with its reply, and a seeded draft for every question and chapter, within the caller's transaction:
 * all of it or nothing. Answers its id.
 */
export async function insertReport(
  tx: Database,
  { actorId, settings = {}, ...made }: NewReply & { actorId: string | null; settings?: ReportSettings },
): Promise<string> {
  const reportId = randomUUID()
  await tx.report.create({ data: { id: reportId, ...settingsOf(made.reply, settings) } })
  await insertReply(tx, { reportId, createdById: actorId, ...made })
  const chapters = Object.values(Chapter).map((chapter) => ({ id: randomUUID(), reportId, chapter }))
  await tx.draft.createMany({ data: chapters })
  await tx.draftUpdate.createMany({
    data: chapters.map(({ id }) => ({ draftId: id, data: new Uint8Array(seedUpdate()) })),
  })
  if (actorId) await tx.membership.create({ data: { reportId, userId: actorId, role: 'coordinator' } })
  await audit(tx, { action: 'report.created', actorId, reportId, details: { state: made.reply.state } })
  return reportId
}

/** A report's settings before anybody has changed any. Whether it is public stays unsaid on purpose. */
function settingsOf(reply: StateReply, settings: ReportSettings) {
  const t = translator('reports')
  const committee = settings.committee ?? reply.committee ?? ''
  const state = settings.state ?? reply.state ?? ''
  return {
    title:
      settings.title ??
      (state ? t('defaultTitle', { state: stateName(state) }) : t('defaultTitleWithoutState')),
    committee,
    session: settings.session === undefined ? reply.session : settings.session,
    state,
    language: settings.language ?? 'en',
    wordLimit: profileOf(committee)?.wordLimit ?? null,
  }
}
