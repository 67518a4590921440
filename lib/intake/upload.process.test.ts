import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startRunningServer } from '@/lib/testing/running-server'
import { MAX_FILE_BYTES } from './schema'

/** Documents sent to the built product over HTTP, as browsers and worse programs send them. */
let server: RunningServer | undefined
let cookie: string
let userId: string
const origin = () => server!.origin

beforeAll(async () => {
  server = await startRunningServer()
  const { createSession, createUser } = await import('@/lib/testing/factories')
  const session = await createSession(await createUser())
  ;({ cookie, userId } = session)
})
afterAll(() => server?.stop())

interface Answer {
  status: number
  body: { id?: string; reason?: string; status?: string; document?: { text: string } }
}

/** Sends these parts one after the other, each when the one before is on its way; `length` may lie. */
function send(parts: Iterable<Buffer>, length?: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ cookie, origin: origin(), 'content-type': 'text/plain' },
      ...(length !== undefined && { 'content-length': String(length) }),
    }
    const outgoing = request(
      `${origin()}/api/intakes?kind=state_reply&name=reply.txt`,
      { method: 'POST', headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            body: JSON.parse(Buffer.concat(chunks).toString()) as Answer['body'],
          }),
        )
      },
    )
    outgoing.on('error', reject)
    void (async () => {
      for (const part of parts) {
        if (outgoing.destroyed) return
        if (!outgoing.write(part)) await new Promise((onward) => outgoing.once('drain', onward))
      }
      outgoing.end()
    })()
  })
}

function* parts(bytes: number, size = 100_000): Generator<Buffer> {
  for (let sent = 0; sent < bytes; sent += size) yield randomBytes(Math.min(size, bytes - sent))
}

const get = async (path: string): Promise<Answer> => {
  const response = await fetch(origin() + path, { headers: { cookie } })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

async function settled(id: string): Promise<Answer['body']> {
  for (;;) {
    const { body } = await get(`/api/intakes/${id}`)
    if (body.status !== 'reading') return body
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

describe('a document that is sent', () => {
  test('is read and can be reviewed', async () => {
    const { SMALL_REPLY } = await import('@/lib/testing/factories')
    const { status, body } = await send([Buffer.from(SMALL_REPLY)])
    expect(status).toBe(201)
    expect((await settled(body.id!)).status).toBe('ready')
    expect((await get(`/api/intakes/${body.id}/content`)).body.document?.text).toBe(SMALL_REPLY)
  })

  test('is kept whole up to the limit', async () => {
    const bytes = randomBytes(MAX_FILE_BYTES)
    const { status, body } = await send([bytes])
    expect(status).toBe(201)
    const { db } = await import('@/lib/db')
    const { file } = await db.intake.findUniqueOrThrow({ where: { id: body.id! }, include: { file: true } })
    expect(file).toMatchObject({
      size: MAX_FILE_BYTES,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  })

  test('is refused above it, whatever it says of its length, and leaves nothing', async () => {
    const { db } = await import('@/lib/db')
    const before = await db.storedFile.count()
    expect(await send(parts(MAX_FILE_BYTES + 1))).toMatchObject({
      status: 413,
      body: { reason: 'fileTooLarge' },
    })
    // Refused at once: the rest need not come.
    expect(await send([Buffer.from('x')], MAX_FILE_BYTES + 1)).toMatchObject({ status: 413 })
    expect(await db.storedFile.count()).toBe(before)
  })

  test('breaks off, and leaves nothing', async () => {
    const { db } = await import('@/lib/db')
    const before = await db.storedFile.count()
    await new Promise<void>((resolve) => {
      const outgoing = request(`${origin()}/api/intakes?kind=state_reply`, {
        method: 'POST',
        headers: { cookie, origin: origin(), 'content-length': '5000000' },
      })
      outgoing.on('error', () => resolve())
      outgoing.write(randomBytes(3_000_000), () => setTimeout(() => outgoing.destroy(new Error('gone')), 300))
    })
    for (let tries = 0; (await db.storedFile.count()) > before && tries < 50; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await db.storedFile.count()).toBe(before)
    expect(await db.intake.count({ where: { userId } })).toBe(2)
  })

  test('can be downloaded by members as it came, and runs nowhere', async () => {
    const { createIntake } = await import('@/lib/testing/intakes')
    const { SMALL_REPLY } = await import('@/lib/testing/factories')
    const { createReportFromIntake } = await import('@/lib/reports/create-report-from-intake')
    const { db } = await import('@/lib/db')
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } })
    const { reportId } = await createReportFromIntake(userId, { intakeId: await createIntake({ user }) })
    const { fileId } = await db.stateReplyVersion.findFirstOrThrow({ where: { stateReply: { reportId } } })
    const response = await fetch(`${origin()}/reports/${reportId}/files/${fileId}`, { headers: { cookie } })
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="reply.txt"; filename*=UTF-8''reply.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'; sandbox") as unknown,
      'cache-control': 'private, no-store',
    })
    expect(await response.text()).toBe(SMALL_REPLY)
  })
})
