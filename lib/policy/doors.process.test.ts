import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ROLES } from '@/lib/policy'
import { ROOT, type RunningServer, startRunningServer } from '@/lib/testing/running-server'
import { ACTIONS } from './testing/actions'
import { ADDRESSES, SENDINGS } from './testing/addresses'
import { makePeople, type People, WHO, type Who } from './testing/people-at-doors'
import { makeWorld, type World } from './testing/world-behind-doors'

/**
 * Every page, route and action of the built product, and its socket, knocked at over HTTP as a browser would: with the
 * cookies of every role, of a stranger, of an ended session, and with none.
 */
let server: RunningServer | undefined
let origin: string
let people: People

beforeAll(async () => {
  server = await startRunningServer()
  origin = server.origin
  people = await makePeople()
})
afterAll(() => server?.stop())

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
    const world = await makeWorld(people)
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
    world = await makeWorld(people)
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
    world = await makeWorld(people)
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
