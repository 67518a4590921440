import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { anchorBlock } from '@/lib/references/anchor-block'
import { referencesOf } from '@/lib/references/queries'
import { assignDraft } from '@/lib/assignments/assign-draft'
import { assignmentsOf } from '@/lib/assignments/queries'
import { unassignDraft } from '@/lib/assignments/unassign-draft'
import { activityOf } from '@/lib/activity/queries'
import { dismissContradiction } from '@/lib/claims-ledger/dismiss-contradiction'
import { exportLedger } from '@/lib/claims-ledger/export-ledger'
import { claimsLedger } from '@/lib/claims-ledger/queries'
import { restoreContradiction } from '@/lib/claims-ledger/restore-contradiction'
import { authorizeDocument } from '@/lib/collab/authorize-document'
import { draftDocument, reportDocument } from '@/lib/collab/protocol'
import { addCommitteeDocument } from '@/lib/committee-documents/add-committee-document'
import { linkItem, unlinkItem } from '@/lib/committee-documents/link-item'
import { committeeDocumentsOf, unpairedItems } from '@/lib/committee-documents/queries'
import { removeCommitteeDocument } from '@/lib/committee-documents/remove-committee-document'
import { db } from '@/lib/db'
import { lockDraft } from '@/lib/drafts/lock-draft'
import { locksOf } from '@/lib/drafts/queries'
import { undescribedInReport } from '@/lib/drafts/undescribed-figures'
import { replacementsOf } from '@/lib/drafts/search/queries'
import { findInReport } from '@/lib/drafts/search/find-in-report'
import { replaceInReport } from '@/lib/drafts/search/replace-in-report'
import { takeBackReplacement } from '@/lib/drafts/search/take-back-replacement'
import { unlockDraft } from '@/lib/drafts/unlock-draft'
import { discardIntake } from '@/lib/intake/discard-intake'
import { addImage } from '@/lib/images/add-image'
import { openImage } from '@/lib/images/queries'
import { intakeOf, intakeState } from '@/lib/intake/queries'
import { readings } from '@/lib/intake/reading-queue'
import { saveOutline } from '@/lib/intake/save-outline'
import { startIntake, startTypedIntake } from '@/lib/intake/start-intake'
import { acceptInvitation } from '@/lib/members/accept-invitation'
import { changeOrganisation } from '@/lib/members/change-organisation'
import { changeRole } from '@/lib/members/change-role'
import { handOverCoordination } from '@/lib/members/hand-over-coordination'
import { inviteMember } from '@/lib/members/invite-member'
import { leaveReport } from '@/lib/members/leave-report'
import { findMembersPage } from '@/lib/members/queries'
import { removeMember } from '@/lib/members/remove-member'
import { withdrawInvitation } from '@/lib/members/withdraw-invitation'
import { previews } from '@/lib/previews/previews'
import { addOrganisation } from '@/lib/reports/add-organisation'
import { abbreviationsOf } from '@/lib/reports/find-abbreviations'
import { findCompilation } from '@/lib/reports/find-compilation'
import { findSettings } from '@/lib/reports/find-settings'
import { moveOrganisation } from '@/lib/reports/move-organisation'
import { listMyReports, reportHead } from '@/lib/reports/queries'
import { removeOrganisation } from '@/lib/reports/remove-organisation'
import { renameOrganisation } from '@/lib/reports/rename-organisation'
import { updateCompilation } from '@/lib/reports/update-compilation'
import { updateSettings } from '@/lib/reports/update-settings'
import { SCHEMA_VERSION } from '@/lib/richtext/version'
import { changesBetween } from '@/lib/state-replies/changes'
import { correctReply } from '@/lib/state-replies/correct-reply'
import { replyForCorrection } from '@/lib/state-replies/for-correction'
import { markChangeSeen } from '@/lib/state-replies/mark-change-seen'
import { chapterOf, outlineOf, questionText, replyText, replyVersion } from '@/lib/state-replies/queries'
import { questionChoices } from '@/lib/state-replies/question-choices'
import { reviseReply } from '@/lib/state-replies/revise-reply'
import { versionsOf } from '@/lib/state-replies/versions'
import { testDatabase } from '@/lib/testing/database'
import { createSession, createUser } from '@/lib/testing/factories'
import { PIXEL } from '@/lib/testing/images'
import { deleteComment } from '@/lib/threads/delete-comment'
import { editComment } from '@/lib/threads/edit-comment'
import { markThreadRead } from '@/lib/threads/mark-thread-read'
import { threadCounts, threadPlace, threadsOf, threadView } from '@/lib/threads/queries'
import { reopenThread } from '@/lib/threads/reopen-thread'
import { replyToThread } from '@/lib/threads/reply-to-thread'
import { resolveThread } from '@/lib/threads/resolve-thread'
import { startThread } from '@/lib/threads/start-thread'
import { nameReportVersion } from '@/lib/versions/name-report-version'
import { nameVersion } from '@/lib/versions/name-version'
import { draftChanges, draftHistory } from '@/lib/versions/queries'
import { recordLook } from '@/lib/versions/record-look'
import { renameReportVersion } from '@/lib/versions/rename-report-version'
import { reportChanges, reportHistory } from '@/lib/versions/report-queries'
import { rescuedOf } from '@/lib/versions/rescued'
import { restoreDraft } from '@/lib/versions/restore-draft'
import { restorePassage } from '@/lib/versions/restore-passage'
import { settleRescued } from '@/lib/versions/settle-rescued'
import { unseenDrafts } from '@/lib/versions/unseen'
import { DOORS_OF_FILES } from './testing/doors-of-files'
import { makeWorld, WHO, type Who, type World } from './testing/report-behind-doors'

