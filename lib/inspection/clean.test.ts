import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { compile } from '@/lib/export/compile'
import { renderDocx } from '@/lib/export/formats/docx/render'
import { faultsOf } from '@/lib/export/formats/docx/testing/faults-of'
import { renderPdf } from '@/lib/export/formats/pdf/render'
import { exportWording } from '@/lib/export/wording'
import { richReport } from '@/lib/testing/report-content'
import { inspect } from '.'
import { type ChangesDecision, clean } from './clean'
import { pdf } from './testing/pdf'
import { PDF_PLANTS } from './testing/planted-in-pdf'
import { pictureSaying } from './testing/pictures'
import { PLANTS } from './testing/planted-in-word'
import { SEEN, SEEN_BESIDE_HIDDEN, SEEN_BY_SOME } from './testing/planted-unseen'
import { changed, drawing, field, p, run, word } from './testing/word'

const MARKER = 'Marker77'

/** Every part of a package as text, and the package's own bytes; UTF-16 is looked through as well. */
function everythingIn(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).map(
    ([name, part]) =>
      name +
      strFromU8(part, true) +
      strFromU8(
        part.filter((byte) => byte !== 0),
        true,
      ),
  )
  return [strFromU8(bytes, true), ...parts].join('\n')
}

const document = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!)
/** Paragraph by paragraph what is seen. */
const textOf = (bytes: Uint8Array) =>
  document(bytes)
    .split('</w:p>')
    .map((each) => [...each.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .filter((each) => each !== '')
const cleaned = async (bytes: Uint8Array, changes: ChangesDecision = 'accept') =>
  (await clean(bytes, 'docx', { changes })).bytes

describe('a cleaned Word document', { timeout: 20_000 }, () => {
  test.each(PLANTS.map((plant) => [plant.what, plant] as const))('is without %s', async (_, plant) => {
    const before = word(plant.with(MARKER, pictureSaying))
    const changes = plant.kind === 'insertion' ? 'reject' : 'accept'
    const { bytes, left } = await clean(before, 'docx', { changes })
    expect(left.findings).toEqual([])
    expect(everythingIn(bytes)).not.toContain(MARKER)
    expect(textOf(bytes)).toEqual(expect.arrayContaining(['Before.', 'After.']))
  })

  test.each([...SEEN, ...SEEN_BESIDE_HIDDEN, ...SEEN_BY_SOME])('keeps words %s', async (_, make) => {
    expect(everythingIn(await cleaned(word(make('Seen words'))))).toContain('Seen words')
  })

  test('is without any of many', async () => {
    const inBodies = PLANTS.filter(
      ({ with: make, kind }) =>
        Object.keys(make('x', pictureSaying)).join() === 'body' && kind !== 'insertion',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(inBodies, { minLength: 1 }),
        fc.stringMatching(/^[A-Z][a-z]{8}\d{4}$/),
        async (plants, marker) => {
          const body = plants.map((plant) => plant.with(marker, pictureSaying).body! + p('between')).join('')
          const { bytes, left } = await clean(
            word({ body, core: `<dc:creator>${marker}</dc:creator>` }),
            'docx',
            { changes: 'accept' },
          )
          expect(left.findings).toEqual([])
          expect(everythingIn(bytes)).not.toContain(marker)
          expect(textOf(bytes).filter((each) => each === 'between')).toHaveLength(plants.length)
        },
      ),
      { numRuns: 15 },
    )
  })

  test('says the same on its pages, with title, language, links, notes and pictures', async () => {
    const body = [
      p(run('One ', '<w:b/>') + run('two') + field('PAGE', '3')),
      `<w:p><w:hyperlink r:id="h">${run('link')}</w:hyperlink></w:p>`,
      p(field('ADDIN ZOTERO_ITEM {}', '(Author 2024)')),
      `<w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>${p('in a control')}</w:sdtContent></w:sdt>`,
      p(`${run('under a ')}<w:smartTag w:uri="u" w:element="e">${run('tag')}</w:smartTag>`),
      p(drawing('r2', { descr: 'A shelter' })),
    ].join('')
    const before = word({
      body,
      core: '<dc:title>Title &amp; more</dc:title><dc:language>fr</dc:language>',
      relations: [['h', 'hyperlink', 'https://example.org/?a=1&amp;b=2', true]],
      parts: { 'word/media/x.jpg': { relation: 'image', type: 'image/jpeg', content: pictureSaying('x') } },
    })
    const after = await cleaned(before)
    expect(textOf(after)).toEqual([
      'Before.',
      'One two3',
      'link',
      '(Author 2024)',
      'in a control',
      'under a tag',
      'After.',
    ])
    const parts = unzipSync(after)
    expect(strFromU8(parts['docProps/core.xml']!)).toContain(
      '<dc:title>Title &amp; more</dc:title><dc:language>fr</dc:language>',
    )
    expect(strFromU8(parts['word/_rels/document.xml.rels']!)).toContain(
      'Target="https://example.org/?a=1&amp;b=2"',
    )
    expect(Object.keys(parts)).toContain('word/media/image1.jpeg')
    expect(document(after)).toContain('descr="A shelter"')
    // The same again: nothing is left to take away, and no time or chance is in it.
    expect(Buffer.from(await cleaned(before)).equals(Buffer.from(after))).toBe(true)
    expect(textOf(await cleaned(after))).toEqual(textOf(after))
  })

  const mark = (change: string) => `<w:rPr><w:${change} w:id="1" w:author="A"/></w:rPr>`
  const deleted = (text: string) => changed('del', `<w:r><w:delText>${text}</w:delText></w:r>`)
  const row = (text: string, change: string) =>
    `<w:tr><w:trPr><w:${change} w:id="1" w:author="A"/></w:trPr><w:tc>${p(text)}</w:tc></w:tr>`
  const table = (rows: string) => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${rows}</w:tbl>`
  test.each<[string, string, accepted: string[], rejected: string[]]>([
    ['words', p(run('a') + changed('ins', run('b')) + deleted('c')), ['ab'], ['ac']],
    ['moved words', p(changed('moveFrom', run('a'))) + p(changed('moveTo', run('b'))), ['b'], ['a']],
    ['a new end of a paragraph', p(run('a'), mark('ins')) + p('b'), ['a', 'b'], ['ab']],
    ['an end that was taken away', p(run('a'), mark('del')) + p('b'), ['ab'], ['a', 'b']],
    [
      'ends that were taken away',
      p(run('a'), mark('del')) + p(run('b'), mark('del')) + p('c'),
      ['abc'],
      ['a', 'b', 'c'],
    ],
    ['a new row', table(row('a', 'ins') + `<w:tr><w:tc>${p('b')}</w:tc></w:tr>`), ['a', 'b'], ['b']],
    [
      'a row that was taken away',
      table(row('a', 'del') + `<w:tr><w:tc>${p('b')}</w:tc></w:tr>`),
      ['b'],
      ['a', 'b'],
    ],
  ])('has %s settled either way', async (_, body, accepted, rejected) => {
    expect(textOf(await cleaned(word({ body })))).toEqual(['Before.', ...accepted, 'After.'])
    expect(textOf(await cleaned(word({ body }), 'reject'))).toEqual(['Before.', ...rejected, 'After.'])
  })

  test('is as whole as it was', async () => {
    const wording = exportWording()
    const before = await renderDocx(compile(richReport(), wording))
    expect(faultsOf(before)).toEqual([])
    const after = await cleaned(before)
    expect(faultsOf(after)).toEqual([])
    expect(textOf(after)).toEqual(textOf(before))
  })

  test('offers no choice that nobody understands any more', async () => {
    const choice = (uri: string) =>
      `<mc:AlternateContent><mc:Choice xmlns:q="${uri}" Requires="q">${run('choice')}</mc:Choice><mc:Fallback>${run('fallback')}</mc:Fallback></mc:AlternateContent>`
    const body =
      p(choice('urn:q')) + p(choice('http://schemas.microsoft.com/office/word/2010/wordprocessingShape'))
    expect(textOf(await cleaned(word({ body })))).toEqual(['Before.', 'fallback', 'choice', 'After.'])
  })

  test('looks as before a change of formatting that is rejected', async () => {
    const change = '<w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    const body = p(run('a', change))
    expect(document(await cleaned(word({ body })))).toContain('<w:rPr><w:b/></w:rPr>')
    expect(document(await cleaned(word({ body }), 'reject'))).toContain('<w:rPr><w:i/></w:rPr>')
  })
})

/** A file's bytes with every packed stream unpacked behind them. */
function unpacked(bytes: Uint8Array): string {
  const text = strFromU8(bytes, true)
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: begin }) => {
    try {
      return inflateSync(bytes.subarray(index + begin.length), { finishFlush: 2 }).toString('latin1')
    } catch {
      return ''
    }
  })
  return [text, ...streams].join('\n')
}

describe('a cleaned PDF', { timeout: 30_000 }, () => {
  test.each(PDF_PLANTS.map((plant) => [plant.what, plant] as const))('is without %s', async (_, plant) => {
    const { bytes, left } = await clean(await plant.with(MARKER), 'pdf', { changes: 'accept' })
    if (plant.stays) {
      expect(left.findings.map(({ kind, value }) => [kind, value])).toEqual([[plant.kind, MARKER]])
      return
    }
    expect(left.findings).toEqual([])
    if (plant.kind !== 'formValue') expect(unpacked(bytes)).not.toContain(MARKER)
  })

  test('keeps its tags, outline, language, title and links, and what it claims to be', async () => {
    const wording = exportWording()
    const before = await renderPdf(compile(richReport(), wording))
    const { bytes, left } = await clean(before, 'pdf', { changes: 'accept' })
    expect(left.findings).toEqual([])
    expect(left.needed.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['en', 'Title: Shelters without doors', 'part: 1']),
    )
    const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0
    for (const what of [/\/StructElem\b/g, /\/Subtype ?\/Link\b/g, /\/Outlines\b/g]) {
      expect(count(unpacked(bytes), what), String(what)).toBe(count(unpacked(before), what))
      expect(count(unpacked(bytes), what)).toBeGreaterThan(0)
    }
  })

  test.each(['cedaw-en-worded-tagged', 'crpd-ar-worded'])(
    'of another program, %s, has nothing left',
    async (name) => {
      const url = new URL(`../parsing/fixtures/documents/${name}.pdf`, import.meta.url)
      const { left } = await clean(new Uint8Array(readFileSync(url)), 'pdf', { changes: 'accept' })
      expect(left.findings).toEqual([])
    },
  )

  test('is the same each time', async () => {
    const before = await pdf((each) => each.setAuthor('A'))
    const [one, other] = [
      await clean(before, 'pdf', { changes: 'accept' }),
      await clean(before, 'pdf', { changes: 'accept' }),
    ]
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
    expect((await inspect(one.bytes, 'pdf')).findings).toEqual([])
  })
})
