import { expect, test } from 'vitest'
import { readDocumentBare } from '.'
import { refusal } from './testing/refusal'
import { asBytes, utf16 } from './testing/text'

const RUSSIAN =
  'Ответы на перечень вопросов\n\n3 (a)\n\n\tВ 2024 году действовало 27 кризисных центров, «из них» 5 — при поддержке государства.\n'
const FRENCH =
  'Réponse au paragraphe 3 a) – Les données ventilées par âge ne sont pas conservées ; l’État a créé 27 centres d’accueil.\n'
const SPANISH =
  'Respuesta al párrafo 3 a). En 2024 había 27 centros de acogida para mujeres y niñas; la población atendida creció.\n'
const ARABIC =
  'الرد على الفقرة 3 (أ). في عام 2024 كان هناك 27 مركزا لإيواء النساء، ولم تدخل أي تعديلات على القانون.\n'
const CHINESE =
  '对问题清单第3段的答复。2024年，全国有27个妇女庇护所，其中5个由国家支持。委员会的建议已经落实，法律规定了平等的权利。\n'

/** Writes a text in an old encoding of one byte a letter, by looking each up. */
function written(text: string, encoding: string): Uint8Array {
  const own = encoding === 'windows-1252' ? { '–': 0x96, '’': 0x92 } : {}
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, code) => code))
  return Uint8Array.from(text, (letter) => {
    const code = (own as Record<string, number>)[letter] ?? letters.indexOf(letter)
    if (code === -1) throw new Error(`${encoding} has no ${letter}`)
    return code
  })
}

/** GB 18030 of the characters that two bytes hold. */
function inChinese(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, [number, number]>()
  for (let high = 0xa1; high < 0xf8; high += 1)
    for (let low = 0xa1; low < 0xff; low += 1)
      codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Uint8Array.from(Array.from(text).flatMap((sign) => codes.get(sign) ?? [sign.charCodeAt(0)]))
}

test.each([
  ['Windows-1251', RUSSIAN, written(RUSSIAN, 'windows-1251')],
  ['Windows-1252', FRENCH, written(FRENCH, 'windows-1252')],
  ['Windows-1252', SPANISH, written(SPANISH, 'windows-1252')],
  ['Windows-1256', ARABIC, written(ARABIC, 'windows-1256')],
  ['GB 18030', CHINESE, inChinese(CHINESE)],
])('tells %s by its letters, and says so', async (encoding, text, bytes) => {
  expect(await readDocumentBare(bytes)).toEqual({
    format: 'txt',
    text,
    marks: [],
    notices: [{ code: 'encodingGuessed', values: { encoding } }],
  })
})

test.each([
  ['UTF-8', new TextEncoder().encode(RUSSIAN), RUSSIAN],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${ARABIC}`), ARABIC],
  ['UTF-16', utf16(CHINESE, 'be'), CHINESE],
  ['UTF-16 without a mark', utf16(FRENCH, 'le').subarray(2), FRENCH],
])('reads %s without a guess', async (_, bytes, text) => {
  expect(await readDocumentBare(bytes)).toEqual({ format: 'txt', text, marks: [], notices: [] })
})

test('a damaged byte in UTF-8 costs its character, not the file', async () => {
  const bytes = new TextEncoder().encode(RUSSIAN)
  bytes[1] = 0x20
  expect((await readDocumentBare(bytes)).text).toBe(`\ufffd ${RUSSIAN.slice(1)}`)
})

test.each([
  ['too few letters to tell', asBytes('3 (a)\n\n\t\xca\xe0\xe7 2024'), 'replyEncoding'],
  [
    'letters of several encodings',
    asBytes('\x81\x8d\x8f\x90\x9d\xff\xfe\xfd women and men'),
    'replyEncoding',
  ],
  ['UTF-16 that ends in the middle', Uint8Array.of(0xff, 0xfe, 0x41), 'replyBinary'],
])('refuses %s', async (_, bytes, reason) => {
  expect(await refusal(readDocumentBare(bytes))).toEqual({ code: 'not_a_reply', reason })
})
