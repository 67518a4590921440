import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ROLES } from '@/lib/policy'
import type { TestUser } from '@/lib/testing/factories'
import { ROOT, type RunningServer, startRunningServer } from '@/lib/testing/running-server'

/**
 * Every page, route and action of the built product, and its socket, knocked at over HTTP as a browser would: with the
 * cookies of every role, of a stranger, of an ended session, and with none.
 */
const WHO = [...ROLES, 'stranger', 'ended', 'nobody'] as const
type Who = (typeof WHO)[number]

// What is answered to coordinator, author, reviewer, reader, stranger, ended session, nobody. A path is a redirect.
const EVERYBODY = '200 200 200 200 200 200 200'
const ANYBODY_SIGNED_IN = '200 200 200 200 200 /sign-in /sign-in'
const MEMBERS = '200 200 200 200 404 /sign-in /sign-in'
const COORDINATORS = '200 404 404 404 404 /sign-in /sign-in'
const NOT_READERS = '200 200 200 404 404 /sign-in /sign-in'
const NO_DOOR = '404 404 404 404 404 404 404'

// prettier-ignore
const ADDRESSES: Record<string, string> = {
  'app/page.tsx /': '/reports /reports /reports /reports /reports /reports /reports',
  'app/reports/page.tsx /reports': ANYBODY_SIGNED_IN,
  'app/account/page.tsx /account': ANYBODY_SIGNED_IN,
  'app/notifications/page.tsx /notifications': ANYBODY_SIGNED_IN,
  'app/inspect/page.tsx /inspect': ANYBODY_SIGNED_IN,
  'app/notifications/unread/route.ts /notifications/unread': '200 200 200 200 200 401 401',
  'app/reports/[reportId]/(live)/page.tsx /reports/ID': MEMBERS,
  'app/reports/[reportId]/(live)/(workspace)/chapters/[chapter]/page.tsx /reports/ID/chapters/introduction': MEMBERS,
  'app/reports/[reportId]/(live)/(workspace)/questions/[slug]/page.tsx /reports/ID/questions/1-a': MEMBERS,
  'app/reports/[reportId]/members/page.tsx /reports/ID/members': MEMBERS,
  'app/reports/[reportId]/settings/page.tsx /reports/ID/settings': '200 404 404 404 404 /sign-in /sign-in',
  'app/reports/[reportId]/settings/compilation/page.tsx /reports/ID/settings/compilation': '200 404 404 404 404 /sign-in /sign-in',
  'app/reports/new/page.tsx /reports/new': ANYBODY_SIGNED_IN,
  'app/intakes/[intakeId]/page.tsx /intakes/INTAKE': COORDINATORS,
  'app/reports/[reportId]/reply/correct/page.tsx /reports/ID/reply/correct': COORDINATORS,
  'app/reports/[reportId]/reply/versions/page.tsx /reports/ID/reply/versions': MEMBERS,
  'app/reports/[reportId]/reply/changes/page.tsx /reports/ID/reply/changes?from=1&to=1': MEMBERS,
  'app/reports/[reportId]/issues/page.tsx /reports/ID/issues': MEMBERS,
  'app/reports/[reportId]/(live)/claims/page.tsx /reports/ID/claims': MEMBERS,
  'app/reports/[reportId]/(live)/find/page.tsx /reports/ID/find?q=x': MEMBERS,
  'app/reports/[reportId]/(live)/contradictions/page.tsx /reports/ID/contradictions': MEMBERS,
  'app/reports/[reportId]/(live)/history/page.tsx /reports/ID/history': NOT_READERS,
  'app/reports/[reportId]/(live)/history/[draftId]/page.tsx /reports/ID/history/DRAFT': NOT_READERS,
  'app/reports/[reportId]/(live)/activity/page.tsx /reports/ID/activity': NOT_READERS,
  'app/reports/[reportId]/changes/route.ts /reports/ID/changes?from=0&draft=DRAFT': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/unseen/route.ts /reports/ID/unseen': '200 200 200 403 404 401 401',
  'app/sign-in/page.tsx /sign-in': '/ / / / / 200 200',
  'app/offline/page.tsx /offline': EVERYBODY,
  'app/welcome/[token]/page.tsx /welcome/unknown': EVERYBODY,
  'app/links/[token]/page.tsx /links/unknown': EVERYBODY,
  'app/invitations/[token]/page.tsx /invitations/unknown': EVERYBODY,
  'app/reports/[reportId]/reply/route.ts /reports/ID/reply': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/locks/route.ts /reports/ID/locks': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/assignments/route.ts /reports/ID/assignments': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/threads/route.ts /reports/ID/threads': '200 200 200 404 404 401 401',
  'app/reports/[reportId]/threads/counts/route.ts /reports/ID/threads/counts': '200 200 200 404 404 401 401',
  'app/reports/[reportId]/threads/[threadId]/page.tsx /reports/ID/threads/THREAD': `${'/reports/ID/questions/1-a '.repeat(3)}404 404 /sign-in /sign-in`,
  'app/reports/[reportId]/claims/ledger/route.ts /reports/ID/claims/ledger': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/claims/csv/route.ts /reports/ID/claims/csv': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/files/[fileId]/route.ts /reports/ID/files/FILE': '200 200 200 200 404 401 401',
  'app/api/reports/[reportId]/images/[imageId]/route.ts /api/reports/ID/images/IMAGE': '200 200 200 200 404 401 401',
  'app/api/reports/[reportId]/template/logo/route.ts /api/reports/ID/template/logo': '404 403 403 403 404 401 401',
  'app/api/intakes/[intakeId]/route.ts /api/intakes/INTAKE': '200 404 404 404 404 401 401',
  'app/api/intakes/[intakeId]/content/route.ts /api/intakes/INTAKE/content': '200 404 404 404 404 401 401',
  'app/reports/[reportId]/exports/route.ts /reports/ID/exports': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/exports/[format]/route.ts /reports/ID/exports/html?variant=public': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/export/[exportId]/route.ts /reports/ID/export/EXPORT': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/(live)/export/page.tsx /reports/ID/export': NOT_READERS,
  'app/reports/[reportId]/(live)/preview/page.tsx /reports/ID/preview': NOT_READERS,
  'app/reports/[reportId]/(live)/review/page.tsx /reports/ID/review': NOT_READERS,
  'app/reports/[reportId]/review/authors/route.ts /reports/ID/review/authors': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/preview/state/route.ts /reports/ID/preview/state': '200 200 200 403 404 401 401',
  'app/reports/[reportId]/preview/pages/[hash]/route.ts /reports/ID/preview/pages/none': '404 404 404 403 404 401 401',
  'app/api/auth/[...nextauth]/route.ts /api/auth/csrf': EVERYBODY,
  'app/api/auth/[...nextauth]/route.ts /api/auth/signin': NO_DOOR,
  'app/api/auth/[...nextauth]/route.ts /api/auth/providers': NO_DOOR,
  'app/api/auth/[...nextauth]/route.ts /api/auth/callback/link': NO_DOOR,
  'app/api/auth/[...nextauth]/route.ts /api/auth/signout': NO_DOOR,
}

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