/**
 * Every door of the product that asks for a report, opened by every role and by a stranger. Pages, routes and actions
 * lead to these; that they do, and that signed-out people do not get so far, is tried in doors.process.test.ts.
 */
testDatabase()
afterAll(() => readings.stop())
afterAll(() => previews().sweep(0))

const ANY_WAY = { matchCase: false, wholeWords: false, foldAccents: true }

const NO_KEY = '0'.repeat(32)
const token = String(SCHEMA_VERSION)
const mode = async (opening: ReturnType<typeof authorizeDocument>) => (await opening).mode

// prettier-ignore
const DOORS: Record<string, [answers: string, open: (userId: string, world: World) => Promise<unknown>]> = {
  ...DOORS_OF_FILES,
  //                     coordinator author    reviewer  reader    stranger
  reportHead:           ['ok         ok        ok        ok        not_found', (me, { reportId }) => reportHead(me, reportId)],
  outlineOf:            ['ok         ok        ok        ok        not_found', (me, { reportId }) => outlineOf(me, reportId)],
  questionText:         ['ok         ok        ok        ok        not_found', (me, { reportId }) => questionText(me, reportId, '1-a')],
  chapterOf:            ['ok         ok        ok        ok        not_found', (me, { reportId }) => chapterOf(me, reportId, 'introduction')],
  replyVersion:         ['ok         ok        ok        ok        not_found', (me, { reportId }) => replyVersion(me, reportId)],
  replyText:            ['ok         ok        ok        ok        not_found', (me, { reportId }) => replyText(me, reportId)],
  undescribedInReport:  ['ok         ok        ok        forbidden not_found', (me, { reportId }) => undescribedInReport(me, { reportId })],
  authorizeDocument:    ['edit       edit      suggest   read      not-found', (me, { draftId }) => mode(authorizeDocument(me, draftDocument(draftId), token))],
  assignmentsOf:        ['ok         ok        ok        ok        not_found', (me, { reportId }) => assignmentsOf(me, reportId)],
  assignDraft:          ['ok         ok        forbidden forbidden not_found', (me, { draftId, people }) => assignDraft(me, { draftId, userId: people.author.id })],
  unassignDraft:        ['ok         ok        forbidden forbidden not_found', (me, { draftId, people }) => unassignDraft(me, { draftId, userId: people.author.id })],
  locksOf:              ['ok         ok        ok        ok        not_found', (me, { reportId }) => locksOf(me, reportId)],
  findInReport:         ['ok         ok        ok        ok        not_found', (me, { reportId }) => findInReport(me, { reportId, query: 'x', options: ANY_WAY })],
  replaceInReport:      ['ok         ok        forbidden forbidden not_found', (me, { reportId, draftId }) => replaceInReport(me, { reportId, query: 'x', options: ANY_WAY, replacement: 'y', draftIds: [draftId] })],
  takeBackReplacement:  ['ok         ok        forbidden forbidden not_found', async (me, { reportId }) => takeBackReplacement(me, { reportId, replacementId: await replacedBy(me, reportId) })],
  replacementsOf:       ['ok         ok        forbidden forbidden not_found', (me, { reportId }) => replacementsOf(me, reportId)],
  referencesOf:         ['ok         ok        ok        ok        not_found', (me, { reportId }) => referencesOf(me, reportId)],
  // Who may gets as far as the block, which is not there.
  anchorBlock:          ['conflict   conflict  conflict  forbidden not_found', (me, { draftId }) => anchorBlock(me, { draftId, kind: 'table', index: 0, words: 'x', copied: null })],
  lockDraft:            ['ok         forbidden forbidden forbidden not_found', (me, { draftId }) => lockDraft(me, { draftId, reason: 'Final' })],
  unlockDraft:          ['ok         forbidden forbidden forbidden not_found', (me, { draftId }) => unlockDraft(me, { draftId })],
  threadsOf:            ['ok         ok        ok        not_found not_found', (me, { reportId }) => threadsOf(me, reportId)],
  threadCounts:         ['ok         ok        ok        not_found not_found', (me, { reportId }) => threadCounts(me, reportId)],
  threadPlace:          ['ok         ok        ok        not_found not_found', (me, { reportId, threadId }) => threadPlace(me, reportId, threadId)],
  threadView:           ['ok         ok        ok        not_found not_found', (me, { threadId }) => threadView(me, threadId)],
  startThread:          ['ok         ok        ok        not_found not_found', (me, { draftId }) => startThread(me, { about: { kind: 'draft', draftId }, text: 'New' })],
  replyToThread:        ['ok         ok        ok        not_found not_found', (me, { threadId }) => replyToThread(me, { threadId, text: 'New' })],
  editComment:          ['forbidden  forbidden ok        not_found not_found', (me, { commentId }) => editComment(me, { commentId, text: 'New' })],
  deleteComment:        ['ok         forbidden ok        not_found not_found', (me, { commentId }) => deleteComment(me, { commentId })],
  resolveThread:        ['ok         ok        ok        not_found not_found', (me, { threadId }) => resolveThread(me, { threadId })],
  reopenThread:         ['ok         ok        ok        not_found not_found', (me, { threadId }) => reopenThread(me, { threadId })],
  markThreadRead:       ['ok         ok        ok        not_found not_found', (me, { threadId }) => markThreadRead(me, { threadId })],
  presenceChannel:      ['ok         ok        ok        ok        not-found', (me, { reportId }) => authorizeDocument(me, reportDocument(reportId), token)],
  findMembersPage:      ['ok         ok        ok        ok        not_found', (me, { reportId }) => findMembersPage(me, reportId)],
  inviteMember:         ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => inviteMember(me, { reportId, email: 'new@test.example', role: 'reader' })],
  withdrawInvitation:   ['ok         forbidden forbidden forbidden not_found', (me, { reportId, invitationId }) => withdrawInvitation(me, { reportId, invitationId })],
  changeRole:           ['ok         forbidden forbidden forbidden not_found', (me, { reportId, memberId }) => changeRole(me, { reportId, memberId, role: 'reader' })],
  changeOrganisation:   ['ok         forbidden forbidden forbidden not_found', (me, { reportId, memberId, organisationId }) => changeOrganisation(me, { reportId, memberId, organisationId })],
  removeMember:         ['ok         forbidden forbidden forbidden not_found', (me, { reportId, memberId }) => removeMember(me, { reportId, memberId })],
  handOverCoordination: ['ok         forbidden forbidden forbidden not_found', (me, { reportId, memberId }) => handOverCoordination(me, { reportId, memberId })],
  leaveReport:          ['ok         ok        ok        ok        not_found', (me, { reportId }) => leaveReport(me, { reportId })],
  findSettings:         ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => findSettings(me, reportId)],
  findCompilation:      ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => findCompilation(me, reportId)],
  abbreviationsOf:      ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => abbreviationsOf(me, reportId)],
  updateCompilation:    ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => updateCompilation(me, { reportId, changes: { date: '' }, before: { date: '' } })],
  updateSettings:       ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => updateSettings(me, { reportId, changes: { contact: 'x' }, before: { contact: '' } })],
  addOrganisation:      ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => addOrganisation(me, { reportId, name: 'Three' })],
  renameOrganisation:   ['ok         forbidden forbidden forbidden not_found', (me, { reportId, organisationId }) => renameOrganisation(me, { reportId, organisationId, name: 'Three' })],
  moveOrganisation:     ['ok         forbidden forbidden forbidden not_found', (me, { reportId, organisationId }) => moveOrganisation(me, { reportId, organisationId, direction: 'down' })],
  removeOrganisation:   ['ok         forbidden forbidden forbidden not_found', (me, { reportId, organisationId }) => removeOrganisation(me, { reportId, organisationId })],
  startIntake:          ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => startIntake(me, { kind: 'state_reply', name: 'x.txt', reportId }, { mime: '', bytes: new Uint8Array(9) })],
  startTypedIntake:     ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => startTypedIntake(me, { kind: 'list_of_issues', reportId })],
  intakeState:          ['ok         not_found not_found not_found not_found', (me, { intakeId }) => intakeState(me, intakeId)],
  intakeOf:             ['ok         not_found not_found not_found not_found', (me, { intakeId }) => intakeOf(me, intakeId)],
  saveOutline:          ['ok         not_found not_found not_found not_found', (me, { intakeId, outline }) => saveOutline(me, intakeId, { revision: 0, outline })],
  draftHistory:         ['ok         ok        ok        forbidden not_found', (me, { draftId }) => draftHistory(me, draftId)],
  draftChanges:         ['ok         ok        ok        forbidden not_found', (me, { draftId }) => draftChanges(me, { draftId, from: 0, to: 'now' })],
  nameVersion:          ['ok         ok        forbidden forbidden not_found', (me, { draftId }) => nameVersion(me, { draftId, version: null, name: 'One' })],
  restoreDraft:         ['not_found  not_found forbidden forbidden not_found', (me, { draftId }) => restoreDraft(me, { draftId, version: 99 })],
  restorePassage:       ['not_found  not_found forbidden forbidden not_found', (me, { draftId }) => restorePassage(me, { draftId, version: 99, before: [], after: [], behind: null })],
  nameReportVersion:    ['ok         ok        forbidden forbidden not_found', (me, { reportId }) => nameReportVersion(me, { reportId, name: 'One' })],
  renameReportVersion:  ['ok         ok        forbidden forbidden not_found', (me, { reportVersionId }) => renameReportVersion(me, { reportVersionId, name: 'Two' })],
  reportHistory:        ['ok         ok        ok        forbidden not_found', (me, { reportId }) => reportHistory(me, reportId)],
  reportChanges:        ['ok         ok        ok        forbidden not_found', (me, { reportId, reportVersionId }) => reportChanges(me, { reportId, from: reportVersionId, to: 'now' })],
  recordLook:           ['ok         ok        ok        forbidden not_found', (me, { draftId }) => recordLook(me, { draftId })],
  unseenDrafts:         ['ok         ok        ok        forbidden not_found', (me, { reportId }) => unseenDrafts(me, reportId)],
  rescuedOf:            ['ok         ok        ok        forbidden not_found', (me, { reportId }) => rescuedOf(me, reportId)],
  settleRescued:        ['not_found  not_found not_found not_found not_found', (me, { draftId }) => settleRescued(me, { id: draftId })],
  activityOf:           ['ok         ok        ok        forbidden not_found', (me, { reportId }) => activityOf(me, reportId)],
  discardIntake:        ['ok         not_found not_found not_found not_found', (me, { intakeId }) => discardIntake(me, { intakeId })],
  reviseReply:          ['ok         not_found not_found not_found not_found', (me, { intakeId }) => reviseReply(me, { intakeId })],
  replyForCorrection:   ['ok         forbidden forbidden forbidden not_found', (me, { reportId }) => replyForCorrection(me, reportId)],
  correctReply:         ['ok         forbidden forbidden forbidden not_found', (me, { reportId, outline }) => correctReply(me, reportId, { version: 1, outline })],
  versionsOf:           ['ok         ok        ok        ok        not_found', (me, { reportId }) => versionsOf(me, reportId)],
  changesBetween:       ['ok         ok        ok        ok        not_found', (me, { reportId }) => changesBetween(me, reportId, 1, 1)],
  markChangeSeen:       ['ok         ok        forbidden forbidden not_found', (me, { draftId }) => markChangeSeen(me, { draftId })],
  addImage:             ['ok         ok        forbidden forbidden not_found', (me, { reportId }) => addImage(me, { reportId }, { bytes: PIXEL })],
  openImage:            ['ok         ok        ok        ok        not_found', (me, { reportId, imageId }) => openImage(me, { reportId, imageId })],
  committeeDocumentsOf: ['ok         ok        ok        ok        not_found', (me, { reportId }) => committeeDocumentsOf(me, reportId)],
  unpairedItems:        ['ok         ok        ok        ok        not_found', (me, { reportId }) => unpairedItems(me, reportId)],
  addCommitteeDocument: ['ok         not_found not_found not_found not_found', (me, { issuesId }) => addCommitteeDocument(me, { intakeId: issuesId })],
  questionChoices:      ['ok         ok        ok        ok        not_found', (me, { reportId }) => questionChoices(me, reportId)],
  linkItem:             ['ok         forbidden forbidden forbidden not_found', (me, { reportId, itemId, questionId }) => linkItem(me, { reportId, itemId, questionId })],
  unlinkItem:           ['ok         forbidden forbidden forbidden not_found', (me, { reportId, itemId, questionId }) => unlinkItem(me, { reportId, itemId, questionId })],
  claimsLedger:         ['ok         ok        ok        ok        not_found', (me, { reportId }) => claimsLedger(me, reportId)],
  exportLedger:         ['ok         ok        ok        ok        not_found', (me, { reportId }) => exportLedger(me, reportId)],
  // The small reply contradicts itself nowhere: who may judge learns that there is nothing to.
  dismissContradiction: ['not_found  not_found not_found forbidden not_found', (me, { reportId }) => dismissContradiction(me, { reportId, key: NO_KEY })],
  restoreContradiction: ['ok         ok        ok        forbidden not_found', (me, { reportId }) => restoreContradiction(me, { reportId, key: NO_KEY })],
  removeCommitteeDocument: ['ok      forbidden forbidden forbidden not_found', (me, { reportId }) => removeCommitteeDocument(me, { reportId, kind: 'concluding_observations' })],
}

