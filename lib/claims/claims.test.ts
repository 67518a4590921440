import { describe, expect, it } from 'vitest'
import { claimsOf, type Claim } from '.'
import { replyOf } from './gold/reply-of'

const claims = (...paragraphs: string[]) => claimsOf(replyOf(paragraphs))
const figures = (...paragraphs: string[]) => claims(...paragraphs).filter(({ kind }) => kind === 'figure')
const values = (found: readonly Claim[]) => found.map(({ value }) => value)

describe('what is no figure', () => {
  it.each([
    'The question is answered in paragraph 3 (a) and paragraphs 4, 6 and 7 of the report (CEDAW/C/KAZ/6).',
    'See article 134 of the Criminal Code, section 12 and Act No. 72-VIII of 15 April 2024.',
    'In 2023 and 2024, and since 1998, it was published; by 2030 it will be more.',
    '1. The Government adopted it. 2. It was published.',
    'Call the helpline on +7 727 123 45 67, or the 150 and 111 helplines, 24/7.',
    'The COVID-19 pandemic, Security Council resolution 1325 (2000) and Goal 5.',
    'ILO Convention No. 190 was ratified; general recommendation No. 34 (2016) was followed.',
    'It is a two-tier mechanism and a one-stop shop on the 5th floor, room 12.',
    'It is one of the functions of the Ministry.',
    'See https://example.org/2020/345 or write to office12@example.org.',
  ])('%s', (text) => {
    expect(figures(text).map(({ text: words }) => words)).toEqual([])
  })
})

describe('how numbers are written', () => {
  it.each([
    ['12,671 women', 12671],
    ['12\u00a0671 women', 12671],
    ['12\u202f671 women', 12671],
    ['1.2 million women', 1.2e6],
    ['thirty-one women', 31],
    ['one hundred and twenty women', 120],
    ['two thousand three hundred women', 2300],
    ['some 10.5 thousand women', 10500],
    ['US$ 3.5 billion for schools', 3.5e9],
    ['one in three women', 1 / 3],
    ['2.5 per 1,000 women', 0.0025],
    ['two thirds of women', 2 / 3],
  ])('%s', (words, value) => {
    const [figure] = figures(`The report counts ${words}.`)
    expect(figure!.value).toBeCloseTo(value, 10)
  })

  it.each([
    ['from 40 to 60 per cent of women', 40, 60, 'percent'],
    ['between 5 and 7 women', 5, 7, 'count'],
    ['10–15 women', 10, 15, 'count'],
    ['2 to 3 million women', 2e6, 3e6, 'count'],
    ['women aged 15 to 49', 15, 49, 'age'],
  ])('%s', (words, value, valueTo, unit) => {
    expect(figures(`It concerns ${words}.`)[0]).toMatchObject({ value, valueTo, unit })
  })

  it('takes the sign of decimals from the document itself', () => {
    const spanish = replyOf(['Hubo 12,671 casos, 1,234,567 consultas y 3.5 millones de dólares.'], 'es')
    expect(values(claimsOf(spanish).filter(({ kind }) => kind === 'figure'))).toEqual([12671, 1234567, 3.5e6])
  })

  it('tells limits apart', () => {
    const limits = ['over 5', 'at least 5', 'no more than 5', 'fewer than 5', 'about 5', 'almost 5', 'only 5']
    const found = limits.map((limit) => figures(`There are ${limit} centres.`)[0]!.qualifier)
    expect(found).toEqual(['over', 'at_least', 'up_to', 'under', 'about', 'almost', 'only'])
  })
})

