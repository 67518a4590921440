import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseReply } from '@/lib/parsing'
import { claimsOf, type Claim } from '.'
import { HELD_OUT, HELD_OUT_FIGURES } from './gold/held-out'
import { LANGUAGES } from './gold/languages'
import { replyOf } from './gold/reply-of'
import { SAMPLE_FIGURES, SAMPLE_LAWS, SAMPLE_STATEMENTS } from './gold/sample'

const sample = parseReply(
  readFileSync(new URL('../../prisma/samples/cedaw-93-kazakhstan-replies.txt', import.meta.url), 'utf8'),
)
const claims = claimsOf(sample)

type Expected = readonly [
  value: number,
  valueTo: number | null,
  unit: string,
  subjects: string,
  year?: number | null,
]

const near = (a: number | null, b: number | null) =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)))

/** Compares figures with those annotated: what was found, what was not, and where subject or year differ. */
function compare(found: readonly Claim[], gold: readonly Expected[]) {
  const left = [...found]
  const result = { found: found.length, right: 0, subjects: 0, years: 0, wrong: [] as string[] }
  for (const [value, valueTo, unit, subjects, year] of gold) {
    const at = left.findIndex((c) => near(c.value, value) && near(c.valueTo, valueTo) && c.unit === unit)
    const claim = left[at]
    if (claim === undefined) {
      result.wrong.push(`not found: ${value} ${unit} ${subjects}`)
      continue
    }
    left.splice(at, 1)
    result.right += 1
    if (subjects.split('|').includes(claim.subject)) result.subjects += 1
    else result.wrong.push(`${claim.text}: subject "${claim.subject}", not "${subjects}"`)
    if (year === undefined || claim.year === year) result.years += 1
    else result.wrong.push(`${claim.text}: year ${claim.year}, not ${year}`)
  }
  result.wrong.push(...left.map(({ text, subject }) => `no figure: ${text} (${subject})`))
  return result
}

describe('a text annotated before the rules were tried on it', () => {
  const figures = claimsOf(replyOf(HELD_OUT)).filter(({ kind }) => kind === 'figure')
  const results = HELD_OUT.map((_, at) =>
    compare(
      figures.filter(({ paragraph }) => paragraph === `1-a.${at + 1}`),
      HELD_OUT_FIGURES.filter(([paragraph]) => paragraph === at + 1).map(([, ...rest]) => rest as Expected),
    ),
  )
  const sum = (key: 'found' | 'right' | 'subjects' | 'years') =>
    results.reduce((total, result) => total + result[key], 0)

  it('has its figures with value, unit, subject and year', () => {
    const all = HELD_OUT_FIGURES.length
    const share = {
      recall: sum('right') / all,
      precision: sum('right') / sum('found'),
      subjects: sum('subjects') / all,
    }
    expect(share.recall, JSON.stringify(results.flatMap(({ wrong }) => wrong))).toBeGreaterThan(0.97)
    expect(share.precision).toBeGreaterThan(0.97)
    expect(share.subjects).toBeGreaterThan(0.9)
    expect(sum('years') / all).toBeGreaterThan(0.97)
  })
})

describe('the sample', () => {
  it.each(Object.entries(SAMPLE_FIGURES))('has the figures of %s and no others', (paragraph, gold) => {
    const found = claims.filter((claim) => claim.paragraph === paragraph && claim.kind === 'figure')
    expect(compare(found, gold).wrong).toEqual([])
  })

  it.each(Object.entries(SAMPLE_LAWS))('has the laws of %s and no others', (paragraph, gold) => {
    const found = claims.filter((claim) => claim.paragraph === paragraph && claim.kind === 'law')
    expect(found.map(({ law }) => [law!.name, law!.articles.join(), law!.number, law!.date])).toEqual(gold)
  })

  it.each(Object.entries(SAMPLE_STATEMENTS))('has the statements of %s and no others', (paragraph, gold) => {
    const found = claims.filter(
      (claim) => claim.paragraph === paragraph && /^(?:promise|denial|no_data)$/.test(claim.kind),
    )
    expect(found.map(({ kind }) => kind)).toEqual(gold.map(([kind]) => kind))
    found.forEach(({ text }, at) => expect(text).toContain(gold[at]![1]))
  })

  it('names totals with their parts, and shares with what they are of', () => {
    const value = (id: string | null) => claims.find((claim) => claim.id === id)?.value
    const figure = (paragraph: string, text: RegExp) =>
      claims.find((claim) => claim.paragraph === paragraph && text.test(claim.text))!
    const people = figure('3-f.2', /^4,656/)
    expect([people.parts.map(value), people.partsAreWhole]).toEqual([[1445, 3200], true])
    const others = figure('3-f.2', /^1,886/)
    expect([others.parts.map(value), others.partsAreWhole]).toEqual([[587], false])
    const staff = figure('5-f.1', /^92/)
    expect(
      [staff.parts, ...staff.otherSplits.map(({ parts }) => parts)].map((ids) => ids.map(value)),
    ).toEqual([
      [52, 40],
      [43, 49],
    ])
    expect(value(figure('5-f.1', /^46.7/).sameAs)).toBe(43)
    const later = figure('15-c.1', /^26.8/)
    expect([later.role, value(later.comparedWith), later.deadline]).toEqual(['target', 33.3, '2030-12-31'])
  })
})

describe.each(Object.entries(LANGUAGES))('%s', (language, gold) => {
  const found = claimsOf(replyOf([gold.text], language))
  const figures = found.filter(({ kind }) => kind === 'figure')

  it('has figures with their years', () => {
    expect(figures.map(({ value, valueTo, unit }) => [value, valueTo, unit])).toEqual(
      gold.figures.map(([value, valueTo, unit]) => [value, valueTo, unit]),
    )
    gold.figures.forEach(([value, , , year], at) => {
      if (year !== undefined) expect([value, figures[at]!.year]).toEqual([value, year])
    })
    expect(figures.filter(({ total }) => total !== null).map(({ value }) => value)).toEqual(gold.parts)
  })

  it('has articles, dates and statements', () => {
    expect(found.flatMap(({ law }) => law?.articles ?? [])).toEqual(gold.articles)
    const dates = found.filter(({ kind }) => kind === 'date')
    expect(dates.map(({ period }) => [period?.from, period?.to])).toEqual(gold.dates)
    expect(found.map(({ kind }) => kind as string)).toEqual(expect.arrayContaining(gold.kinds))
  })

  it('is told by its words when the parser could not tell', () => {
    expect(claimsOf(replyOf([gold.text], 'und'))).toEqual(found)
  })
})
