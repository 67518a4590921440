import { zipSync, strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import messages from '@/lib/i18n/messages/en.json'
import { translator } from '@/lib/i18n/translator'
import { READER_NOTICES } from '../document'
import { MAX_DOCUMENT_BYTES, readDocument } from '.'
import { docx, p } from './testing/docx'
import { refusal } from './testing/refusal'
import { asBytes, utf16 } from './testing/text'

const utf8 = (text: string) => new TextEncoder().encode(text)
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))

/** A compound file whose directory names one stream. */
function ole(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes[30] = 9
  bytes[48] = 1
  bytes.set(utf16(stream, 'le').subarray(2), 1024 + 128)
  return bytes
}

test('what a file is decides its content, whatever it is called', async () => {
  const file = docx({ body: [p('Reply')] })
  expect(await readDocument(file, { filename: 'reply.pdf' })).toMatchObject({ format: 'docx', text: 'Reply' })
  expect(await readDocument(utf8('PK or not'), { filename: 'a.docx' })).toMatchObject({ format: 'txt' })
})

test('macros are no hindrance and no matter', async () => {
  const file = docx({ body: [p('Reply')], parts: { 'word/vbaProject.bin': 'x' } })
  expect(await readDocument(file)).toMatchObject({ format: 'docx', text: 'Reply' })
})

test('progress goes up to one', async () => {
  const shares: number[] = []
  await readDocument(docx({ body: Array.from({ length: 2000 }, (_, at) => p(`Reply ${at * at}`)) }), {
    onProgress: (share) => shares.push(share),
  })
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual([...shares].sort((one, other) => one - other))
  expect(shares.length).toBeGreaterThan(2)
})

test.each([
  ['doc', ole('WordDocument')],
  ['encrypted', ole('EncryptedPackage')],
  ['spreadsheet', ole('Workbook')],
  ['slides', ole('PowerPoint Document')],
  ['doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ['doc', utf8('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument>')],
  ['rtf', utf8('{\\rtf1\\ansi 3 (a)}')],
  ['odt', zip('mimetype', 'content.xml', 'META-INF/manifest.xml')],
  ['pages', zip('Index/Document.iwa', 'preview.jpg')],
  ['epub', zip('mimetype', 'META-INF/container.xml')],
  ['spreadsheet', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['slides', zip('[Content_Types].xml', 'ppt/presentation.xml')],
  ['zip', zip('reply.docx', 'annex.docx')],
  ['image', asBytes('\x89PNG\r\n\x1a\n\0')],
  ['image', asBytes('\xff\xd8\xff\xe0')],
  ['mhtml', utf8('MIME-Version: 1.0\nContent-Type: multipart/related')],
])('refuses %s and says what to do', async (format, bytes) => {
  expect(await refusal(readDocument(bytes))).toEqual({ code: 'unsupported', reason: 'replyFormat', format })
  const said = translator('errors')('replyFormat', { format })
  expect(said).not.toContain('{')
  expect(said).not.toBe(translator('errors')('replyFormat', { format: 'other' }))
})

test.each([
  ['replyEmpty', new Uint8Array()],
  ['replyEmpty', utf8('\ufeff \n\t\u200b')],
  ['replyEmpty', docx({ body: [p(''), p(' ')] })],
  ['replyBinary', asBytes('\0\x01\x02\x03\x9f\x88')],
  ['replyBinary', utf8('\x01\x02\x03\x04 a')],
  ['replyDamaged', docx({ body: [p('x')] }).subarray(0, 900)],
  ['replyDamaged', asBytes('PK\x03\x04')],
])('refuses what holds no text: %s', async (reason, bytes) => {
  expect(await refusal(readDocument(bytes))).toEqual({ code: 'not_a_reply', reason })
})

test('refuses more than 25 MB', async () => {
  const refused = { code: 'too_large', reason: 'replyTooLarge', megabytes: 25 }
  expect(await refusal(readDocument(new Uint8Array(MAX_DOCUMENT_BYTES + 1)))).toEqual(refused)
})

test('every notice and refusal has its words', () => {
  for (const code of READER_NOTICES) expect(messages.parsing.notices).toHaveProperty(code)
  for (const reason of ['replyDamaged', 'replyTooComplex', 'replyBinary', 'replyEncoding', 'replyFormat'])
    expect(messages.errors).toHaveProperty(reason)
})