describe('figures that belong together', () => {
  it.each<[string, [number, number | null][]]>([
    [
      'There are 3 centres, 2 of which are in the capital.',
      [
        [3, null],
        [2, 3],
      ],
    ],
    [
      'Women hold 27 of the 110 seats.',
      [
        [27, 110],
        [110, null],
      ],
    ],
    [
      'Teachers: 12,300 (women: 9,840; men: 2,460).',
      [
        [12300, null],
        [9840, 12300],
        [2460, 12300],
      ],
    ],
    [
      'It cost EUR 1.45 million in 2023 (EUR 1.2 million in 2022).',
      [
        [1.45e6, null],
        [1.2e6, null],
      ],
    ],
    [
      'Police opened 120 cases, of which 45 went to court, and 30 officers were trained.',
      [
        [120, null],
        [45, 120],
        [30, null],
      ],
    ],
  ])('%s', (text, expected) => {
    const found = figures(text)
    const value = (id: string | null) => found.find((figure) => figure.id === id)?.value ?? null
    expect(found.map((figure) => [figure.value, value(figure.total)])).toEqual(expected)
  })

  it.each([
    ['The number rose from 5 centres in 2018 to 12 in 2024.', 'baseline', 'result'],
    ['The rate is to be reduced from 22 to 10 per cent by 2030.', 'baseline', 'target'],
  ])('%s', (text, first, second) => {
    const found = figures(text)
    expect(found.map(({ role }) => role)).toEqual([first, second])
    expect(found.map(({ comparedWith }) => comparedWith)).toEqual([found[1]!.id, found[0]!.id])
  })

  it('has the time of its clause', () => {
    const [figure] = figures('From January to September 2024, courts considered 1,245 cases.')
    expect(figure!.period).toEqual({ from: '2024-01-01', to: '2024-09-30' })
  })
})

describe('a table', () => {
  const rows = ['Region\t2022\t2023', 'North\t10\t12', 'South\t20\t25', 'Total\t30\t40']
  it('has its cells with row, year and total', () => {
    const found = figures('The number of shelters:', ...rows)
    expect(found.map(({ value, population, year }) => [value, population, year])).toEqual([
      [10, 'North', 2022],
      [12, 'North', 2023],
      [20, 'South', 2022],
      [25, 'South', 2023],
      [30, 'Total', 2022],
      [40, 'Total', 2023],
    ])
    const total = found.at(-1)!
    expect(total.parts).toEqual([found[1]!.id, found[3]!.id])
    expect(total.partsAreWhole).toBe(true)
  })
})

describe('promises', () => {
  it('have their deadline', () => {
    const promise = claims('A draft law is being prepared and will be adopted by June 2026.').find(
      ({ kind }) => kind === 'promise',
    )
    expect(promise).toMatchObject({ deadline: '2026-06-30', subject: 'draft law' })
  })

  it.each([
    'The action plan to protect children was adopted.',
    'No amendments are planned.',
    'It was adopted, which will strengthen protection.',
    'Training is provided.',
  ])('are not seen in: %s', (text) => {
    expect(claims(text).filter(({ kind }) => kind === 'promise')).toEqual([])
  })
})

describe('no answer', () => {
  const asked =
    'Please provide information on measures taken to reduce maternal mortality, including obstetric emergencies, antenatal clinics, midwives, contraception and abortion.'
  const elsewhere =
    'Journalists receive accreditation from the press council, broadcasting licences are issued annually, newspapers register electronically, and censorship remains forbidden throughout the territory.'
  const touching =
    'Clinics with midwives were opened, and hospital staff received courses; ambulances serve villages daily.'

  it('is said of a reply that shares no word of content with its question', () => {
    const [claim] = claimsOf(replyOf([elsewhere], 'en', asked))
    expect(claim).toMatchObject({ kind: 'no_answer', text: elsewhere })
  })

  it('is said with what the Committee asked in its list, too', () => {
    const items = [{ slug: '1-a', text: asked }]
    expect(claimsOf(replyOf([elsewhere]), { items })[0]!.kind).toBe('no_answer')
    expect(claimsOf(replyOf([elsewhere]))[0]?.kind).not.toBe('no_answer')
  })

  it.each([touching, 'See above.', ''])('is not said of: %s', (text) => {
    expect(claimsOf(replyOf([text], 'en', asked)).filter(({ kind }) => kind === 'no_answer')).toEqual([])
  })
})

describe('the addressee', () => {
  it('is told from other bodies', () => {
    const found = claims(
      'The Committee on the Elimination of Discrimination against Women and the Ministry of Health met.',
    ).filter(({ kind }) => kind === 'body')
    expect(found.map(({ body }) => [body!.name, body!.isAddressee])).toEqual([
      ['committee on the elimination of discrimination against women', true],
      ['ministry of health', false],
    ])
  })
})