/** Doors that no role opens, each with why. Their own tests stand beside them. */
const OTHER_DOORS: Record<string, string> = {
  listMyReports: 'gives the reports of which one is a member; tried below',
  listIntakes: 'gives one’s own; tried in start-intake.db.test.ts',
  createReportFromIntake: 'one’s own intake; tried in create-report-from-intake.db.test.ts',
  keepIntakes: 'the installation itself, at its start and once a day',
  acceptInvitation: 'needs the account that the invitation names; tried below and in members.db.test.ts',
  findInvitation: 'whoever has the token, which is the right',
  joinByInvitation: 'whoever has the token, which is the right',
  findSignInLink: 'whoever has the token, which is the right',
  signInByLink: 'whoever has the token, which is the right',
  isFirstVisitLink: 'whoever has the token, which is the right',
  completeFirstVisit: 'whoever has the token, which is the right',
  signIn: 'everybody',
  listSessions: 'one’s own account, by the session',
  changeName: 'one’s own account, by the session',
  changePassword: 'one’s own account, by the session',
  endSession: 'one’s own account; of somebody else it finds nothing (accounts.db.test.ts)',
  endOtherSessions: 'one’s own account, by the session',
  addUser: 'the administrator, at the command line',
  createSignInLink: 'the administrator, at the command line',
  createFirstVisitLink: 'the installation itself, at its start',
  listReports: 'the administrator, at the command line',
  exportAsAdministrator: 'the administrator, at the command line',
  exportNow: 'startExport and openExportFile, one after the other; tried in doors.process.test.ts',
  keepExports: 'the installation itself, while it runs',
}

