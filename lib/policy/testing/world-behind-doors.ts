import { ROLES } from '@/lib/policy'
import type { People } from './people-at-doors'

/** What doors may be about. */
export interface World {
  reportId: string
  memberId: string
  organisationId: string
  invitationId: string
  intakeId: string
  issuesId: string
  itemId: string
  questionId: string
  draftId: string
  reportVersionId: string
  fileId: string
  imageId: string
  exportId: string
  threadId: string
  commentId: string
  outline: object
  token: string
  foreignSessionId: string
  authorId: string
}

/** A report with all of them (the one whose session ended is a coordinator), and things in it to be changed. */
export async function makeWorld(people: People): Promise<World> {
  const { db } = await import('@/lib/db')
  const { addMember, createReport, createSession, createUser } = await import('@/lib/testing/factories')
  const { createExport } = await import('@/lib/testing/exports')
  const { createImage } = await import('@/lib/testing/images')
  const { createCommitteeDocument, createIntake } = await import('@/lib/testing/intakes')
  const { createThread } = await import('@/lib/testing/threads')
  const { inviteMember } = await import('@/lib/members/invite-member')
  const reportId = await createReport()
  for (const role of ROLES) await addMember(reportId, role, people[role])
  await addMember(reportId, 'author', people.ended)
  const { memberId } = await addMember(reportId, 'author')
  const organisation = await db.organisation.create({ data: { reportId, name: 'One', position: 0 } })
  const invitation = { reportId, email: 'open@test.example', role: 'author' } as const
  const { token } = await inviteMember(people.coordinator.id, invitation)
  const { id: invitationId } = await db.invitation.findFirstOrThrow({ where: { reportId } })
  const { sessionId } = await createSession(await createUser())
  const ofReport = { where: { stateReply: { reportId } } }
  const { fileId } = await db.stateReplyVersion.findFirstOrThrow(ofReport)
  const question = await db.question.findFirstOrThrow({ ...ofReport, include: { draft: true } })
  const { outline } = await db.stateReply.findUniqueOrThrow({ where: { reportId } })
  // Not one of them, who would soon have too many.
  const user = await createUser()
  return {
    reportId,
    intakeId: await createIntake({ user, reportId }),
    issuesId: await createIntake({ user, reportId, kind: 'list_of_issues' }),
    itemId: await createCommitteeDocument(reportId),
    questionId: question.id,
    draftId: question.draft!.id,
    reportVersionId: (await db.reportVersion.create({ data: { reportId, name: 'One' } })).id,
    fileId: fileId!,
    imageId: await createImage(reportId),
    exportId: await createExport(reportId, people.author.id),
    outline: outline as object,
    memberId,
    organisationId: organisation.id,
    invitationId,
    token,
    foreignSessionId: sessionId,
    authorId: people.author.id,
    ...(await createThread({ reportId, draftId: question.draft!.id, authorId: people.reviewer.id })),
  }
}
