import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { inspect } from '..'
import { pictureSaying } from '../testing/pictures'
import { PLANTS } from '../testing/planted-in-word'
import { SEEN, SEEN_BESIDE_HIDDEN, SEEN_BY_SOME } from '../testing/planted-unseen'
import { drawing, field, p, run, word } from '../testing/word'

const kindsIn = async (bytes: Uint8Array) => (await inspect(bytes, 'docx')).findings.map(({ kind }) => kind)

describe('a Word document', { timeout: 20_000 }, () => {
  test('of nothing but text carries nothing', async () => {
    const { findings, needed, checked } = await inspect(word(), 'docx')
    expect({ findings, needed }).toEqual({ findings: [], needed: [] })
    expect(checked.length).toBeGreaterThan(30)
  })

  test('may look as it likes where one sees it', async () => {
    const shaded = '<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
    const body = [
      p(run('x', '<w:vanish w:val="0"/>')),
      `${shaded}${p(run('white on blue', '<w:color w:val="FFFFFF"/>'))}</w:tc></w:tr></w:tbl>`,
      p(run('white', '<w:color w:val="FFFFFF"/>'), '<w:shd w:val="clear" w:fill="333333"/>'),
      p(run('marked', '<w:color w:val="FFFFFF"/><w:highlight w:val="red"/>')),
      p(run('می\u200cخواهم', '<w:sz w:val="12"/>')),
      p(
        field('PAGE', '3') +
          field('TOC \\o "1-3"', 'x') +
          field('HYPERLINK "https://example.org/a?b=c"', 'x'),
      ),
      p(drawing('r2', { descr: 'Three women in front of a shelter' })),
      `<w:p><w:hyperlink r:id="h">${run('x')}</w:hyperlink></w:p>`,
    ].join('')
    const bytes = word({
      body,
      core: '<dc:title>Title</dc:title><dc:language>en</dc:language><dc:creator></dc:creator>',
      relations: [['h', 'hyperlink', 'https://example.org/', true]],
      parts: { 'word/media/a.jpg': { relation: 'image', type: 'image/jpeg', content: pictureSaying('') } },
    })
    const { findings, needed } = await inspect(bytes, 'docx')
    expect(findings).toEqual([])
    expect(needed.map(({ kind }) => kind)).toEqual(['title', 'language'])
  })

  test.each(SEEN)('with words %s hides nothing', async (_, make) => {
    const { findings } = await inspect(word(make('Seen words')), 'docx')
    expect(findings).toEqual([])
  })

  test.each(SEEN_BESIDE_HIDDEN)('with words %s does not call these hidden', async (_, make) => {
    const { findings } = await inspect(word(make('Seen words')), 'docx')
    expect(findings.filter(({ value }) => value.includes('Seen words'))).toEqual([])
  })

  test.each(SEEN_BY_SOME)('with words %s says so', async (_, make) => {
    const { findings } = await inspect(word(make('Seen words')), 'docx')
    expect(findings).toMatchObject([{ kind: 'hiddenText', value: 'Seen words' }])
  })

  test.each(PLANTS.map((plant) => [plant.what, plant] as const))('with %s says so', async (_, plant) => {
    const { findings, checked } = await inspect(word(plant.with('Marker77', pictureSaying)), 'docx')
    const own = findings.filter(({ kind }) => kind === plant.kind)
    expect(own.map(({ value }) => value).join('\n')).toContain(plant.says ?? 'Marker77')
    expect(own.length).toBeGreaterThan(0)
    expect(checked).toContain(plant.kind)
  })

  test('is tried with something of every kind that is looked for', async () => {
    const { checked } = await inspect(word(), 'docx')
    // Places stand in pictures, odd bytes in the container, and what is unreadable is tried below.
    const elsewhere = ['imagePlace', 'hiddenBytes', 'unreadable']
    expect([...new Set([...PLANTS.map(({ kind }) => kind), ...elsewhere])].sort()).toEqual(
      [...checked].sort(),
    )
  })

  test('with several of them at once has each found', async () => {
    const simple = PLANTS.filter(({ with: make, says }) => {
      const { body, ...others } = make('x', pictureSaying)
      return body !== undefined && Object.keys(others).length === 0 && says === undefined
    })
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(simple, { minLength: 1, maxLength: 8 }),
        fc.array(fc.stringMatching(/^[A-Z][a-z]{6,12}\d{3}$/), { minLength: 8, maxLength: 8 }),
        async (plants, markers) => {
          const bodies = plants.map((plant, at) => plant.with(`${markers[at]!}q${at}`, pictureSaying).body!)
          const { findings } = await inspect(word({ body: bodies.join('') }), 'docx')
          for (const [at, { kind }] of plants.entries()) {
            const marker = `${markers[at]!}q${at}`
            expect(findings.some((each) => each.kind === kind && each.value.includes(marker))).toBe(true)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  test('tells how often, and not all of thousands', async () => {
    const many = Array.from({ length: 300 }, (_, at) => p(changedBy(`Author ${at % 60}`))).join('')
    const { findings } = await inspect(word({ body: many }), 'docx')
    const people = findings.filter(({ kind }) => kind === 'person')
    expect(people).toHaveLength(41)
    expect(people.reduce((sum, { count }) => sum + count, 0)).toBe(300)
    expect(people.at(-1)).toMatchObject({ value: '…', count: 100 })
  })

  test('with bytes before, between and behind its entries says so', async () => {
    const bytes = word()
    for (const odd of [
      [Buffer.from('BEFORE'), bytes],
      [bytes, Buffer.from('BEHIND')],
    ])
      expect(await kindsIn(Buffer.concat(odd))).toEqual(['hiddenBytes'])
  })
})

const changedBy = (author: string) => `<w:ins w:id="1" w:author="${author}"><w:r><w:t>x</w:t></w:r></w:ins>`

describe('what is no Word document', { timeout: 20_000 }, () => {
  const reasonOf = (bytes: Uint8Array) =>
    inspect(bytes, 'docx').then(
      () => 'read',
      (error: unknown) => (error as { reason?: string }).reason ?? String(error),
    )

  test.each([
    ['nothing', new Uint8Array(), 'inspectDamaged'],
    ['text', Buffer.from('Dear Sir'), 'inspectDamaged'],
    ['one that is cut off', word().subarray(0, 900), 'inspectDamaged'],
    ['a ZIP of something else', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'inspectDamaged'],
    ['more than is read', new Uint8Array(50_000_001), 'inspectTooComplex'],
    [
      'one that unpacks without end',
      word({ parts: { 'word/a.bin': { relation: '', type: 'x', content: new Uint8Array(260_000_000) } } }),
      'inspectTooComplex',
    ],
    [
      'one nested without end',
      word({ body: '<w:sdt>'.repeat(3000) + '</w:sdt>'.repeat(3000) }),
      'inspectTooComplex',
    ],
  ])('%s', async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason)
  })

  test('parts that are no XML are named as unreadable', async () => {
    const broken = { relation: 'settings', type: 'application/xml', content: '<w:a><b></w:a>' }
    const entity = { ...broken, content: '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>' }
    for (const content of [broken, entity]) {
      const { findings } = await inspect(word({ parts: { 'word/x.xml': content } }), 'docx')
      expect(findings).toContainEqual({ kind: 'unreadable', part: 'word/x.xml', value: '', count: 1 })
    }
  })
})
