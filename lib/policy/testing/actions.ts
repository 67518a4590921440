import type { World } from './world-behind-doors'

const signedOut = 'unauthenticated unauthenticated'
const COORDINATOR = `ok forbidden forbidden forbidden notFound ${signedOut}`
const OWN = `ok ok ok ok ok ${signedOut}`
const members = 'app/reports/[reportId]/members/actions.ts'
const settings = 'app/reports/[reportId]/settings/actions.ts'
const intakes = 'app/intakes/actions.ts'
const issues = 'app/reports/[reportId]/issues/actions.ts'
const reply = 'app/reports/[reportId]/reply/actions.ts'
const claims = 'app/reports/[reportId]/claims/actions.ts'
const exports = 'app/reports/[reportId]/export/actions.ts'
const review = 'app/reports/[reportId]/review/actions.ts'
const history = 'app/reports/[reportId]/history/actions.ts'
const threads = 'app/reports/[reportId]/threads/actions.ts'
const DISCUSSION = `ok ok ok notFound notFound ${signedOut}`
const NOT_THEIRS = `ok notFound notFound notFound notFound ${signedOut}`

/** Each action with its answers (ok, or why not), and what it is sent. */
// prettier-ignore
export const ACTIONS: Record<string, [answers: string, input: (world: World) => object]> = {
  'app/account/actions.ts rename': [OWN, () => ({ name: 'Renamed' })],
  'app/account/actions.ts setPassword': [OWN.replaceAll('ok', 'passwordWrong'), () => ({ current: 'x', password: 'mauve teapot ladder kiln' })],
  'app/account/actions.ts endOne': [OWN.replaceAll('ok', 'notFound'), ({ foreignSessionId }) => ({ sessionId: foreignSessionId })],
  'app/account/actions.ts endOthers': [OWN, () => ({})],
  'app/notifications/actions.ts read': [OWN, () => ({})],
  'app/notifications/actions.ts wish': [OWN, () => ({ kind: 'mention', inApp: true, byMail: true })],
  'app/invitations/[token]/actions.ts accept': [OWN.replaceAll('ok', 'invitationForSomebodyElse'), ({ token }) => ({ token })],
  [`${members} invite`]: [COORDINATOR, ({ reportId }) => ({ reportId, email: 'new@test.example', role: 'reader' })],
  [`${members} withdraw`]: [COORDINATOR, ({ reportId, invitationId }) => ({ reportId, invitationId })],
  [`${members} setRole`]: [COORDINATOR, ({ reportId, memberId }) => ({ reportId, memberId, role: 'reviewer' })],
  [`${members} setOrganisation`]: [COORDINATOR, ({ reportId, memberId }) => ({ reportId, memberId, organisationId: null })],
  [`${members} remove`]: [COORDINATOR, ({ reportId, memberId }) => ({ reportId, memberId })],
  [`${members} handOver`]: [COORDINATOR, ({ reportId, memberId }) => ({ reportId, memberId })],
  [`${members} leave`]: [`lastCoordinator ok ok ok notFound ${signedOut}`, ({ reportId }) => ({ reportId })],
  [`${settings} save`]: [COORDINATOR, ({ reportId }) => ({ reportId, changes: { contact: 'x' }, before: { contact: '' } })],
  [`${settings} paper`]: [COORDINATOR, ({ reportId }) => ({ reportId, paper: 'letter' })],
  [`${settings} withoutTemplate`]: [COORDINATOR, ({ reportId }) => ({ reportId })],
  [`${settings} arrange`]: [COORDINATOR, ({ reportId }) => ({ reportId, changes: { isNumbered: true }, before: { isNumbered: true } })],
  [`${settings} add`]: [COORDINATOR, ({ reportId }) => ({ reportId, name: 'Two' })],
  [`${settings} rename`]: [COORDINATOR, ({ reportId, organisationId }) => ({ reportId, organisationId, name: 'Three' })],
  [`${settings} move`]: [COORDINATOR, ({ reportId, organisationId }) => ({ reportId, organisationId, direction: 'up' })],
  [`${settings} remove`]: [COORDINATOR, ({ reportId, organisationId }) => ({ reportId, organisationId })],
  [`${intakes} startTyped`]: [COORDINATOR, ({ reportId }) => ({ reportId, kind: 'list_of_issues' })],
  [`${intakes} discard`]: [NOT_THEIRS, ({ intakeId }) => ({ intakeId })],
  [`${intakes} create`]: [NOT_THEIRS.replace('ok', 'intakeNotReady'), ({ intakeId }) => ({ intakeId })],
  [`${intakes} revise`]: [NOT_THEIRS, ({ intakeId }) => ({ intakeId })],
  [`${intakes} addDocument`]: [NOT_THEIRS, ({ issuesId }) => ({ intakeId: issuesId })],
  [`${reply} changeSeen`]: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ draftId }) => ({ draftId })],
  ['app/reports/[reportId]/find/actions.ts replace']: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ reportId, draftId }) => ({ reportId, draftIds: [draftId], query: 'x', replacement: 'y', options: { matchCase: false, wholeWords: false, foldAccents: true } })],
  ['app/reports/[reportId]/find/actions.ts takeBack']: [`notFound notFound forbidden forbidden notFound ${signedOut}`, ({ reportId, draftId }) => ({ reportId, replacementId: draftId })],
  ['app/reports/[reportId]/locks/actions.ts lock']: [COORDINATOR, ({ draftId }) => ({ draftId, reason: 'Final' })],
  ['app/reports/[reportId]/locks/actions.ts unlock']: [COORDINATOR, ({ draftId }) => ({ draftId })],
  [`${threads} start`]: [DISCUSSION, ({ draftId }) => ({ about: { kind: 'draft', draftId }, text: 'New' })],
  [`${threads} answer`]: [DISCUSSION, ({ threadId }) => ({ threadId, text: 'New' })],
  [`${threads} edit`]: [DISCUSSION.replace('ok ok ok', 'forbidden forbidden ok'), ({ commentId }) => ({ commentId, text: 'New' })],
  [`${threads} remove`]: [DISCUSSION.replace('ok ok ok', 'notFound notFound ok'), ({ commentId }) => ({ commentId })],
  [`${threads} resolve`]: [DISCUSSION, ({ threadId }) => ({ threadId })],
  [`${threads} reopen`]: [DISCUSSION, ({ threadId }) => ({ threadId })],
  [`${threads} read`]: [DISCUSSION, ({ threadId }) => ({ threadId })],
  ['app/reports/[reportId]/references/actions.ts anchor']: [`blockGone blockGone blockGone forbidden notFound ${signedOut}`, ({ draftId }) => ({ draftId, kind: 'table', index: 0, words: 'x', copied: null })],
  ['app/reports/[reportId]/assignments/actions.ts assign']: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ draftId, authorId }) => ({ draftId, userId: authorId })],
  ['app/reports/[reportId]/assignments/actions.ts unassign']: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ draftId, authorId }) => ({ draftId, userId: authorId })],
  [`${claims} dismiss`]: [`notFound notFound notFound forbidden notFound ${signedOut}`, ({ reportId }) => ({ reportId, key: '0'.repeat(32) })],
  [`${claims} restore`]: [`ok ok ok forbidden notFound ${signedOut}`, ({ reportId }) => ({ reportId, key: '0'.repeat(32) })],
  [`${exports} start`]: [`ok ok ok forbidden notFound ${signedOut}`, ({ reportId }) => ({ reportId, format: 'html', variant: 'public' })],
  // What the author had made, and has ended; a coordinator removes it too.
  [`${exports} cancel`]: [`exportOver exportOver forbidden forbidden notFound ${signedOut}`, ({ reportId, exportId }) => ({ reportId, exportId })],
  [`${exports} remove`]: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ reportId, exportId }) => ({ reportId, exportId })],
  [`${review} take`]: [`notFound notFound notFound notFound notFound ${signedOut}`, ({ draftId }) => ({ importId: draftId })],
  [`${review} undo`]: [`notFound notFound notFound notFound notFound ${signedOut}`, ({ draftId }) => ({ importId: draftId })],
  [`${review} discard`]: [`notFound notFound notFound notFound notFound ${signedOut}`, ({ draftId }) => ({ importId: draftId })],
  [`${review} settle`]: [`notFound notFound notFound notFound notFound ${signedOut}`, ({ draftId }) => ({ proposalIds: [draftId], isFollowed: true })],
  [`${review} dismiss`]: [`notFound notFound notFound notFound notFound ${signedOut}`, ({ draftId }) => ({ conflictId: draftId })],
  [`${history} name`]: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ draftId }) => ({ draftId, version: null, name: 'One' })],
  [`${history} nameReport`]: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ reportId }) => ({ reportId, name: 'One' })],
  [`${history} renameReport`]: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ reportVersionId }) => ({ reportVersionId, name: 'Two' })],
  [`${history} restore`]: [`versionGone versionGone forbidden forbidden notFound ${signedOut}`, ({ draftId }) => ({ draftId, version: 99 })],
  [`${history} restorePart`]: [`versionGone versionGone forbidden forbidden notFound ${signedOut}`, ({ draftId }) => ({ draftId, version: 99, before: [], after: [], behind: null })],
  [`${issues} link`]: [COORDINATOR, ({ reportId, itemId, questionId }) => ({ reportId, itemId, questionId })],
  [`${issues} unlink`]: [COORDINATOR, ({ reportId, itemId, questionId }) => ({ reportId, itemId, questionId })],
  [`${issues} removeDocument`]: [COORDINATOR, ({ reportId }) => ({ reportId, kind: 'concluding_observations' })],
}
