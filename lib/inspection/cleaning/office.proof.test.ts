import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { clean } from '../clean'
import { pictureSaying } from '../testing/pictures'
import { PLANTS } from '../testing/planted-in-word'
import { SEEN } from '../testing/planted-unseen'
import { p, word } from '../testing/word'

const FIXTURES = fileURLToPath(new URL('../../parsing/fixtures/documents/', import.meta.url))
const MARKER = 'Marker77'

function hasOffice(): boolean {
  try {
    return execFileSync('soffice', ['--version'], { stdio: 'pipe' }).length > 0
  } catch {
    console.info('LibreOffice is not installed: whether it opens cleaned copies was not tried.')
    return false
  }
}

/** What LibreOffice reads in each file, by the files' names, all in one start of it. */
function textsIn(files: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'cleaned-office-'))
  try {
    for (const [name, bytes] of files) writeFileSync(join(folder, `${name}.docx`), bytes)
    const all = [...files.keys()].map((name) => join(folder, `${name}.docx`))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'txt:Text', '--outdir', folder, ...all], {
      stdio: 'pipe',
      timeout: 100_000,
    })
    return new Map([...files.keys()].map((name) => [name, readFileSync(join(folder, `${name}.txt`), 'utf8')]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test.skipIf(!hasOffice())('LibreOffice opens cleaned copies and reads the same in them', async () => {
  const files = new Map<string, Uint8Array>()
  const cleaned = async (bytes: Uint8Array) => (await clean(bytes, 'docx', { changes: 'accept' })).bytes
  const documents = readdirSync(FIXTURES).filter((name) => name.endsWith('.docx'))
  for (const [at, name] of documents.entries()) {
    const bytes = new Uint8Array(readFileSync(join(FIXTURES, name)))
    files.set(`${at}-before`, bytes)
    files.set(`${at}-after`, await cleaned(bytes))
  }
  const bodies = PLANTS.filter(
    ({ with: make, kind }) => kind !== 'insertion' && Object.keys(make('x', pictureSaying)).join() === 'body',
  )
  const planted = bodies.map((plant) => plant.with(MARKER, pictureSaying).body! + p('between')).join('')
  files.set('planted', await cleaned(word({ body: planted })))
  for (const [at, [, make]] of SEEN.entries())
    files.set(`seen-${at}`, await cleaned(word(make('Seen words'))))
  const texts = textsIn(files)
  for (const at of documents.keys()) {
    expect(texts.get(`${at}-before`)!.length).toBeGreaterThan(500)
    expect(texts.get(`${at}-after`), documents[at]).toBe(texts.get(`${at}-before`))
  }
  expect(texts.get('planted')).not.toContain(MARKER)
  expect(texts.get('planted')!.match(/between/g)).toHaveLength(bodies.length)
  for (const at of SEEN.keys()) expect(texts.get(`seen-${at}`), SEEN[at]![0]).toContain('Before.')
})
