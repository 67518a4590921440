import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { inspect } from '..'
import { odt, type PlantedOdt } from '../testing/odt'
import { pictureSaying } from '../testing/pictures'
import { ODT_PLANTS } from '../testing/planted-in-odt'

const MARKER = 'Marker77'
const WHITE = '<text:p><text:span text:style-name="W">white</text:span></text:p>'
const style = (family: string, name: string, properties: string) =>
  `<style:style style:name="${name}" style:family="${family}">${properties}</style:style>`

describe('an OpenDocument text', () => {
  test('of nothing but text carries nothing', async () => {
    const { findings, needed, checked } = await inspect(odt(), 'odt')
    expect(findings).toEqual([])
    expect(needed.map(({ kind }) => kind)).toEqual(['title'])
    expect(checked.length).toBeGreaterThan(30)
  })

  test('may look as it likes where one sees it', async () => {
    const white = '<text:span text:style-name="W">white</text:span>'
    const bytes = odt({
      automatic: [
        style('text', 'W', '<style:text-properties fo:color="#ffffff"/>'),
        style('text', 'S', '<style:text-properties text:display="true" fo:font-size="6pt"/>'),
        style('paragraph', 'D', '<style:paragraph-properties fo:background-color="#1f3864"/>'),
        style('table-cell', 'C', '<style:table-cell-properties fo:background-color="#000000"/>'),
        style('graphic', 'B', '<style:graphic-properties draw:fill="solid" draw:fill-color="#003366"/>'),
      ].join(''),
      body: [
        `<text:p text:style-name="D">${white}</text:p>`,
        `<table:table><table:table-row><table:table-cell table:style-name="C"><text:p>${white}</text:p></table:table-cell></table:table-row></table:table>`,
        `<text:p><draw:frame draw:style-name="B"><draw:text-box><text:p>${white}</text:p></draw:text-box></draw:frame></text:p>`,
        `<text:p><draw:frame><draw:text-box><text:p>${white}</text:p></draw:text-box></draw:frame></text:p>`,
        '<text:p><text:span text:style-name="S">small</text:span> می\u200cخواهم</text:p>',
        '<text:list><text:list-item><text:number>12.</text:number><text:p>item</text:p></text:list-item></text:list>',
        '<text:p>x<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>',
        '<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title></text:index-body></text:table-of-content>',
        '<text:p><text:a xlink:href="https://example.org/">link</text:a><text:a xlink:href="#Part1">link</text:a></text:p>',
        '<text:section text:name="s"><text:p>section</text:p></text:section>',
      ].join(''),
      settings:
        '<config:config-item config:name="ViewTop" config:type="long">0</config:config-item><config:config-item config:name="PrinterName" config:type="string"/>',
      meta: '<dc:language>en</dc:language><dc:creator></dc:creator><meta:document-statistic meta:page-count="1"/>',
      rdf: '<rdf:Description rdf:about="styles.xml"><rdf:type rdf:resource="http://docs.oasis-open.org/ns/office/1.2/meta/odf#StylesFile"/></rdf:Description>',
      files: { 'Configurations2/accelerator/current.xml': new Uint8Array() },
    })
    const { findings, needed } = await inspect(bytes, 'odt')
    expect(findings).toEqual([])
    expect(needed.map(({ kind }) => kind)).toEqual(['title', 'language'])
  })

  test.each([
    ['on a section', { automatic: style('section', 'S', '<style:section-properties fo:background-color="#000080"/>'), body: `<text:section text:style-name="S" text:name="s">${WHITE}</text:section>` }],
    ['on a shape', { body: `<text:p><draw:custom-shape>${WHITE}</draw:custom-shape></text:p>` }],
    ['on a page', { styles: '</office:styles><office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:background-color="#000080"/></style:page-layout></office:automatic-styles><office:styles>', body: WHITE }],
    ['over a picture behind the text', { automatic: style('graphic', 'B', '<style:graphic-properties style:run-through="background"/>'), body: `<text:p><draw:frame draw:style-name="B"><draw:text-box/></draw:frame></text:p>${WHITE}` }],
  ])('with white words %s hides nothing', async (_, { automatic = '', ...more }: PlantedOdt) => {
    const white = style('text', 'W', '<style:text-properties fo:color="#ffffff"/>')
    const { findings } = await inspect(odt({ ...more, automatic: white + automatic }), 'odt')
    expect(findings).toEqual([])
  }) // prettier-ignore

  test.each(ODT_PLANTS.map((plant) => [plant.what, plant] as const))('with %s says so', async (_, plant) => {
    const { findings, checked } = await inspect(odt(plant.with(MARKER, pictureSaying)), 'odt')
    const own = findings.filter(({ kind }) => kind === plant.kind)
    expect(own.length).toBeGreaterThan(0)
    expect(own.map(({ part, value }) => `${part} ${value}`).join('\n')).toContain(plant.says ?? MARKER)
    expect(checked).toContain(plant.kind)
  })

  test('has each of several found', async () => {
    const simple = ODT_PLANTS.filter(({ with: make, says }) => {
      const { body, ...others } = make('x', pictureSaying)
      return body !== undefined && Object.keys(others).length === 0 && says === undefined
    })
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(simple, { minLength: 1, maxLength: 8 }), async (plants) => {
        const bodies = plants.map((plant, at) => plant.with(`${MARKER}q${at}`, pictureSaying).body!)
        const { findings } = await inspect(odt({ body: bodies.join('') }), 'odt')
        for (const [at, { kind }] of plants.entries())
          expect(findings.some((each) => each.kind === kind && each.value.includes(`${MARKER}q${at}`))).toBe(
            true,
          )
      }),
      { numRuns: 25 },
    )
  })

  test.each(['text:deletion', 'office:annotation', 'text:index-title', 'office:binary-data', 'form:text'])(
    'of %s in one another without end is read in bearable time',
    { timeout: 20_000 },
    async (name) => {
      const body = `${`<${name}>`.repeat(900)}<text:p>${'abc '.repeat(500_000)}</text:p>${`</${name}>`.repeat(900)}`
      const started = performance.now()
      await inspect(odt({ body }), 'odt')
      expect(performance.now() - started).toBeLessThan(10_000)
    },
  )

  test('that is protected says so', async () => {
    const parts = unzipSync(odt())
    const manifest = strFromU8(parts['META-INF/manifest.xml']!)
    const entry = '<manifest:encryption-data/></manifest:manifest>'
    parts['META-INF/manifest.xml'] = strToU8(manifest.replace('</manifest:manifest>', entry))
    parts['content.xml'] = strToU8('what nobody reads')
    await expect(inspect(zipSync(parts), 'odt')).rejects.toMatchObject({ reason: 'inspectEncrypted' })
  })
})