// Each action with its answers (ok, or why not), and what it is sent.
// prettier-ignore
const ACTIONS: Record<string, [answers: string, input: (world: World) => object]> = {
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
  ['app/reports/[reportId]/assignments/actions.ts assign']: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ draftId }) => ({ draftId, userId: people.author.id })],
  ['app/reports/[reportId]/assignments/actions.ts unassign']: [`ok ok forbidden forbidden notFound ${signedOut}`, ({ draftId }) => ({ draftId, userId: people.author.id })],
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

// What is sent to other routes than by a form, with its answers by status.
// prettier-ignore
const SENDINGS: Record<string, [answers: string, method: string, address: string, body: (world: World) => string | object]> = {
  'app/api/intakes/route.ts': ['201 403 403 403 404 401 401', 'POST', '/api/intakes?kind=state_reply&name=x.txt&reportId=ID', () => 'Text.'],
  'app/api/inspections/route.ts': ['422 422 422 422 422 401 401', 'POST', '/api/inspections?name=x.docx', () => 'No document.'],
  'app/api/reports/[reportId]/images/route.ts': ['422 422 403 403 404 401 401', 'POST', '/api/reports/ID/images', () => 'No picture.'],
  'app/api/reports/[reportId]/template/route.ts': ['422 403 403 403 404 401 401', 'POST', '/api/reports/ID/template?name=x.docx', () => 'No template.'],
  'app/reports/[reportId]/review/file/route.ts': ['422 422 422 403 404 401 401', 'POST', '/reports/ID/review/file?name=x.docx', () => 'No document.'],
  'app/reports/[reportId]/looks/route.ts': ['204 204 204 403 404 401 401', 'POST', '/reports/ID/looks', ({ draftId }) => ({ draftId })],
  'app/reports/[reportId]/rescued/route.ts': ['404 404 404 404 404 401 401', 'POST', '/reports/ID/rescued', ({ draftId }) => ({ id: draftId })],
  'app/api/intakes/[intakeId]/outline/route.ts': ['200 404 404 404 404 401 401', 'PUT', '/api/intakes/INTAKE/outline', ({ outline }) => ({ revision: 0, outline })],
  'app/api/reports/[reportId]/reply/outline/route.ts': ['200 403 403 403 404 401 401', 'PUT', '/api/reports/ID/reply/outline', ({ outline }) => ({ version: 1, outline })],
}

