import { deflateSync, strToU8, zipSync, type Zippable } from 'fflate'
import { expect, test } from 'vitest'
import { readDocumentBare } from '.'
import { docx, el, field, list, abstractList, p, style, t, table, type DocxSource } from './testing/docx'
import { refusal } from './testing/refusal'
import { entry, zipOf } from './testing/zip'

/** Each takes under two seconds on a quiet machine; what would take the square of its size takes hours. */
const PATIENCE = 15_000
const MEGABYTE = 1_000_000
const tooComplex = { code: 'too_large', reason: 'replyTooComplex' }
const tooLong = { code: 'too_large', reason: 'replyTooLarge', megabytes: 2 }
const damaged = { code: 'not_a_reply', reason: 'replyDamaged' }
const empty = { code: 'not_a_reply', reason: 'replyEmpty' }
const times = (text: string, count: number): string => text.repeat(count)
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const body = (inside: string): string => `<w:document ${NAMESPACE}><w:body>${inside}</w:body></w:document>`
const withDocument = (xml: string): Uint8Array => docx({ body: [], parts: { 'word/document.xml': xml } })
const word = (source: DocxSource): Uint8Array => docx(source)
const page = (html: string): Uint8Array => strToU8(`<!doctype html><body>${html}`)
const many = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('')

const nested = (name: string, depth: number, inside = ''): string =>
  times(`<${name}>`, depth) + inside + times(`</${name}>`, depth)

/** A package whose directory names one member's bytes under many names. */
const overlapping = (): Uint8Array => {
  const packed = deflateSync(new Uint8Array(9 * MEGABYTE))
  const shared = entry('word/document.xml', packed, 8)
  const names = ['word/styles.xml', 'word/numbering.xml', 'word/settings.xml', 'word/footnotes.xml']
  return zipOf([shared, ...names.map((name) => ({ ...entry(name, packed, 8), at: 0 }))])
}

const HOSTILE: [what: string, make: () => Uint8Array, expected: unknown][] = [
  ['a part that unpacks a thousandfold', () => withDocument(body(times(' ', 60 * MEGABYTE))), tooComplex],
  [
    'a package that states small sizes',
    () => zipOf([entry('word/document.xml', deflateSync(new Uint8Array(30 * MEGABYTE)), 8, 10)]),
    damaged,
  ],
  ['members upon one another', overlapping, damaged],
  [
    'more entries than any document',
    () =>
      zipSync(
        Object.fromEntries(
          Array.from({ length: 10_500 }, (_, at) => [`word/${at}`, strToU8('')]),
        ) as Zippable,
      ),
    tooComplex,
  ],
  [
    'one name twice',
    () => zipOf([1, 2].map((at) => entry('word/document.xml', strToU8(body(`<w:p/>${at}`)), 0))),
    damaged,
  ],
  ['an unknown compression', () => zipOf([entry('word/document.xml', strToU8(body('')), 93)]), damaged],
  [
    'sizes beyond the end',
    () => zipOf([entry('word/document.xml', strToU8(body('')), 0, 0xff_ffff)]),
    damaged,
  ],
  [
    'a password on a member',
    () => zipOf([{ ...entry('word/document.xml', strToU8(body('')), 0), flags: 1 }]),
    { code: 'unsupported', reason: 'replyFormat', format: 'encrypted' },
  ],
  [
    'entities',
    () =>
      withDocument(
        `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${body('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>')}`,
      ),
    tooComplex,
  ],
  [
    'an entity from a file',
    () => withDocument(`<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>${body('<w:p>&a;</w:p>')}`),
    tooComplex,
  ],
  [
    'an entity that nobody declared',
    () => withDocument(body('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>')),
    damaged,
  ],
  ['10,000 elements in one another', () => withDocument(body(nested('w:sdt', 10_000))), tooComplex],
  [
    '10,000 tables in one another',
    () => withDocument(body(times('<w:tbl><w:tr><w:tc>', 10_000))),
    tooComplex,
  ],
  [
    'a hundred thousand attributes',
    () => withDocument(body(`<w:p ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(' ')}/>`)),
    tooComplex,
  ],
  [
    'a paragraph of 20 MB',
    () =>
      withDocument(
        body(`<w:p><w:r><w:t>${many(MEGABYTE, (at) => `Women vote ${at * 7919}. `)}</w:t></w:r></w:p>`),
      ),
    tooLong,
  ],
  [
    'hidden text of more than 2 MB',
    () =>
      withDocument(
        body(
          many(
            200_000,
            (at) => `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden ${at * 7919}</w:t></w:r></w:p>`,
          ),
        ),
      ),
    tooLong,
  ],
  ['XML that ends early', () => withDocument(body('<w:p>').slice(0, -30)), damaged],
  ['no XML', () => withDocument('Dear Sir'), damaged],
  [
    'bytes that are no UTF-8',
    () => docx({ body: [], parts: { 'word/document.xml': Uint8Array.of(60, 255, 62) } }),
    damaged,
  ],
  ['a document without its document', () => zipSync({ 'word/styles.xml': strToU8('<a/>') }), damaged],
  [
    'a spreadsheet that calls itself a document',
    () => docx({ body: [p('')], parts: { 'xl/workbook.xml': '' } }),
    empty,
  ],
  ['a page of 100,000 elements in one another', () => page(times('<div>', 100_000)), tooComplex],
  ['a page of 10,000 tables in one another', () => page(times('<table><tr><td>', 10_000)), tooComplex],
  ['misnested tags that multiply', () => page(many(10_000, (at) => `<font a=${at}><p>`)), tooComplex],
  [
    'a tag of a hundred thousand attributes',
    () => page(`<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>x`),
    tooComplex,
  ],
  ['a page of 5 MB of text', () => page(times('Women vote. ', (5 * MEGABYTE) / 12)), tooLong],
]

