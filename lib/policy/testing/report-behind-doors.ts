import { db } from '@/lib/db'
import type { Outline } from '@/lib/parsing/outline'
import { ROLES } from '@/lib/policy'
import { createExport } from '@/lib/testing/exports'
import { addMember, createReport, createUser } from '@/lib/testing/factories'
import { createImage } from '@/lib/testing/images'
import { createCommitteeDocument, createIntake } from '@/lib/testing/intakes'
import { createThread } from '@/lib/testing/threads'

/** A report with somebody of every role, and what a door may be about. */
export async function makeWorld() {
  const reportId = await createReport()
  const people: Partial<Record<Who, { id: string }>> = { stranger: await createUser() }
  for (const role of ROLES) people[role] = await addMember(reportId, role)
  // A second coordinator, so that even the first may leave.
  await addMember(reportId, 'coordinator')
  const other = await addMember(reportId, 'author')
  const organisation = await db.organisation.create({ data: { reportId, name: 'One', position: 0 } })
  await db.organisation.create({ data: { reportId, name: 'Two', position: 1 } })
  const invitation = await db.invitation.create({
    data: {
      reportId,
      email: 'open@test.example',
      role: 'author',
      tokenHash: reportId,
      expiresAt: new Date(Date.now() + 60_000),
    },
  })
  const draft = await db.draft.findFirstOrThrow({ where: { reportId, chapter: 'introduction' } })
  const { id: questionId } = await db.question.findFirstOrThrow({ where: { stateReply: { reportId } } })
  const { outline } = await db.stateReply.findUniqueOrThrow({ where: { reportId } })
  const { fileId } = await db.stateReplyVersion.findFirstOrThrow({ where: { stateReply: { reportId } } })
  const coordinator = { ...people.coordinator!, name: '', email: '' }
  return {
    reportId,
    questionId,
    outline: outline as unknown as Outline,
    fileId: fileId!,
    imageId: await createImage(reportId),
    exportId: await createExport(reportId, coordinator.id),
    itemId: await createCommitteeDocument(reportId),
    intakeId: await createIntake({ user: coordinator, reportId }),
    issuesId: await createIntake({ user: coordinator, reportId, kind: 'list_of_issues' }),
    people: people as Record<Who, { id: string }>,
    memberId: other.memberId,
    organisationId: organisation.id,
    invitationId: invitation.id,
    draftId: draft.id,
    reportVersionId: (await db.reportVersion.create({ data: { reportId, name: 'One' } })).id,
    ...(await createThread({ reportId, draftId: draft.id, authorId: people.reviewer!.id })),
  }
}

export type World = Awaited<ReturnType<typeof makeWorld>>
export type Who = (typeof WHO)[number]
export const WHO = [...ROLES, 'stranger'] as const
