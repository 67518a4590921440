import { describe, expect, test } from 'vitest'
import { displayName, email, linkSignIn, newPassword } from './schema'

const reasonOf = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.error?.issues[0]?.message

test('an e-mail is the same however it was typed', () => {
  expect(email.parse('  Some.Body@Example.ORG ')).toBe('some.body@example.org')
  for (const wrong of ['', 'a', 'a@b', 'a b@example.org', 'a@example.org\0', `${'a'.repeat(250)}@b.org`]) {
    expect(reasonOf(email.safeParse(wrong))).toBe('emailInvalid')
  }
})

test('a name holds nothing that would show as something else', () => {
  expect(displayName.parse(' Ana\u202e\u0000\nMaria ')).toBe('Ana Maria')
  expect(reasonOf(displayName.safeParse('\u0000 '))).toBe('nameNeeded')
  expect(reasonOf(displayName.safeParse('x'.repeat(101)))).toBe('nameTooLong')
})

describe('a new password', () => {
  test('has 12 to 256 characters, counted in one form of Unicode', () => {
    expect(reasonOf(newPassword.safeParse('x'.repeat(11)))).toBe('passwordTooShort')
    expect(reasonOf(newPassword.safeParse('x'.repeat(257)))).toBe('passwordTooLong')
    expect(newPassword.parse('pa\u0308ssword-xyz')).toBe('p\u00e4ssword-xyz')
  })

  test('may be left out of a sign-in link', () => {
    expect(linkSignIn.parse({ token: 't', password: '' })).toEqual({ token: 't', password: undefined })
    expect(linkSignIn.parse({ token: 't' })).toEqual({ token: 't' })
    expect(reasonOf(linkSignIn.safeParse({ token: 't', password: 'short' }))).toBe('passwordTooShort')
  })
})
