import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment } from './attachment'

test('whatever a file is called, its name is one header that says it whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
      const [, ascii, encoded] =
        /^attachment; filename="([\w .()-]*)"; filename\*=UTF-8''([\w!#$&+.^`|~%-]*)$/.exec(
          attachment(name),
        ) ?? []
      expect(ascii).toHaveLength(name.length)
      expect(decodeURIComponent(encoded!)).toBe(name)
    }),
  )
})

test.each([
  ['report.docx', `attachment; filename="report.docx"; filename*=UTF-8''report.docx`],
  ["a'b (1)*.pdf", `attachment; filename="a_b (1)_.pdf"; filename*=UTF-8''a%27b%20%281%29%2A.pdf`],
  ['a\ud800.pdf', `attachment; filename="a_.pdf"; filename*=UTF-8''a%EF%BF%BD.pdf`],
  [
    'x\r\nSet-Cookie: a="b".pdf',
    `attachment; filename="x__Set-Cookie_ a__b_.pdf"; filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a%3D%22b%22.pdf`,
  ],
])('%j', (name, header) => {
  expect(attachment(name)).toBe(header)
})
