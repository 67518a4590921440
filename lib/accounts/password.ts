import { hash, verify } from '@node-rs/argon2'

// The first of OWASP's equivalent settings for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The PHC string (argon2id) that is stored of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

let decoy: Promise<string> | undefined

/**
 * Whether `password` belongs to `passwordHash`. Takes the same time when there is no hash (unknown account, no password
 * chosen yet), so that nobody can tell by the clock.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody signs in with this')
  const fits = await verify(passwordHash ?? (await decoy), password)
  return fits && passwordHash !== null
}