let server: RunningServer | undefined
let origin: string
let people: Record<Exclude<Who, 'nobody'>, TestUser & { cookie: string }>

interface World {
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
}

beforeAll(async () => {
  server = await startRunningServer()
  origin = server.origin
  await makePeople()
})
afterAll(() => server?.stop())

async function makePeople(): Promise<void> {
  const { db } = await import('@/lib/db')
  const { createSession, createUser } = await import('@/lib/testing/factories')
  const names = WHO.filter((who) => who !== 'nobody')
  const made = names.map(async (name) => {
    const user = await createUser({ name, withPassword: true })
    const { cookie, sessionId } = await createSession(user)
    if (name === 'ended') await db.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
    return [name, { ...user, cookie }] as const
  })
  people = Object.fromEntries(await Promise.all(made)) as typeof people
}

/** A report with all of them (the one whose session ended is a coordinator), and things in it to be changed. */
async function makeWorld(): Promise<World> {
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
    ...(await createThread({ reportId, draftId: question.draft!.id, authorId: people.reviewer.id })),
  }
}

const cookieOf = (who: Who): Record<string, string> =>
  who === 'nobody' ? {} : { cookie: people[who].cookie }

const inWorld = (
  address: string,
  { reportId, intakeId, draftId, fileId, imageId, exportId, threadId }: World,
) =>
  origin +
  address
    .replace('INTAKE', intakeId)
    .replace('DRAFT', draftId)
    .replace('IMAGE', imageId)
    .replace('EXPORT', exportId)
    .replace('THREAD', threadId)
    .replace('FILE', fileId)
    .replace('ID', reportId)

const eachAnswer = (answers: string) => WHO.map((who, column) => [who, answers.split(' ')[column]!] as const)

describe.each(Object.entries(ADDRESSES))('%s', (door, answers) => {
  let address: string
  let reportId: string
  beforeAll(async () => {
    const world = await makeWorld()
    reportId = world.reportId
    address = inWorld(door.split(' ')[1]!, world)
  })

  test.each(eachAnswer(answers))('answers a %s: %s', async (who, expected) => {
    const response = await fetch(address, { headers: cookieOf(who), redirect: 'manual' })
    const location = response.headers.get('location')
    expect(location ? new URL(location, origin).pathname : String(response.status)).toBe(
      expected.replace('ID', reportId),
    )
    // A member knows what the report is about.
    const isMember = (ROLES as readonly string[]).includes(who)
    if (expected === '404' && !isMember) expect(await response.text()).not.toContain('Kazakhstan')
  })
})