async function replacedBy(userId: string, reportId: string): Promise<string> {
  if ((await db.report.count({ where: { id: reportId } })) === 0) return reportId
  const data = { reportId, userId, query: 'x', replacement: 'y' }
  return (await db.replacement.create({ data })).id
}

const everything = async (reportId: string) =>
  JSON.stringify(
    [
      await db.report.findUnique({ where: { id: reportId } }),
      await db.membership.findMany({ where: { reportId }, orderBy: { id: 'asc' } }),
      await db.invitation.findMany({ where: { reportId }, orderBy: { id: 'asc' } }),
      await db.organisation.findMany({ where: { reportId }, orderBy: { id: 'asc' } }),
      await db.intake.findMany({ where: { reportId }, orderBy: { id: 'asc' } }),
      await db.stateReply.findUnique({ where: { reportId } }),
      await db.committeeDocument.findMany({
        where: { reportId },
        include: { items: { include: { links: true } } },
      }),
      await db.thread.findMany({ where: { reportId }, include: { comments: true, looks: true } }),
      await db.auditEvent.findMany({ where: { reportId }, orderBy: { id: 'asc' } }),
    ],
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )

const answerOf = async (opening: Promise<unknown>) => {
  try {
    const value = await opening
    return value === 'edit' || value === 'suggest' || value === 'read' ? value : 'ok'
  } catch (error) {
    const { code, reason, message } = error as { code?: string; reason?: string; message: string }
    return code ?? reason ?? message
  }
}

