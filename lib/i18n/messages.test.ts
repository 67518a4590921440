import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { ERROR_CODES } from '@/lib/errors'
import en from './messages/en.json'
import { translator } from './translator'

const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/generated|\.test\.|testing/.test(file))
  .map((file) => [file, readFileSync(join('lib', file), 'utf8')] as const)

const reasons = sources.flatMap(([file, source]) => [
  ...[...source.matchAll(/new AppError\(\s*'\w+',\s*'(\w+)'/g)].map(([, reason]) => [reason!, file] as const),
  // The reasons that schemas give: the last argument of a check.
  ...(file.endsWith('schema.ts')
    ? [
        ...source.matchAll(
          /\.(?:string|email|uuid|min|max|int|regex|enum|url|number)\((?:[^()]*,\s*)?'(\w+)'\)/g,
        ),
      ].map(([, reason]) => [reason!, file] as const)
    : []),
])

test('every refusal has its words', () => {
  expect(reasons.length).toBeGreaterThan(60)
  const errors = new Set(Object.keys(en.errors))
  expect(reasons.filter(([reason]) => !errors.has(reason))).toEqual([])
})

test('every refusal has a status', () => {
  for (const status of Object.values(ERROR_CODES)) expect(status).toBeGreaterThanOrEqual(400)
})

test('every message can be read as ICU', () => {
  const broken = messagesIn(en).filter(([, text]) => {
    try {
      return text.trim() !== text || text === '' || !new IntlMessageFormat(text, 'en').getAst()
    } catch {
      return true
    }
  })
  expect(broken).toEqual([])
})

test('a translator fills in what a message asks for', () => {
  expect(translator('members')('invite.made', { email: 'a@b.org' })).toBe('The link for a@b.org')
})

function messagesIn(node: object, path = ''): [key: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : messagesIn(value, `${path}${key}.`),
  )
}