describe.each(Object.entries(ACTIONS))('%s', (name, [answers, input]) => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld()
  })

  // Those who may do it come last: afterwards it is done.
  test.each(eachAnswer(answers).toReversed())('answers a %s: %s', async (who, expected) => {
    expect(await act(name, input(world), { ...cookieOf(who), origin })).toBe(expected)
  })

  test('answers a page of another origin nothing', async () => {
    const headers = { ...cookieOf('coordinator'), origin: 'https://elsewhere.example' }
    expect(await act(name, input(world), headers)).toBe('500')
  })
})

describe.each(Object.entries(SENDINGS))('%s', (_, [answers, method, address, bodyOf]) => {
  let world: World
  let body: string
  beforeAll(async () => {
    world = await makeWorld()
    const content = bodyOf(world)
    body = typeof content === 'string' ? content : JSON.stringify(content)
  })
  const send = async (headers: Record<string, string>) => {
    const request: RequestInit = { method, body, headers }
    return (await fetch(inWorld(address, world), request)).status
  }

  // Those who may do it come last: afterwards it is done.
  test.each(eachAnswer(answers).toReversed())('answers a %s: %s', async (who, expected) => {
    expect(String(await send({ ...cookieOf(who), origin }))).toBe(expected)
  })

  test('answers a page of another origin nothing', async () => {
    expect(await send({ ...cookieOf('coordinator'), origin: 'https://elsewhere.example' })).toBe(403)
  })
})

/** Calls a server action as Next's own client does. Gives ok, the reason of a refusal, or another status. */
async function act(name: string, input: object, headers: Record<string, string>): Promise<string> {
  const [file, exportedName] = name.split(' ')
  const manifest = JSON.parse(
    readFileSync(join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'),
  ) as {
    node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
  }
  const found = Object.entries(manifest.node).find(
    ([, action]) => action.filename === file && action.exportedName === exportedName,
  )
  if (!found) throw new Error(`${name} is not in the build`)
  // Any address of the page that offers it will do.
  const page = Object.keys(found[1].workers)[0]!.replace(/^app|\/page$|\/\([^)]*\)/g, '')
  const response = await fetch(origin + page.replaceAll(/\[\w+\]/g, 'any'), {
    method: 'POST',
    headers: {
      'next-action': found[0],
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      ...headers,
    },
    body: JSON.stringify([input]),
  })
  const body = await response.text()
  if (/"ok":true/.test(body)) return 'ok'
  return /"ok":false,"reason":"(\w+)"/.exec(body)?.[1] ?? String(response.status)
}

describe('the socket', () => {
  const open = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers })
      socket.once('open', () => {
        socket.terminate()
        resolve(101)
      })
      socket.once('unexpected-response', (_, response) => {
        socket.terminate()
        resolve(response.statusCode ?? 0)
      })
      socket.once('error', () => resolve(0))
    })

  test.each(eachAnswer('101 101 101 101 101 401 401'))('answers a %s: %s', async (who, expected) => {
    expect(String(await open('/collaboration', { ...cookieOf(who), origin }))).toBe(expected)
  })

  test('answers only to pages of ours, and on one path', async () => {
    const cookie = cookieOf('author')
    expect(await open('/collaboration', { ...cookie, origin: 'https://elsewhere.example' })).toBe(403)
    expect(await open('/collaboration', cookie)).toBe(403)
    expect(await open('/elsewhere', { ...cookie, origin })).toBe(404)
  })
})

describe('no door was forgotten', () => {
  const files = readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' }).map((file) =>
    join('app', file),
  )

  test('among pages and routes', () => {
    const tried = new Set(
      [...Object.keys(ADDRESSES), ...Object.keys(SENDINGS)].map((door) => door.split(' ')[0]),
    )
    const doors = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    expect(doors.length).toBeGreaterThan(10)
    expect(doors.filter((file) => !tried.has(file))).toEqual([])
  })

  test('among actions', () => {
    const actions = files
      .filter((file) => file.endsWith('actions.ts'))
      .flatMap((file) =>
        [...readFileSync(join(ROOT, file), 'utf8').matchAll(/export (?:const|async function) (\w+)/g)].map(
          ([, name]) => `${file} ${name}`,
        ),
      )
    expect(actions.toSorted()).toEqual(Object.keys(ACTIONS).toSorted())
  })
})
