import { db } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { verifyPassword } from './password'
import type { PasswordSignIn } from './schema'
import { startSession, type StartedSession } from './start-session'
import { addressGroup } from './address-group'
import { ACCOUNT_DELAY, ADDRESS_DELAY, forgive, takeAttempt, throttleKey } from './throttle'

/** Where a sign-in comes from; the address is null when it cannot be trusted, and then only the account is throttled. */
export interface SignInPlace {
  address: string | null
  device: string
}

/**
 * Signs in with e-mail and password. An unknown account, a wrong password and a throttled attempt (even with the right
 * password) are one and the same refusal after one and the same time.
 */
export async function signIn(
  input: PasswordSignIn,
  { address, device }: SignInPlace,
): Promise<StartedSession> {
  const accountKey = throttleKey('account', input.email)
  const addressKey = address ? throttleKey('address', addressGroup(address)) : null
  // The address first: one that has to wait cannot make the account wait as well.
  const allowed =
    (!addressKey || (await takeAttempt(addressKey, ADDRESS_DELAY))) &&
    (await takeAttempt(accountKey, ACCOUNT_DELAY))
  const user = await db.user.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true },
  })
  const fits = await verifyPassword(allowed ? (user?.passwordHash ?? null) : null, input.password)
  if (!user || !fits) throw new AppError('unauthenticated', 'signInFailed')
  await forgive(accountKey, addressKey)
  return db.$transaction((tx) => startSession(tx, user.id, device))
}
