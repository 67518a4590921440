import { z } from 'zod'

/** A password may be any text of this length; NFKC makes the same keys give the same password on every device. */
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const

/** Lower-cased and trimmed: how accounts are told apart. */
export const email = z
  .string('emailInvalid')
  .trim()
  .toLowerCase()
  .max(254, 'emailInvalid')
  .pipe(z.email('emailInvalid'))

/** Text of one line without what no keyboard writes: control characters, and those that turn the direction of others. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
}

/** What others in a report see of a person. It need not be a real name. */
export const displayName = z
  .string('nameNeeded')
  .overwrite(plainLine)
  .trim()
  .normalize('NFC')
  .min(1, 'nameNeeded')
  .max(100, 'nameTooLong')

/** A password to be chosen; `refuseWeakPassword` looks at what it is made of. */
export const newPassword = z
  .string('passwordNeeded')
  .normalize('NFKC')
  .min(PASSWORD_LENGTH.min, 'passwordTooShort')
  .max(PASSWORD_LENGTH.max, 'passwordTooLong')

/** A password that was chosen before. */
export const password = z
  .string('passwordNeeded')
  .max(4 * PASSWORD_LENGTH.max, 'passwordTooLong')
  .normalize('NFKC')
  .min(1, 'passwordNeeded')

export const token = z.string('linkDead').min(1, 'linkDead').max(200, 'linkDead')

export const passwordSignIn = z.object({ email, password })
export const firstVisit = z.object({ token, name: displayName, email, password: newPassword })
/** A new password is needed while the account has none, and may be chosen otherwise. */
export const linkSignIn = z.object({
  token,
  password: z.preprocess((value) => (value === '' ? undefined : value), newPassword.optional()),
})
export const joining = z.object({ token, name: displayName, password: newPassword })
export const nameChange = z.object({ name: displayName })
export const passwordChange = z.object({ current: password, password: newPassword })
export const newAccount = z.object({ email, name: displayName })
export const sessionChoice = z.object({ sessionId: z.uuid('sessionUnknown') })

export type PasswordSignIn = z.output<typeof passwordSignIn>
export type FirstVisit = z.output<typeof firstVisit>
export type LinkSignIn = z.output<typeof linkSignIn>
export type Joining = z.output<typeof joining>
export type PasswordChange = z.output<typeof passwordChange>
/** For what needs no input. */
export const nothing = z.object({})
