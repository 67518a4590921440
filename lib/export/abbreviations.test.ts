import { expect, test } from 'vitest'
import { doc, li, note, p, table, td, tr, ul, withAttrs } from '@/lib/testing/richtext'
import { findAbbreviations, linesOf, usedAbbreviations } from './abbreviations'

const found = (...lines: string[]) => findAbbreviations(lines).map(({ short, long }) => [short, long])

test.each<[string, unknown[]]>([
  [
    'The Convention on the Elimination of All Forms of Discrimination against Women (CEDAW) binds.',
    [['CEDAW', 'Convention on the Elimination of All Forms of Discrimination against Women']],
  ],
  ['Nine non-governmental organisations (NGOs) wrote.', [['NGO', 'non-governmental organisations']]],
  ['The Convention on the Rights of the Child (CRC)', [['CRC', 'Convention on the Rights of the Child']]],
  ['gender-based violence (GBV), and more GBV', [['GBV', 'gender-based violence']]],
  ['the Council of Europe (CoE)', [['CoE', 'Council of Europe']]],
  ['кризисные центры и НПО', [['НПО', null]]],
  ['Организация Объединённых Наций (ООН)', [['ООН', 'Организация Объединённых Наций']]],
  [
    'the UN, UNICEF and WHO',
    [
      ['UN', null],
      ['UNICEF', null],
      ['WHO', null],
    ],
  ],
  ['Chapter IV and part XII of A/HRC/50, by McDonald and Al-Farabi (see annex)', []],
  ['VIOLENCE AGAINST WOMEN IN NINE REGIONS', []],
  ['in 2024 (12%)', []],
])('%s', (line, expected) => {
  expect(found(line)).toEqual(expected)
})

test('the text’s own explanation is taken from wherever it stands, and uses are counted', () => {
  expect(findAbbreviations(['NGOs wrote.', 'A non-governmental organisation (NGO) is none.', 'NGO'])).toEqual(
    [{ short: 'NGO', long: 'non-governmental organisation', count: 3 }],
  )
})

test('only what is used is listed, in the order of the alphabet', () => {
  const listed = ['WHO', 'UN', 'CRC', 'NGO', 'GBV'].map((short) => ({ short, long: short.toLowerCase() }))
  const lines = ['The WHO’s and NGOs’ staff (UN/CRC).', 'GBVX']
  const odd = ['R&D', 'A.B', 'N/A', 'O’N', 'X-Y'].map((short) => ({ short, long: short }))
  expect(usedAbbreviations(odd, ['R&D and A.B, N/A, O’N, X-Y'])).toHaveLength(5)
  expect(usedAbbreviations(odd, ['RD and AxB'])).toEqual([])
  expect(usedAbbreviations(listed, lines).map(({ short }) => short)).toEqual(['CRC', 'NGO', 'UN', 'WHO'])
})

test('every line is read: items, cells, notes and captions', () => {
  const text = doc(
    p('One', note('Two'), ' three'),
    ul(li('Four', ul(li('Five')))),
    withAttrs(table(tr(td('Six'), td('Seven'))), { caption: 'Eight' }),
  )
  expect(linesOf(text.content!)).toEqual(['Two', 'One three', 'Four', 'Five', 'Eight', 'Six', 'Seven'])
})
