import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isAppError } from '@/lib/errors'
import en from '@/lib/i18n/messages/en.json'
import { inspect } from '..'
import { clean } from '../clean'
import { Findings } from '../finding'
import { settleChanges } from '../cleaning/docx/changes'
import { bitmap, emf, jpeg2000, svg, wmf, xmlBox } from '../testing/drawings'
import { nativeFile, ole, propertySet } from '../testing/ole'
import { pictureSaying } from '../testing/pictures'
import { PLANTS } from '../testing/planted-in-word'
import { part, type PlantedPart, word } from '../testing/word'
import type { XmlElement } from '../xml/tree'
import { inspectInside } from './inside'
import known from './known-names.json'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const elements = Object.keys(known[W])
const attributes = [...new Set(Object.values(known[W]).flatMap((each) => each.split(' ')))].filter((each) =>
  /^(?:w|r|w14):\w+$/.test(each),
)

/** Inspects and cleans; what either refuses must be something that the screen has words for. */
async function survives(bytes: Uint8Array): Promise<void> {
  for (const read of [
    () => inspect(bytes, 'docx'),
    () => clean(bytes, 'docx', { changes: 'accept' }),
    () => clean(bytes, 'docx', { changes: 'reject' }),
  ]) {
    try {
      await read()
    } catch (error) {
      if (!isAppError(error)) throw error
      expect(Object.keys(en.errors)).toContain(error.reason)
    }
  }
}

const value = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '1',
    '-1',
    'on',
    'none',
    'auto',
    'FFFFFF',
    'pct50',
    'exact',
    'page',
    '99999999999999999999',
    'NaN',
    '1e9',
  ),
  fc.constantFrom(
    'r0',
    'r1',
    'r2',
    'Normal',
    'A',
    'B',
    'PAGE',
    'separate',
    'begin',
    'end',
    '../../a',
    'file:///C:/a',
  ),
  fc.stringMatching(/^[ -~]{0,20}$/),
)
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const { tree } = fc.letrec<{ tree: string; element: string; children: string }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.stringMatching(/^[ -~]{0,10}$/).map(escaped), tie('element')),
  element: fc
    .tuple(
      fc.oneof(fc.constantFrom('p', 'r', 't', 'tbl', 'tr', 'tc', 'pPr', 'rPr', 'tblPr', 'sdt', 'ins', 'del', 'fldChar', 'style', 'basedOn'), fc.constantFrom(...elements)),
      fc.uniqueArray(fc.tuple(fc.constantFrom(...attributes), value), { selector: ([name]) => name, maxLength: 4 }),
      tie('children'),
    )
    .map(([name, all, inside]) => `<w:${name}${all.map(([key, said]) => ` ${key}="${escaped(said)}"`).join('')}>${inside}</w:${name}>`),
  children: fc.array(tie('tree'), { maxLength: 4 }).map((all) => all.join('')),
})) // prettier-ignore

const HEADS: Uint8Array[] = [
  emf({ head: 'a', program: 'b', plus: 'c' }),
  wmf('a'),
  svg('<metadata>a</metadata>'),
  jpeg2000({ boxes: [xmlBox('a')], said: 'b' }),
  bitmap({ profile: 'C:\\a' }),
  ole({ '\x01Ole10Native': nativeFile('a', 'b'), '\x05SummaryInformation': propertySet({ 4: 'a' }) }, 1n),
  word({ body: 'a' }),
  pictureSaying('a'),
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  Buffer.from('GIF89a'),
  Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1'),
  Buffer.from('RIFF\0\0\0\0WEBPEXIF', 'latin1'),
  Buffer.from('\0\0\0\x18ftypheic', 'latin1'),
]
/** Bytes that begin as something and go on as anything, or have a few of them changed. */
const binary = fc
  .tuple(fc.constantFrom(...HEADS), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }), fc.uint8Array({ maxLength: 200 }))
  .map(([head, changes, tail]) => {
    const bytes = Buffer.concat([head, tail])
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte
    return new Uint8Array(bytes)
  }) // prettier-ignore

