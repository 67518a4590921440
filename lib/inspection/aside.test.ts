import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runAside } from './aside'
import { recognise } from './recognise'
import { zipSync, strToU8 } from 'fflate'
import { pdf } from './testing/pdf'
import { word } from './testing/word'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('a file is inspected and cleaned in a process apart', { timeout: 60_000 }, async () => {
  const bytes = word({ core: '<dc:creator>Marker77</dc:creator>' })
  const shares: number[] = []
  const found = await runAside(
    { bytes, name: 'a.docx', clean: null },
    { root, userId: 'one', onProgress: (share) => shares.push(share) },
  )
  expect(found.copy).toBeNull()
  expect(found.inspection.findings.map(({ value }) => value)).toEqual(['creator: Marker77'])
  expect(shares.length).toBeGreaterThan(1)
  const { inspection, copy } = await runAside(
    { bytes, name: 'a.docx', clean: { changes: 'accept' } },
    { root, userId: 'one' },
  )
  expect(inspection.findings).toEqual([])
  expect(recognise(copy!, '')).toBe('docx')
})

test('what cannot be read is refused, and whoever leaves ends it', { timeout: 60_000 }, async () => {
  const bytes = Buffer.from('Dear Sir')
  await expect(
    runAside({ bytes, name: 'a.docx', clean: null }, { root, userId: 'one' }),
  ).rejects.toMatchObject({
    reason: 'inspectDamaged',
  })
  const abort = new AbortController()
  const running = runAside(
    { bytes: word(), name: 'a.docx', clean: null },
    { root, userId: 'one', signal: abort.signal },
  )
  abort.abort(new Error('gone'))
  await expect(running).rejects.toThrow('gone')
})

test('a file is what its bytes say, whatever its name', async () => {
  const tried: [Uint8Array, string, string][] = [
    [word(), 'a.pdf', 'docx'],
    [await pdf(), 'a.docx', 'pdf'],
    [Buffer.concat([Buffer.from('before'), word()]), 'a.docx', 'docx'],
    [strToU8('<!doctype html><p>x'), 'a.txt', 'html'],
    [strToU8('{ "a": 1 }'), 'a', 'json'],
    [strToU8('# A'), 'a.md', 'markdown'],
    [zipSync({ 'a.txt': strToU8('x') }), 'a.docx', 'zip'],
    [zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }), 'a', 'odt'],
  ]
  for (const [bytes, name, format] of tried) expect(recognise(bytes, name)).toBe(format)
})

test.each([
  ['an older Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.doc', 'inspectFormat'],
  ['a Word document before 2007', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.docx', 'inspectFormat'],
  [
    'a protected Word document',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'a.docx',
    'inspectEncrypted',
  ],
  [
    'a spreadsheet',
    zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.xml': strToU8('<a/>') }),
    'a.xlsx',
    'inspectFormat',
  ],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'), 'a.png', 'inspectFormat'],
  ['text', Buffer.from('Dear Sir'), 'a.txt', 'inspectFormat'],
  ['a PDF that is none', Buffer.from('Dear Sir'), 'a.pdf', 'inspectDamaged'],
])('%s says so', (_, bytes, name, reason) => {
  expect(() => recognise(bytes, name)).toThrow(expect.objectContaining({ reason }) as Error)
})