test.each(HOSTILE)('refuses %s', { timeout: 2 * PATIENCE }, async (_, make, expected) => {
  const bytes = make()
  const began = performance.now()
  expect(await refusal(readDocumentBare(bytes))).toEqual(expected)
  expect(performance.now() - began).toBeLessThan(PATIENCE)
})

const SLOW: [what: string, make: () => Uint8Array, text: RegExp][] = [
  [
    'a style upon a style, ten thousand times',
    () => {
      const styles = Array.from({ length: 10_000 }, (_, at) => style(`s${at}`, { basedOn: `s${at + 1}` }))
      return word({ styles, body: Array.from({ length: 10_000 }, (_, at) => p('x', { pStyle: `s${at}` })) })
    },
    /^x\nx/,
  ],
  [
    'numbers out of all range',
    () =>
      word({
        numbering: [
          abstractList(0, [
            { start: 2_000_000_000, format: 'lowerLetter' },
            { start: -5, format: 'upperRoman' },
          ]),
          list(1, 0, { 8: { start: 999_999_999 } }),
        ],
        body: [
          p('a', { numId: 1 }),
          p('b', { numId: 1, level: 1 }),
          p('c', { numId: '1e99', level: '-3' }),
          p('d', { numId: 1, level: 8 }),
        ],
      }),
    /^0\.\ta\n0\.\tb\nc\nd$/,
  ],
  [
    'a cell over a billion columns',
    () =>
      word({
        body: [
          table(2, [
            el(
              'w:tr',
              {},
              el('w:tc', {}, el('w:tcPr', {}, el('w:gridSpan', { 'w:val': 999_999_999 })), p('a')),
              el('w:tc', {}, p('b')),
            ),
          ]),
        ],
      }),
    /^a\t{64}b$/,
  ],
  [
    'fields that never end',
    () =>
      word({
        body: Array.from({ length: 3000 }, () =>
          p([field('REF x', t('a')).replace(/<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>/, '')]),
        ),
      }),
    /^a\na/,
  ],
  [
    'a run for each of 50,000 letters',
    () => word({ body: [p([many(50_000, (at) => t('x', { bold: at % 2 === 0 }))])] }),
    /^x{50000}$/,
  ],
  [
    'page breaks behind a million spaces',
    () =>
      withDocument(
        body(
          `<w:p><w:r><w:t>${times(' ', MEGABYTE)}</w:t>${times('<w:br w:type="page"/>', 200_000)}<w:t>x</w:t></w:r></w:p>`,
        ),
      ),
    /x$/,
  ],
  [
    '100,000 elements that a table puts before itself',
    () => page(`<table>${times('<b>x</b>', 100_000)}</table>`),
    /^x+$/,
  ],
  ['100,000 unclosed letters in bold', () => page(`<p>${times('<b>x</b><i>y</i>', 50_000)}`), /^(?:xy)+$/],
  [
    'a style sheet without end',
    () => page(`<style>${times('a,', 400_000)}${times('.x{', 100_000)}</style>x`),
    /^x$/,
  ],
  [
    '100,000 links that may be notes',
    () =>
      page(
        many(50_000, (at) => `<a href="#fn${at}">${at % 99}</a>`) + many(50_000, (at) => `<p id="fn${at}">n`),
      ),
    /^012/,
  ],
  [
    'rows that reach down for ever',
    () => page(`<table>${times('<tr><td rowspan=1000 colspan=1000>x<td>y', 2000)}</table>`),
    /x/,
  ],
  ['tags that never close', () => page(`x${times('<a ', 18_000)}${times('<!-', MEGABYTE / 4)}`), /^x/],
]

test.each(SLOW)('reads %s in time', { timeout: 2 * PATIENCE }, async (_, make, text) => {
  const bytes = make()
  const began = performance.now()
  expect((await readDocumentBare(bytes)).text).toMatch(text)
  expect(performance.now() - began).toBeLessThan(PATIENCE)
})