const REFUSALS = ['forbidden', 'not_found', 'not-found']

// To make a world takes longer than to knock at its doors. Who is refused leaves it as it was, which is made sure each
// time: so all who are refused share one, and who is let in gets one of their own.
let closed: Promise<World> | undefined
let gone: Promise<World> | undefined

/** That this world's door gives this person this answer, and nothing of the report, not even a trace, is changed. */
async function expectRefusal(world: World, userId: string, [open, answer]: [Door, string]): Promise<void> {
  try {
    expect(REFUSALS).toContain(answer)
    const before = await everything(world.reportId)
    expect(await answerOf(open(userId, world))).toBe(answer)
    expect(await everything(world.reportId)).toBe(before)
  } catch (error) {
    // What is no longer as it was would make others fail.
    closed = gone = undefined
    throw error
  }
}

type Door = (typeof DOORS)[string][1]

describe.each(Object.entries(DOORS))('%s', (_, [answers, open]) => {
  const answerTo = (who: Who) => answers.trim().split(/\s+/)[WHO.indexOf(who)]!

  test.each(WHO.map((who) => [who, answerTo(who)] as const))('answers a %s: %s', async (who, answer) => {
    const isRefused = REFUSALS.includes(answer)
    const world = await (isRefused ? (closed ??= makeWorld()) : makeWorld())
    const { id } = world.people[who]
    if (isRefused) await expectRefusal(world, id, [open, answer])
    else expect(await answerOf(open(id, world))).toBe(answer)
  })

  test('answers somebody removed a moment ago as a stranger', async () => {
    const world = await (closed ??= makeWorld())
    const { id: userId } = world.people.coordinator
    const member = await db.membership.delete({
      where: { reportId_userId: { reportId: world.reportId, userId } },
    })
    await expectRefusal(world, userId, [open, answerTo('stranger')])
    await db.membership.create({ data: member })
  })

  test('answers for a report that does not exist as for one that is not ours', async () => {
    const world = await (gone ??= makeWorld())
    await db.report.deleteMany({ where: { id: world.reportId } })
    await expectRefusal(world, world.people.coordinator.id, [open, answerTo('stranger')])
  })
})

