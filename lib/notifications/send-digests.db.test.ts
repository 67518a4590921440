import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createMailer, type Mailer } from '@/lib/mail/mailer'
import { testDatabase } from '@/lib/testing/database'
import { addMember, createReport, type TestUser } from '@/lib/testing/factories'
import { markRead } from './mark-read'
import { notify } from './notify'
import type { Kind } from './schema'
import { AT_MOST_EVERY_MS, FIRST_AFTER_MS, sendDigests } from './send-digests'

testDatabase()

const URL = 'https://reports.test.example'
const later = (ms: number) => new Date(Date.now() + ms)

let server: SMTPServer
let mailer: Mailer
let mails: { to: string; raw: string }[]
let isRefusing: boolean
let reportId: string
let author: TestUser
let other: TestUser

beforeEach(async () => {
  mails = []
  isRefusing = false
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (isRefusing) return done(new Error('no room'))
        mails.push({ to: session.envelope.rcptTo[0]!.address, raw: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'counterpoint@test.example' })
  reportId = await createReport()
  author = await addMember(reportId, 'author')
  other = await addMember(reportId, 'reviewer')
})
afterEach(async () => {
  mailer.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const tell = (kind: Kind) =>
  db.$transaction((tx) => notify(tx, { kind, reportId, actorId: other.id, userIds: [author.id] }))

test('what is unread after a while goes out as one mail that says how much of what, and where to look', async () => {
  for (const kind of ['mention', 'reply', 'mention'] as const) await tell(kind)
  expect(await sendDigests(mailer, URL)).toBe(0)
  expect(await sendDigests(mailer, URL, later(FIRST_AFTER_MS + 1000))).toBe(1)
  expect(mails).toHaveLength(1)
  const [{ to, raw }] = mails as [{ to: string; raw: string }]
  expect(to).toBe(author.email)
  const text = raw.replaceAll('=\r\n', '')
  expect(text).toContain('Subject: 3 new notifications in Counterpoint')
  expect(text).toContain('you were named in 2 comments')
  expect(text).toContain('one answer in a discussion of yours')
  expect(text).toContain(`${URL}/notifications`)
})

test('a mail names no report, State or person, no program and no machine', async () => {
  const report = await db.report.findUniqueOrThrow({ where: { id: reportId } })
  await tell('mention')
  await sendDigests(mailer, URL, later(FIRST_AFTER_MS + 1000))
  const raw = mails[0]!.raw.replaceAll('=\r\n', '')
  for (const word of [
    report.title,
    report.state,
    'Kazakhstan',
    other.name,
    author.name,
    reportId,
    'odemailer',
  ])
    expect(raw).not.toContain(word)
})

test('what was read in the app is not mailed', async () => {
  await tell('mention')
  await markRead(author.id, {})
  expect(await sendDigests(mailer, URL, later(FIRST_AFTER_MS + 1000))).toBe(0)
})

test('a flood is one mail an hour', async () => {
  await tell('mention')
  const first = later(FIRST_AFTER_MS + 1000)
  expect(await sendDigests(mailer, URL, first)).toBe(1)
  for (let count = 0; count < 20; count++) await tell('reply')
  expect(await sendDigests(mailer, URL, new Date(first.getTime() + 10 * 60_000))).toBe(0)
  expect(await sendDigests(mailer, URL, new Date(first.getTime() + AT_MOST_EVERY_MS + 1000))).toBe(1)
  expect(mails).toHaveLength(2)
  expect(mails[1]!.raw).toContain('20 answers')
})

test('a mail that the server does not take goes out at the next try, and nothing is sent twice', async () => {
  await tell('mention')
  isRefusing = true
  const due = later(FIRST_AFTER_MS + 1000)
  expect(await sendDigests(mailer, URL, due)).toBe(0)
  expect(mails).toEqual([])
  isRefusing = false
  expect(await sendDigests(mailer, URL, due)).toBe(1)
  expect(await sendDigests(mailer, URL, due)).toBe(0)
  expect(mails).toHaveLength(1)
})

test('two processes mail nobody twice', async () => {
  await tell('mention')
  const due = later(FIRST_AFTER_MS + 1000)
  const sent = await Promise.all([sendDigests(mailer, URL, due), sendDigests(mailer, URL, due)])
  expect(sent.toSorted()).toEqual([0, 1])
  expect(mails).toHaveLength(1)
})

test('who left the report is mailed no more', async () => {
  await tell('mention')
  await db.membership.delete({ where: { reportId_userId: { reportId, userId: author.id } } })
  expect(await sendDigests(mailer, URL, later(FIRST_AFTER_MS + 1000))).toBe(0)
})
