// The real product: started as a person starts it, on a data folder of its own, and entered as a person enters it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, run, startProcess } from './processes.mjs'
import { processesNaming } from './machine.mjs'
import { productTarget } from './targets.mjs'

const PERSON = {
  name: 'Benchmark',
  email: 'bench@counterpoint.example',
  password: 'lantern gravel orbit thimble',
}
// Far below what the product allows a session (1,000 sockets), as it is with people: each has a session of their own.
const SOCKETS_PER_SESSION = 40
const READY = /^.*(https?:\/\/\S+?):(\d+)\s*$/m
const FIRST_VISIT = /\/welcome\/(\S+)\s/

/** Makes the production build when there is none of these sources; says how long that took. */
export async function buildProduct() {
  const start = performance.now()
  await run(process.execPath, [join('bin', 'build.mjs')], { patience: 300_000 })
  return performance.now() - start
}

/**
 * Starts the product on `folder` and waits until it says that it is ready. `throughNpm` starts it with `npm start`, as a
 * person does, which costs npm's own time.
 */
export async function startProduct(folder, { throughNpm = false } = {}) {
  const [port, inspectorPort] = [await freePort(), await freePort()]
  const env = {
    COUNTERPOINT_DATA: folder,
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL: '',
    DATABASE_URL: '',
    NEXTAUTH_SECRET: '',
    NODE_ENV: '',
    // Where it may be looked into when asked by a signal (inspector.mjs); costs nothing until then.
    NODE_OPTIONS: `--inspect-port=${inspectorPort}`,
  }
  const [command, args] = throughNpm ? ['npm', ['start']] : [process.execPath, [join('bin', 'start.mjs')]]
  const isFresh = !existsSync(folder)
  const server = startProcess(command, args, { env })
  const url = `http://127.0.0.1:${port}`
  const ready = await server.printed(READY, 180_000)
  const firstVisit = isFresh ? await server.printed(FIRST_VISIT, 10_000) : null
  const answer = await fetch(`${url}/sign-in`)
  await answer.text()
  return {
    url,
    pid: server.pid,
    inspectorPort,
    readyMs: ready.ms,
    answeredMs: performance.now() - server.startedAt,
    status: answer.status,
    said: server.output.trim().split('\n'),
    firstVisit: firstVisit?.match[1] ?? null,
    cookies: [],
    /** The database is nobody's child, but names the data folder. */
    watched: () => [server.pid, ...processesNaming(folder)],
    end: () => server.end(30_000),
  }
}

/** The drafts of the sample report, asked of its database as the command line does. */
export async function listDrafts(folder) {
  const script = join(import.meta.dirname, 'list-drafts.mjs')
  return JSON.parse(
    await run(process.execPath, [script], { env: { COUNTERPOINT_DATA: folder, DATABASE_URL: '' } }),
  )
}

/**
 * Makes the first account with the first-visit link, unless there is one, and signs in as often as `sockets` sockets
 * need. Answers Cookie headers, which the product keeps for the next call.
 */
export async function signIn(product, sockets = 1) {
  const { url, firstVisit, cookies } = product
  if (firstVisit && cookies.length === 0)
    cookies.push(await enter(url, 'link', { token: firstVisit, ...PERSON }))
  while (cookies.length * SOCKETS_PER_SESSION < sockets) {
    cookies.push(await enter(url, 'password', { email: PERSON.email, password: PERSON.password }))
  }
  return cookies
}

/** A running product as a target for sockets. */
export async function targetOf(product, folder, sockets) {
  const { drafts } = await listDrafts(folder)
  const cookies = await signIn(product, sockets)
  return productTarget({
    url: product.url,
    cookies,
    documents: drafts.map(({ id }) => `draft:${id}`),
    watched: product.watched,
  })
}

async function enter(url, door, fields) {
  const asked = await fetch(`${url}/api/auth/csrf`)
  const { csrfToken } = await asked.json()
  const entered = await fetch(`${url}/api/auth/callback/${door}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: url,
      Cookie: cookiesOf(asked),
    },
    body: new URLSearchParams({ csrfToken, json: 'true', ...fields }),
  })
  const session = cookiesOf(entered)
    .split('; ')
    .find((cookie) => /session-token=./.test(cookie))
  if (!session)
    throw new Error(`signing in by ${door} was refused (${entered.status}): ${await entered.text()}`)
  return session
}

const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')
