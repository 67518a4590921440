import { createHash, randomUUID } from 'node:crypto'
import { audit } from '@/lib/audit'
import { db } from '@/lib/db'
import { Chapter } from '@/lib/generated/prisma/enums'
import { stateName } from '@/lib/i18n/states'
import { translator } from '@/lib/i18n/translator'
import { decodeReply, parseReply, type StateReply } from '@/lib/parsing'
import { seedUpdate } from '@/lib/richtext/ydoc'
import { profileOf } from './profiles'

/**
 * Makes a report from the file of a State's reply: the reply whole, and a seeded draft for every question and chapter,
 * in one transaction. `actorId` becomes its coordinator; null (the installation itself) leaves it to the first account.
 * @throws AppError of `lib/parsing` when the file is not a reply.
 */
export async function createReport({
  file,
  actorId,
}: {
  file: Uint8Array
  actorId: string | null
}): Promise<string> {
  const source = decodeReply(file)
  const reply = parseReply(source)
  const reportId = randomUUID()
  const rows = rowsOf(reply, reportId)

  await db.$transaction(async (tx) => {
    await tx.report.create({ data: { id: reportId, ...defaultsOf(reply) } })
    await tx.stateReply.create({
      data: {
        id: rows.stateReplyId,
        reportId,
        source,
        sourceSha256: createHash('sha256').update(file).digest('hex'),
        committee: reply.committee,
        session: reply.session,
        state: reply.state,
        symbol: reply.symbol,
        title: reply.title,
        dateReceived: reply.dateReceived ? new Date(`${reply.dateReceived}T00:00:00Z`) : null,
        language: reply.language,
        notes: reply.notes,
        warnings: JSON.parse(JSON.stringify(reply.warnings)),
      },
    })
    await tx.section.createMany({ data: rows.sections })
    await tx.question.createMany({ data: rows.questions })
    await tx.replyParagraph.createMany({ data: rows.paragraphs })
    await tx.draft.createMany({ data: rows.drafts })
    await tx.draftUpdate.createMany({
      data: rows.drafts.map(({ id }) => ({ draftId: id, data: new Uint8Array(seedUpdate()) })),
    })
    if (actorId) await tx.membership.create({ data: { reportId, userId: actorId, role: 'coordinator' } })
    await audit(tx, { action: 'report.created', actorId, reportId, details: { state: reply.state } })
  })
  return reportId
}

/** A report's settings before anybody has chosen any. Whether it is public stays unsaid on purpose. */
function defaultsOf(reply: StateReply) {
  const t = translator('reports')
  const committee = reply.committee ?? ''
  return {
    title: reply.state ? t('defaultTitle', { state: stateName(reply.state) }) : t('defaultTitleWithoutState'),
    committee,
    session: reply.session,
    state: reply.state ?? '',
    language: 'en',
    wordLimit: profileOf(committee)?.wordLimit ?? null,
  }
}

function rowsOf(reply: StateReply, reportId: string) {
  const stateReplyId = randomUUID()
  const sections = reply.sections.map((section, position) => ({
    section,
    row: { id: randomUUID(), stateReplyId, position, title: section.title },
  }))
  const questions = sections
    .flatMap(({ section, row }) => section.questions.map((question) => ({ question, sectionId: row.id })))
    .map(({ question, sectionId }, position) => {
      const { label, slug, number, letters, refs } = question
      const row = { id: randomUUID(), stateReplyId, sectionId, position, label, slug, number, letters, refs }
      return { question, row }
    })
  const paragraphs = questions.flatMap(({ question, row }) =>
    question.paragraphs.map(({ id: anchor, text, normalised }, position) => ({
      questionId: row.id,
      position,
      anchor,
      text,
      normalised,
    })),
  )
  const drafts = [
    ...Object.values(Chapter).map((chapter) => ({ id: randomUUID(), reportId, chapter })),
    ...questions.map(({ row }) => ({ id: randomUUID(), reportId, questionId: row.id })),
  ]
  return {
    stateReplyId,
    sections: sections.map(({ row }) => row),
    questions: questions.map(({ row }) => row),
    paragraphs,
    drafts,
  }
}
