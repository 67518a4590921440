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
const NO_DOOR = '404 404 404 404 404 404 404'

// prettier-ignore
const ADDRESSES: Record<string, string> = {
  'app/page.tsx /': '/reports /reports /reports /reports /reports /reports /reports',
  'app/reports/page.tsx /reports': ANYBODY_SIGNED_IN,
  'app/account/page.tsx /account': ANYBODY_SIGNED_IN,
  'app/reports/[reportId]/(live)/page.tsx /reports/ID': MEMBERS,
  'app/reports/[reportId]/(live)/(workspace)/chapters/[chapter]/page.tsx /reports/ID/chapters/introduction': MEMBERS,
  'app/reports/[reportId]/(live)/(workspace)/questions/[slug]/page.tsx /reports/ID/questions/1-a': MEMBERS,
  'app/reports/[reportId]/members/page.tsx /reports/ID/members': MEMBERS,
  'app/reports/[reportId]/settings/page.tsx /reports/ID/settings': '200 404 404 404 404 /sign-in /sign-in',
  'app/sign-in/page.tsx /sign-in': '/ / / / / 200 200',
  'app/welcome/[token]/page.tsx /welcome/unknown': EVERYBODY,
  'app/links/[token]/page.tsx /links/unknown': EVERYBODY,
  'app/invitations/[token]/page.tsx /invitations/unknown': EVERYBODY,
  'app/reports/[reportId]/reply/route.ts /reports/ID/reply': '200 200 200 200 404 401 401',
  'app/reports/[reportId]/exports/[format]/route.ts /reports/ID/exports/html': '200 200 200 403 404 401 401',
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

// Each action with its answers (ok, or why not), and what it is sent.
// prettier-ignore
const ACTIONS: Record<string, [answers: string, input: (world: World) => object]> = {
  'app/account/actions.ts rename': [OWN, () => ({ name: 'Renamed' })],
  'app/account/actions.ts setPassword': [OWN.replaceAll('ok', 'passwordWrong'), () => ({ current: 'x', password: 'mauve teapot ladder kiln' })],
  'app/account/actions.ts endOne': [OWN.replaceAll('ok', 'notFound'), ({ foreignSessionId }) => ({ sessionId: foreignSessionId })],
  'app/account/actions.ts endOthers': [OWN, () => ({})],
  'app/invitations/[token]/actions.ts accept': [OWN.replaceAll('ok', 'invitationForSomebodyElse'), ({ token }) => ({ token })],
  [`${members} invite`]: [COORDINATOR, ({ reportId }) => ({ reportId, email: 'new@test.example', role: 'reader' })],
  [`${members} withdraw`]: [COORDINATOR, ({ reportId, invitationId }) => ({ reportId, invitationId })],
  [`${members} setRole`]: [COORDINATOR, ({ reportId, memberId }) => ({ reportId, memberId, role: 'reviewer' })],
  [`${members} setOrganisation`]: [COORDINATOR, ({ reportId, memberId }) => ({ reportId, memberId, organisationId: null })],
  [`${members} remove`]: [COORDINATOR, ({ reportId, memberId }) => ({ reportId, memberId })],
  [`${members} handOver`]: [COORDINATOR, ({ reportId, memberId }) => ({ reportId, memberId })],
  [`${members} leave`]: [`lastCoordinator ok ok ok notFound ${signedOut}`, ({ reportId }) => ({ reportId })],
  [`${settings} save`]: [COORDINATOR, ({ reportId }) => ({ reportId, changes: { contact: 'x' }, before: { contact: '' } })],
  [`${settings} add`]: [COORDINATOR, ({ reportId }) => ({ reportId, name: 'Two' })],
  [`${settings} rename`]: [COORDINATOR, ({ reportId, organisationId }) => ({ reportId, organisationId, name: 'Three' })],
  [`${settings} move`]: [COORDINATOR, ({ reportId, organisationId }) => ({ reportId, organisationId, direction: 'up' })],
  [`${settings} remove`]: [COORDINATOR, ({ reportId, organisationId }) => ({ reportId, organisationId })],
}

let server: RunningServer | undefined
let origin: string
let people: Record<Exclude<Who, 'nobody'>, TestUser & { cookie: string }>

interface World {
  reportId: string
  memberId: string
  organisationId: string
  invitationId: string
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
  return {
    reportId,
    memberId,
    organisationId: organisation.id,
    invitationId,
    token,
    foreignSessionId: sessionId,
  }
}

const cookieOf = (who: Who): Record<string, string> =>
  who === 'nobody' ? {} : { cookie: people[who].cookie }

const eachAnswer = (answers: string) => WHO.map((who, column) => [who, answers.split(' ')[column]!] as const)

describe.each(Object.entries(ADDRESSES))('%s', (door, answers) => {
  let address: string
  beforeAll(async () => {
    address = origin + door.split(' ')[1]!.replace('ID', (await makeWorld()).reportId)
  })

  test.each(eachAnswer(answers))('answers a %s: %s', async (who, expected) => {
    const response = await fetch(address, { headers: cookieOf(who), redirect: 'manual' })
    const location = response.headers.get('location')
    expect(location ? new URL(location, origin).pathname : String(response.status)).toBe(expected)
    if (expected === '404') expect(await response.text()).not.toContain('Kazakhstan')
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
    const tried = new Set(Object.keys(ADDRESSES).map((door) => door.split(' ')[0]))
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
