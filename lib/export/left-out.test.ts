import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { reportFacts } from '@/lib/testing/report-content'
import { doc, p, ref, secret, secretNode, table, td, tr, withAttrs } from '@/lib/testing/richtext'
import type { ReportContent } from './content'
import { refuseTelling } from './left-out'
import { DEFAULT_COMPILATION } from './settings'
import { exportWording } from './wording'

const wording = exportWording()
const anchored = (node: DocumentNode, anchor: string) => withAttrs(node, { anchor })
const towns = anchored(withAttrs(table(tr(td('North'))), { caption: 'Towns' }), 'anchor-table')
const said = anchored(p(secret('Anna told us.')), 'anchor-para')

function reportOf(publicity: 'public' | 'confidential' | null, ...texts: DocumentNode[]): ReportContent {
  const questions = texts.map((text, index) => ({
    ...{
      id: `q-${index}`,
      label: `${index + 1} (a)`,
      slug: `${index + 1}-a`,
      draftId: `draft-${index}`,
      text,
    },
  }))
  const settings = { ...DEFAULT_COMPILATION, isNumbered: true }
  return { report: reportFacts({ publicity }), chapters: [], sections: [{ title: 'A', questions }], settings }
}

const refusal = (...given: Parameters<typeof reportOf>) => {
  try {
    return refuseTelling(reportOf(...given), wording)
  } catch (error) {
    return error
  }
}

test('a public text that refers to what is confidential is refused, with the first place and how many there are', () => {
  const hidden = doc(p('Open.'), secretNode(towns), said)
  const referring = doc(
    p('Nothing here.'),
    p('We counted the towns, see ', ref('table:anchor-table', 'table 1'), '.'),
    p('As ', ref('paragraph:anchor-para', 'paragraph 3')),
  )
  expect(refusal('public', hidden, referring)).toMatchObject({
    reason: 'exportTellsOfLeftOut',
    values: {
      place: 'Paragraph 2 (a) of the list of issues',
      draftId: 'draft-1',
      words: 'We counted the towns, see .',
      more: 1,
    },
  })
  expect(refusal(null, hidden, referring)).toBeInstanceOf(Error)
  expect(refusal('confidential', hidden, referring)).toBeUndefined()
  expect(() => refuseTelling(reportOf('confidential', hidden, referring), wording, 'public')).toThrow()
})

test('a reference that is confidential itself, or leads to what is public or gone, is not', () => {
  const hidden = doc(p('Open.'), secretNode(towns), anchored(p('Said.'), 'anchor-para'))
  const referring = doc(
    p('Words.', secretNode(ref('table:anchor-table', 'table 1'))),
    p(secret('Secret words '), ref('table:anchor-table', 'table 1'), ' and more.'),
    p(
      'See ',
      ref('paragraph:anchor-para', 'paragraph 3'),
      ref('table:anchor-gone', 'x'),
      ref('annex:claims', 'x'),
    ),
  )
  expect(refusal('public', hidden, referring)).toBeUndefined()
})

test('an annex that has nothing but what is confidential is not referred to either', () => {
  const hidden = doc(p('Open.'), secretNode(withAttrs(towns, { standsIn: 'annex' })))
  const referring = doc(p('See ', ref('annex:tables', 'annex 1'), '.'))
  expect(refusal('public', hidden, referring)).toMatchObject({ values: { words: 'See .', more: 0 } })
  const both = doc(...hidden.content!, withAttrs(table(tr(td('South'))), { caption: 'B', standsIn: 'annex' }))
  expect(refusal('public', both, referring)).toBeUndefined()
})
