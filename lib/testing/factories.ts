import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { encode } from 'next-auth/jwt'
import { hashPassword } from '@/lib/accounts/password'
import { authSecret, isSecureOrigin } from '@/lib/accounts/session-cookie'
import { startSession } from '@/lib/accounts/start-session'
import { db } from '@/lib/db'
import { environment, provideEnvironment } from '@/lib/env'
import type { Role } from '@/lib/policy'
import { createReport as createReportFromFile } from '@/lib/reports/create-report'
import { SAMPLE } from '@/prisma/seed'

// Cookies need a key; a test process makes its own.
if (!environment().authSecret) provideEnvironment({ authSecret: randomBytes(32).toString('hex') })

/** The password of accounts that `createUser` makes with `withPassword`. */
export const PASSWORD = 'mauve teapot ladder kiln'

/** A State's reply of two sections and three questions: enough for most tests, and fast. */
export const SMALL_REPLY = [
  'Committee on the Elimination of Discrimination against Women',
  'Ninety-third session',
  '',
  'Replies of Kazakhstan to the list of issues and questions in relation to its sixth periodic report',
  '',
  'Legal framework',
  '',
  '1 (a)',
  '\tThe law on equal rights has been in force since 2009.',
  '',
  '1 (b)',
  '\tNo complaint was filed in 2024.',
  '\tA second paragraph follows the first.',
  '',
  'Access to justice',
  '',
  '2',
  '\tLegal aid is free of charge.',
  '',
].join('\n')

export interface TestUser {
  id: string
  email: string
  name: string
}

/** An account; with a password only when a test signs in with it, because hashing takes its time on purpose. */
export async function createUser(
  options: { name?: string; email?: string; withPassword?: boolean } = {},
): Promise<TestUser> {
  const { name = 'Somebody', email = `${randomUUID()}@test.example`, withPassword = false } = options
  const passwordHash = withPassword ? await hashPassword(PASSWORD) : null
  return db.user.create({
    data: { name, email, passwordHash },
    select: { id: true, email: true, name: true },
  })
}

/** A report with its reply and its seeded drafts, of the small reply or of the whole sample. Returns its id. */
export async function createReport(
  options: { coordinator?: TestUser; sample?: boolean } = {},
): Promise<string> {
  const file = options.sample ? await readFile(SAMPLE) : Buffer.from(SMALL_REPLY)
  return createReportFromFile({ file, actorId: options.coordinator?.id ?? null })
}

/** Makes a user (a new one when none is given) a member of a report. */
export async function addMember(
  reportId: string,
  role: Role,
  given?: TestUser,
): Promise<TestUser & { memberId: string }> {
  const user = given ?? (await createUser({ name: role }))
  const { id: memberId } = await db.membership.create({ data: { reportId, userId: user.id, role } })
  return { ...user, memberId }
}

export interface TestSession {
  sessionId: string
  userId: string
  name: string
  email: string
  /** The value of a Cookie header. */
  cookie: string
}

/** A signed-in browser of this user. */
export async function createSession(user: TestUser): Promise<TestSession> {
  const { sessionId } = await db.$transaction((tx) => startSession(tx, user.id, 'Test'))
  return {
    sessionId,
    userId: user.id,
    name: user.name,
    email: user.email,
    cookie: await cookieOf(user.id, sessionId),
  }
}

/** The Cookie header that points to a session, as the product itself would have set it. */
export async function cookieOf(userId: string, sessionId: string): Promise<string> {
  const token = await encode({ token: { sub: userId, sid: sessionId }, secret: authSecret() })
  return `${isSecureOrigin() ? '__Secure-' : ''}next-auth.session-token=${token}`
}
