import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOrCreateSecrets } from './secrets'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'secrets-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('makes secrets once, for the owner alone', () => {
  const secrets = readOrCreateSecrets(folder)
  expect(secrets.authSecret.length).toBeGreaterThanOrEqual(43)
  expect(readOrCreateSecrets(folder)).toEqual(secrets)
  expect(readdirSync(folder)).toEqual(['secrets.json'])
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('two installations have different ones', () => {
  const other = mkdtempSync(join(tmpdir(), 'secrets-'))
  expect(readOrCreateSecrets(folder)).not.toEqual(readOrCreateSecrets(other))
  rmSync(other, { recursive: true })
})

test.each(['', '{}', '{"authSecret":"short"}'])('never replaces a damaged file (%j)', (text) => {
  const file = join(folder, 'secrets.json')
  writeFileSync(file, text)
  expect(() => readOrCreateSecrets(folder)).toThrow(
    expect.objectContaining({ reason: 'secrets', values: { file } }),
  )
  expect(readFileSync(file, 'utf8')).toBe(text)
})
