import { ROLES } from '@/lib/policy'
import type { TestUser } from '@/lib/testing/factories'

/** Who knocks: every role, a stranger, who was signed in until their session ended, and nobody. */
export const WHO = [...ROLES, 'stranger', 'ended', 'nobody'] as const
export type Who = (typeof WHO)[number]

/** They, each with the cookie of a session. */
export type People = Record<Exclude<Who, 'nobody'>, TestUser & { cookie: string }>

/** Makes their accounts and sessions. */
export async function makePeople(): Promise<People> {
  const { db } = await import('@/lib/db')
  const { createSession, createUser } = await import('@/lib/testing/factories')
  const names = WHO.filter((who) => who !== 'nobody')
  const made = names.map(async (name) => {
    const user = await createUser({ name, withPassword: true })
    const { cookie, sessionId } = await createSession(user)
    if (name === 'ended') await db.session.update({ where: { id: sessionId }, data: { endedAt: new Date() } })
    return [name, { ...user, cookie }] as const
  })
  return Object.fromEntries(await Promise.all(made)) as People
}
