import { db } from '@/lib/db'
import { createAccount } from './create-account'

/** Makes an account without a password, for the administrator to hand over with a sign-in link. Returns its id. */
export async function addUser(account: { email: string; name: string }): Promise<string> {
  const { userId } = await db.$transaction((tx) =>
    createAccount(tx, { ...account, passwordHash: null, byAdministrator: true }),
  )
  return userId
}
