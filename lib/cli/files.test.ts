import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeOutput } from './files'

const folder = mkdtempSync(join(tmpdir(), 'counterpoint-output-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(process.platform === 'win32')(
  'what is written may be confidential: only its owner reads it',
  async () => {
    const file = join(folder, 'report.docx')
    await writeOutput(file, Buffer.from('one'), false)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await expect(writeOutput(file, Buffer.from('two'), false)).rejects.toMatchObject({ reason: 'fileExists' })
    await writeOutput(file, Buffer.from('two'), true)
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  },
)
