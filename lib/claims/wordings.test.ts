import { describe, expect, it } from 'vitest'
import { claimsOf, type Claim } from '.'
import { replyOf } from './gold/reply-of'

const claims = (...paragraphs: string[]) => claimsOf(replyOf(paragraphs))
const ofKind = (kind: Claim['kind'], text: string) => claims(text).filter((claim) => claim.kind === kind)
const figures = (text: string) => ofKind('figure', text)

describe('what a figure counts', () => {
  it.each<[string, number, string]>([
    ['In 2022, 148 complaints were lodged. In 2023 the number rose to 164.', 164, 'complaint'],
    ['It made 81 visits. Of the visits made in 2023, 33 were to prisons.', 33, 'visit'],
    ['There are 11 shelters with 286 places; 4 of them, with 97 places, are rural.', 4, 'shelter'],
    ['There were 21,600 persons, an average of 1,800 a month.', 1800, 'person'],
    ['It employs 212 attorneys, 14 more than before.', 14, 'attorney'],
    ['It has 9 staff members and 17 outside experts.', 17, 'expert'],
    ['In 2023, 31 prisoners died, of whom 22 died of illness.', 22, 'prisoner'],
    ['Women with disabilities make up 48 per cent of the members.', 48, 'woman with disability'],
    ['The insurance covers 94 per cent of the population.', 94, 'insurance'],
    ['In 2022 some 12 buses were bought.', 12, 'bus'],
  ])('%s', (text, value, subject) => {
    expect(figures(text).find((figure) => figure.value === value)?.subject).toBe(subject)
  })

  it('reads a half of something as a share', () => {
    expect(figures('That is more than one half of its capacity.')[0]).toMatchObject({
      value: 0.5,
      unit: 'ratio',
      qualifier: 'over',
    })
  })

  it('writes rates without what dividing leaves behind', () => {
    expect(figures('It was 4.1 per 1,000 live births.')[0]!.value).toBe(0.0041)
  })
})

describe('money', () => {
  it('takes the currency from the sum that says it', () => {
    const sums = figures('It has 18.4 million shillings, of which 11.2 million is spent on salaries.')
    expect(sums.map(({ value, unit, currency }) => [value, unit, currency])).toEqual([
      [18.4e6, 'money', 'KES'],
      [11.2e6, 'money', 'KES'],
    ])
    expect(figures('It spent 18.4 million shillings on 11 million people.')[1]!.unit).toBe('count')
  })

  it('keeps the sign of the second of two sums', () => {
    const sums = figures('The pension is to rise from €260 to €310 by 2026.')
    expect(sums.map(({ text, value }) => [text, value])).toEqual([
      ['€260', 260],
      ['€310', 310],
    ])
  })
})

describe('years', () => {
  it('leaves to each part of a sentence its own', () => {
    const found = figures('In 2020 the rate was 4 per cent and in 2021 the rate for boys was 5 per cent.')
    expect(found.map(({ value, year }) => [value, year])).toEqual([
      [4, 2020],
      [5, 2021],
    ])
  })

  it('reads the one that opens a sentence behind a word or two', () => {
    const [sum] = figures('In addition, in the financial year 2022/23 the Fund paid 214 million shillings.')
    expect(sum!.year).toBe(2023)
  })

  it('takes the year of a row from its label', () => {
    const cells = claims('Year\tOfficials convicted\tComplaints', '2021\t11\t204', '2022\t14\t171')
    const found = cells.filter(({ kind }) => kind === 'figure')
    expect(found.map(({ value, year, subject, population }) => [value, year, subject, population])).toEqual([
      [11, 2021, 'official convicted', null],
      [204, 2021, 'complaint', null],
      [14, 2022, 'official convicted', null],
      [171, 2022, 'complaint', null],
    ])
  })
})

describe('names', () => {
  it.each<[string, string, string]>([
    [
      'The Persons with Disabilities Act (No. 14 of 2010) is in force.',
      'Persons with Disabilities Act (No. 14 of 2010)',
      'persons with disabilities act',
    ],
    [
      'It is an offence under section 46 of the Persons with Disabilities Act.',
      'section 46 of the Persons with Disabilities Act',
      'persons with disabilities act',
    ],
    [
      'It is governed by the Private Agencies Act, Act No. 22 of 2015.',
      'Private Agencies Act, Act No. 22 of 2015',
      'private agencies act',
    ],
    [
      'Act No. 27 of 2015, the Private Agencies Act, also applies.',
      'Act No. 27 of 2015, the Private Agencies Act',
      'private agencies act',
    ],
  ])('%s', (text, printed, name) => {
    const [law] = ofKind('law', text)
    expect(law).toMatchObject({ text: printed, law: { name } })
  })

  it('ends a body before the month in which it did something', () => {
    const [body] = ofKind('body', 'It was inspected by the Ministry of Education in March 2024.')
    expect(body!.text).toBe('Ministry of Education')
  })
})

describe('promises', () => {
  it.each([
    'The minimum pension is to rise by 2026.',
    '6,000 dwellings are to be built by 2026.',
    'The Strategy aims to bring the rate down to 21 per cent by 2027.',
    'The construction is due to begin in May.',
    'The Government will ratify it.',
  ])('%s', (text) => expect(ofKind('promise', text)).toHaveLength(1))

  it.each([
    'In 2023, 117 patients were held against their will.',
    'No one may be held against his or her will.',
    'The decline is due to the fall in unemployment.',
    'Of this amount, €1.1 billion is intended for housing.',
  ])('none: %s', (text) => expect(ofKind('promise', text)).toEqual([]))
})

describe('denials', () => {
  it.each([
    'No person with a disability may be detained in an institution.',
    'No deaths occurred in police custody in 2023.',
    'No person has been extradited since 2015.',
    'No one is imprisoned for possession of drugs.',
    'None of the requests concerned an act of torture.',
    'Since then, segregated classes no longer exist in any school.',
  ])('%s', (text) => expect(ofKind('denial', text)).toHaveLength(1))

  it.each([
    'Families with no income are supported.',
    'The report was published no later than it was due.',
    'There is no doubt that it is needed.',
  ])('none: %s', (text) => expect(ofKind('denial', text)).toEqual([]))
})
