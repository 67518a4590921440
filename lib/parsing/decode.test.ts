import { describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/errors'
import { decodeReply, MAX_REPLY_BYTES, MAX_REPLY_LENGTH, parseReply } from '.'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const TEXT = '3 (a)\n\n\tКазахстан – “yes”.\n'

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, code] of [
    0xfeff,
    ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
  ].entries()) {
    view.setUint16(index * 2, code, order === 'le')
  }
  return bytes
}

function refusal(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    if (!isAppError(error)) throw error
    return { code: error.code, reason: error.reason, ...error.values }
  }
  return 'accepted'
}

describe('decodeReply', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a mark', utf8('\ufeff' + TEXT)],
    ['UTF-16 little-endian', utf16(TEXT, 'le')],
    ['UTF-16 big-endian', utf16(TEXT, 'be')],
  ])('reads %s', (_, bytes) => {
    expect(decodeReply(bytes)).toBe(TEXT)
  })

  const format = (name: string) => ({ code: 'unsupported', reason: 'replyFormat', format: name })
  const notReply = (reason: string) => ({ code: 'not_a_reply', reason })
  it.each([
    [
      'a Word document',
      latin1('PK\x03\x04\x14\x00\x06\x00[Content_Types].xml...word/document.xml'),
      format('docx'),
    ],
    [
      'an OpenDocument text',
      latin1('PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text'),
      format('odt'),
    ],
    ['a ZIP archive', latin1('PK\x03\x04other'), format('zip')],
    ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), format('pdf')],
    ['an old Word document', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00'), format('doc')],
    ['Rich Text', utf8('{\\rtf1\\ansi 3 (a)}'), format('rtf')],
    ['a web page', utf8('\ufeff \n<!DOCTYPE html><html lang="en">'), format('html')],
    ['a picture', latin1('\x89PNG\r\n\x1a\n\x00'), format('image')],
    ['no byte', new Uint8Array(), notReply('replyEmpty')],
    ['white space', utf8('\ufeff \n\t\n\u00a0\u200b'), notReply('replyEmpty')],
    ['a NUL', utf8('3 (a)\n\n\ttext\0'), notReply('replyBinary')],
    ['control characters', utf8('3 (a)\n\x01\x02\x03\x04'), notReply('replyBinary')],
    ['random bytes', latin1('\x00\xff\x80\x01abc'), notReply('replyBinary')],
    ['a broken UTF-16', Uint8Array.of(0xff, 0xfe, 0x41), notReply('replyBinary')],
    ['windows-1251', latin1('3 (a)\n\n\t\xca\xe0\xe7\xe0\xf5\xf1\xf2\xe0\xed'), notReply('replyEncoding')],
    [
      'too many bytes',
      new Uint8Array(MAX_REPLY_BYTES + 1),
      { code: 'too_large', reason: 'replyTooLarge', megabytes: 8 },
    ],
    [
      'too much text',
      new Uint8Array(MAX_REPLY_LENGTH + 1).fill(0x61),
      { code: 'too_large', reason: 'replyTooLarge', megabytes: 2 },
    ],
  ])('refuses %s', (_, bytes, expected) => {
    expect(refusal(() => decodeReply(bytes))).toEqual(expected)
  })
})

const tooMany = { code: 'too_large', reason: 'replyTooManyParts', questions: 2000, paragraphs: 20_000 }

describe('parseReply', () => {
  it.each([
    ['', { code: 'not_a_reply', reason: 'replyEmpty' }],
    ['\ufeff\r\n\t ', { code: 'not_a_reply', reason: 'replyEmpty' }],
    ['Dear Sir,\n\nplease find attached.\n', { code: 'not_a_reply', reason: 'replyNoLabels' }],
    ['Prices\n\n2024\n\n12,5\n', { code: 'not_a_reply', reason: 'replyNoLabels' }],
    ['%PDF-1.4\n3 (a)\n\n\ttext\n', { code: 'unsupported', reason: 'replyFormat', format: 'pdf' }],
    ['3 (a)\n\n\ttext\0\n', { code: 'not_a_reply', reason: 'replyBinary' }],
    ['\ufffd'.repeat(50), { code: 'not_a_reply', reason: 'replyBinary' }],
    ['1 (a)\n'.repeat(2001), tooMany],
    ['1 (a)\n' + '\tText.\n'.repeat(20_001), tooMany],
    ['a'.repeat(MAX_REPLY_LENGTH + 1), { code: 'too_large', reason: 'replyTooLarge', megabytes: 2 }],
  ])('refuses %.40j', (text, expected) => {
    expect(refusal(() => parseReply(text))).toEqual(expected)
  })
})
