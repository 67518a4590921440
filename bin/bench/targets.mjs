// What the socket figures are taken from: the product and, in the same run, the two servers that it is read beside. A
// target has `client`, what a load generator connects with; `draft(number)`, the name of a document to write into;
// `watched()`, its processes; and `end()`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, ROOT, startProcess } from './processes.mjs'

/** From lib/richtext/version.ts, which this program reads as text: the token of a socket, and the name of the text. */
const version = readFileSync(join(ROOT, 'lib', 'richtext', 'version.ts'), 'utf8')
const TOKEN = /SCHEMA_VERSION = (\d+)/.exec(version)?.[1] ?? '1'
const FRAGMENT = /XML_FRAGMENT = '([^']+)'/.exec(version)?.[1] ?? 'default'

/** Starts one of the servers of servers/: `relay` or `hocuspocus`. */
export async function startBeside(kind) {
  const port = await freePort()
  const script = join(import.meta.dirname, 'servers', `${kind}.mjs`)
  const server = startProcess(process.execPath, [script], { env: { PORT: String(port) } })
  await server.printed(/ready/, 20_000)
  return {
    kind,
    client: {
      protocol: kind,
      url: `ws://127.0.0.1:${port}`,
      headers: [{}],
      token: TOKEN,
      fragment: FRAGMENT,
    },
    draft: (number) => `draft:00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    watched: () => [server.pid],
    end: () => server.end(1_000),
  }
}

/**
 * The product at an address: signed in with each of `cookies` (a session has a limited number of sockets), with
 * existing documents to write into.
 */
export function productTarget({ url, cookies, documents, watched }) {
  const { host, origin } = new URL(url)
  return {
    kind: 'product',
    client: {
      protocol: 'hocuspocus',
      url: `ws://${host}/collaboration`,
      headers: cookies.map((cookie) => ({ Origin: origin, Cookie: cookie })),
      token: TOKEN,
      fragment: FRAGMENT,
    },
    draft: (number) => documents[number % documents.length],
    watched,
    end: async () => {},
  }
}
