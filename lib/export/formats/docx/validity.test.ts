import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { anyDocument } from '@/lib/testing/any-document'
import { PIXEL } from '@/lib/testing/images'
import { largeReport } from '@/lib/testing/large-report'
import { reportFacts, richReport } from '@/lib/testing/report-content'
import { compile } from '../../compile'
import { exportWording } from '../../wording'
import { renderDocx } from './render'
import { faultsOf } from './testing/faults-of'

const wording = exportWording()
const images = { 'i-1': { bytes: new Uint8Array(PIXEL), mime: 'image/png', width: 1, height: 1 } }

test('no document makes a file that is wrong', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument(), fc.constantFrom('en', 'ar', 'zh'), async (text, language) => {
      const sections = [{ title: 'Section', questions: [{ id: 'q-1', label: '3 (a)', slug: '3-a', text }] }]
      const tree = compile({ report: reportFacts({ language }), chapters: [], sections, images }, wording)
      expect(faultsOf(await renderDocx(tree))).toEqual([])
    }),
    { numRuns: 12 },
  )
})

test(
  'nor does a report with everything, nor one with several tables, pictures and notes',
  { timeout: 60_000 },
  async () => {
    expect(faultsOf(await renderDocx(compile(richReport(), wording)))).toEqual([])
    const several = largeReport({ words: 900, questions: 3, sections: 2, notes: 12, tables: 9, figures: 2 })
    expect(faultsOf(await renderDocx(compile(several, wording)))).toEqual([])
  },
)

describe('what is wrong is found', () => {
  let parts: Record<string, Uint8Array>
  beforeAll(async () => {
    parts = unzipSync(await renderDocx(compile(richReport(), wording)))
  })

  test.each([
    [
      'an order',
      'word/document.xml',
      /(<w:pStyle [^>]*>)(<w:bidi\/>|<w:keepNext\/>)/,
      '$2$1',
      /stands after/,
    ],
    [
      'an id',
      'word/document.xml',
      /<w:footnoteReference w:id="1"\/>/,
      '<w:footnoteReference w:id="9"/>',
      /footnote/,
    ],
    ['a bookmark', 'word/document.xml', /<w:bookmarkEnd [^>]*>/, '', /does not end/],
    ['a style', 'word/document.xml', /w:val="QuoteSource"/, 'w:val="Quoted"', /no style Quoted/],
    ['a field', 'word/document.xml', /<w:fldChar w:fldCharType="end"\/>/, '', /field/],
    ['a table', 'word/document.xml', /<w:gridCol [^>]*>/, '', /columns/],
    ['a numbering', 'word/numbering.xml', /(?<=<w:num [^>]*w:numId=")/g, '9', /has no level/],
    [
      'a relationship',
      'word/_rels/document.xml.rels',
      /Target="footnotes.xml"/,
      'Target="notes.xml"',
      /not there/,
    ],
    ['a link', 'word/_rels/document.xml.rels', /Id="rIdLink1"/, 'Id="rIdLink9"', /leads nowhere/],
    [
      'a type',
      '[Content_Types].xml',
      /word\/styles.xml/,
      'word/gone.xml',
      /word\/gone.xml, which is not there/,
    ],
    ['XML', 'word/styles.xml', /<\/w:styles>/, '', /is no XML/],
  ])('%s', (_, name, from, to, fault) => {
    const changed = strFromU8(parts[name]!).replace(from, to)
    expect(changed).not.toBe(strFromU8(parts[name]!))
    const faults = faultsOf(zipSync({ ...parts, [name]: strToU8(changed) }))
    expect(faults.join('\n')).toMatch(fault)
  })
})