const TYPES = ['styles+xml', 'settings+xml', 'numbering+xml', 'header+xml', 'footnotes+xml', 'comments+xml', 'document.glossary+xml', 'fontTable+xml']
  .map((each) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${each}`) // prettier-ignore
const RELATIONS = [
  '',
  'image',
  'styles',
  'settings',
  'header',
  'footnotes',
  'package',
  'oleObject',
  'thumbnail',
  'aFChunk',
  'x',
]
const somePart: fc.Arbitrary<PlantedPart> = fc.oneof(
  fc.record({ relation: fc.constantFrom(...RELATIONS), type: fc.constantFrom(...TYPES), content: tree.map((inside) => part('a', inside)) }),
  fc.record({ relation: fc.constantFrom(...RELATIONS), type: fc.constantFrom('image/png', 'image/x-emf', 'image/svg+xml', 'application/octet-stream', ...TYPES), content: binary }),
) // prettier-ignore
const name = fc.constantFrom('word/a.xml', 'word/b.bin', 'word/media/c.png', 'word/header1.xml', 'customXml/item1.xml', 'docProps/core.xml', 'word/styles.xml', '../d.xml', 'word/_rels/document.xml.rels') // prettier-ignore

describe('a document made to harm whoever reads it', { timeout: 60_000 }, () => {
  test('of any parts and marks is read, or refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(tree, { maxLength: 6 }),
        fc.array(fc.tuple(name, somePart), { maxLength: 4 }),
        async (body, parts) => survives(word({ body: body.join(''), parts: Object.fromEntries(parts) })),
      ),
      { numRuns: 50 },
    )
  })

  test('of parts with some bytes changed is, too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PLANTS),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (plant, changes) => {
          const parts = unzipSync(word(plant.with('a', pictureSaying)))
          const names = Object.keys(parts)
          for (const [which, at, byte] of changes) {
            const bytes = parts[names[which % names.length]!]!
            bytes[at % bytes.length] = byte
          }
          await survives(zipSync(parts))
        },
      ),
      { numRuns: 50 },
    )
  })

  test('of which the container itself has bytes changed is, too', async () => {
    const whole = word({ body: 'a', core: '<dc:title>b</dc:title>' })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = new Uint8Array(whole)
          for (const [at, byte] of changes) bytes[at] = byte
          await survives(bytes)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('that unpacks without end inside of what it holds is bounded by one measure for all of it', () => {
    const bomb = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'docProps/app.xml': new Uint8Array(1_000_000),
    })
    const [findings, budget, start] = [new Findings(), { left: 2_500_000 }, Date.now()]
    for (const name of ['a', 'b', 'c', 'd'])
      inspectInside(bomb, name, { findings, kind: 'embeddedFile', inside: { budget, inspectDocument: null } })
    const unread = findings.inspection('docx', []).findings.filter(({ kind }) => kind === 'unreadable')
    expect(unread.map((each) => each.part)).toEqual(['c', 'd'])
    expect(budget.left).toBeGreaterThanOrEqual(0)
    // A million wrong signs are no million mistakes.
    expect(Date.now() - start).toBeLessThan(10_000)
  })

  test('of styles based on one another, and parts that lead to one another, ends', async () => {
    const styles = Array.from(
      { length: 1_000 },
      (_, at) =>
        `<w:style w:type="paragraph" w:styleId="S${at}"><w:basedOn w:val="S${(at + 1) % 1_000}"/></w:style>`,
    ).join('')
    const relations = Array.from({ length: 5_000 }, (_, at): [string, string, string] => [
      `x${at}`,
      'image',
      `media/${at}.png`,
    ])
    const body = Array.from(
      { length: 1_000 },
      (_, at) => `<w:p><w:pPr><w:pStyle w:val="S${at}"/></w:pPr></w:p>`,
    ).join('')
    const start = Date.now()
    await survives(word({ styles, relations, body }))
    expect(Date.now() - start).toBeLessThan(15_000)
  })

  test('of very many words in one change has it settled', () => {
    const element = (name: string, children: XmlElement[]): XmlElement => ({
      name,
      raw: name,
      uri: '',
      attributes: [],
      children,
    })
    const many = Array.from({ length: 300_000 }, () => element('w:r', []))
    const paragraph = element('w:p', [element('w:ins', many)])
    settleChanges(paragraph, 'accept')
    expect(paragraph.children).toHaveLength(many.length)
  })

  test('of changes in changes takes no longer than its length', async () => {
    const deep =
      '<w:ins w:id="1" w:author="a">'.repeat(700) +
      '<w:r><w:t>x</w:t></w:r>'.repeat(5_000) +
      '</w:ins>'.repeat(700)
    const start = Date.now()
    await survives(word({ body: `<w:p>${deep}</w:p>` }))
    expect(Date.now() - start).toBeLessThan(10_000)
  })
})