test('a list of reports holds one’s own and nothing else', async () => {
  const world = await makeWorld()
  expect((await listMyReports(world.people.reader.id)).map(({ id }) => id)).toEqual([world.reportId])
  expect(await listMyReports(world.people.stranger.id)).toEqual([])
})

test('a guessed token accepts nothing', async () => {
  const session = await createSession(await createUser())
  await expect(acceptInvitation(session, { token: 'guessed' })).rejects.toMatchObject({ code: 'expired' })
})

test('no door was forgotten: what pages, routes, actions, sockets and the command line call stands above', () => {
  const callers = ['app', 'lib/next', 'lib/cli', 'lib/collab', 'lib/server'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const called = callers
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|testing/.test(file))
    .flatMap((file) => doorsCalledIn(readFileSync(file, 'utf8')))
  expect(called.length).toBeGreaterThan(20)
  const known = new Set([...Object.keys(DOORS), ...Object.keys(OTHER_DOORS)])
  expect([...new Set(called)].filter((name) => !known.has(name))).toEqual([])
})

// What these files of the nouns offer is no door: it decides about nobody, or is reached through a door only.
const NO_DOORS = new Set(
  'schema outline-schema profiles chapters session-cookie device find-session authorize start-session'.split(
    ' ',
  ),
)

/** The functions that a file takes from the nouns; of what it loads when needed, the file's name says which. */
function doorsCalledIn(source: string): string[] {
  const noun =
    '@/lib/(?:accounts|members|reports|state-replies|intake|committee-documents|files|exports|review-copies|threads|evidence|editions)/([\\w-]+)'
  const named = source.matchAll(new RegExp(`import \\{([^}]*)\\} from '${noun}'`, 'g'))
  const loaded = source.matchAll(new RegExp(`import\\('${noun}'\\)`, 'g'))
  return [
    ...[...named].filter(([, , file]) => !NO_DOORS.has(file!)).flatMap(([, names]) => functionsIn(names!)),
    ...[...loaded].map(([, file]) => file!.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())),
  ]
}

const functionsIn = (names: string) =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^[a-z]/.test(name) && !name.startsWith('type '))
