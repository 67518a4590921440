import { createHash, randomBytes } from 'node:crypto'

/** The secret part of a one-time link: 256 random bits, fit for an address. It is shown once and never stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token. A plain hash is enough, because the token itself cannot be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
