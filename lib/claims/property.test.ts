import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { claimsOf, CLAIM_KINDS, UNITS, type Claim } from '.'
import { CLAIM_GRAMMARS } from './languages'
import { replyOf } from './gold/reply-of'

// Many runs, on machines that may be busy with other things.
vi.setConfig({ testTimeout: 60_000 })

// Texts in which everything that the rules look at is frequent.
const token = fc.constantFrom(
  ...[
    '12,671',
    '12\u00a0671',
    '12.671,5',
    '٢٣٬٥',
    '3',
    '2023',
    '2023/24',
    '2020–2022',
    '１２',
    '1',
    '100,000',
    '0',
  ],
  ...[
    'per cent',
    '%',
    'percentage points',
    'million',
    'years',
    'US$',
    'tenge',
    'to',
    'from',
    'between',
    'and',
    '–',
  ],
  ...[
    '(',
    ')',
    '((',
    ';',
    ':',
    '.',
    ',',
    ', of whom',
    'including',
    'respectively',
    'of the',
    'per 1,000',
    '\t',
    '\n',
  ],
  ...[
    'women',
    'men',
    'crisis centres',
    'were',
    'account for',
    'aged',
    'under the age of',
    'thirty-one',
    'one in three',
  ],
  ...[
    'article 134',
    'articles 16 (1) and 17',
    'of the Criminal Code',
    'Act No. 72-VIII',
    'of 15 April 2024',
    'Ministry of',
  ],
  ...[
    'There are no',
    'is planned',
    'statistics are not kept',
    'by 2030',
    'since',
    'In',
    'Health',
    'Justice',
    'the Act',
  ],
  ...[
    'статья 134',
    'процентов',
    'L’article 5 du Code pénal',
    'por ciento',
    'المادة ١٣٤',
    'في المائة',
    '百分之三十',
    '第134条',
    '万人',
  ],
  ...['\ud83d\ude00', '\ud800', '\u200b', '\u202e', 'é', "'", '’s', '-', '/', '$', '\\', '[', '\u0000'],
)
const structured = fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join(' '))
const glued = fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join(''))
const anything = fc.string({ unit: 'binary', maxLength: 200 })
const text = fc.oneof({ weight: 3, arbitrary: structured }, glued, anything)
const language = fc.constantFrom('und', ...CLAIM_GRAMMARS.map((grammar) => grammar.language))

function expectSound(claims: readonly Claim[], paragraphs: readonly string[]): void {
  const texts = new Map(paragraphs.map((words, at) => [`1-a.${at + 1}`, words]))
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  expect(byId.size).toBe(claims.length)
  for (const claim of claims) {
    const words = texts.get(claim.paragraph)!
    expect(claim.end).toBeGreaterThan(claim.start)
    expect(words.slice(claim.start, claim.end)).toBe(claim.text)
    expect(CLAIM_KINDS).toContain(claim.kind)
    for (const range of [claim.sentence, claim.subjectRange]) {
      if (range === null) continue
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThan(range.start)
      expect(range.end).toBeLessThanOrEqual(words.length)
    }
    if (claim.kind === 'figure') {
      expect(Number.isFinite(claim.value)).toBe(true)
      expect(UNITS).toContain(claim.unit)
      if (claim.valueTo !== null) expect(claim.valueTo).toBeGreaterThan(claim.value!)
    } else expect([claim.value, claim.unit]).toEqual([null, null])
    for (const date of [claim.period?.from, claim.period?.to, claim.deadline]) {
      if (date) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date)
    }
    // Links lead to claims, and parts and totals to one another.
    const links = [claim.total, claim.comparedWith, claim.sameAs, ...claim.parts].filter((id) => id !== null)
    for (const id of links) expect(byId.has(id)).toBe(true)
    for (const id of claim.parts) expect(byId.get(id)!.total).toBe(claim.id)
    expect(links).not.toContain(claim.id)
  }
}

describe('any text', () => {
  it('has claims with true ranges, unique ids and links that lead somewhere', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), language, (paragraphs, code) => {
        expectSound(claimsOf(replyOf(paragraphs, code)), paragraphs)
      }),
      { numRuns: 1500 },
    )
  })

  it('always has the same claims, whatever stands in other paragraphs of other questions', () => {
    fc.assert(
      fc.property(text, language, (words, code) => {
        expect(claimsOf(replyOf([words], code))).toEqual(claimsOf(replyOf([words], code)))
      }),
      { numRuns: 200 },
    )
  })
})

type Method = (this: unknown, ...values: unknown[]) => unknown

/** How many characters patterns pass over and texts are cut out of: a count is the same on every machine. */
function countLookedAt(run: () => unknown): number {
  let count = 0
  const wrap = (
    prototype: object,
    name: string,
    cost: (self: unknown, values: unknown[], result: unknown) => number,
  ) => {
    const original = Reflect.get(prototype, name) as Method
    Reflect.set(prototype, name, function (this: unknown, ...values: unknown[]) {
      const pattern = this as RegExp
      const from = pattern instanceof RegExp && (pattern.global || pattern.sticky) ? pattern.lastIndex : 0
      const result = original.apply(this, values)
      count += 1 + Math.max(0, cost(this, values, result) - from)
      return result
    })
    return () => Reflect.set(prototype, name, original)
  }
  const restore = [
    wrap(RegExp.prototype, 'exec', (self, [words], result) => {
      if ((self as RegExp).sticky) return (self as RegExp).lastIndex
      const match = result as RegExpExecArray | null
      return match ? match.index + match[0].length : String(words).length
    }),
    wrap(String.prototype, 'slice', (_, __, result) => String(result).length),
    wrap(Array.prototype, 'slice', (_, __, result) => (result as unknown[]).length),
  ]
  try {
    run()
  } finally {
    for (const back of restore) back()
  }
  return count
}

const WORST = [
  'a', ' ', '1', '1 ', '(', '(1) ', ')', '; ', ': ', '. ', ', ', '\t', '12,671 women ', '5 per cent of ', '2023 ', '2023–',
  'of whom 5 ', 'including 3 men, ', '(5) ', 'A (1), ', 'article 1 ', 'article 1, ', '1 and ', 'Ministry of ', 'Act ',
  'Act on the ', 'Code ', 'Women and ', 'from 1 to ', 'thirty ', 'no cases ', 'There are no ', 'is being ', 'data ', 'by 2030 ',
  '1 May ', '百', '第1条', '1万', 'المادة ١ ', 'ст. 1 ', '1 of 2 ', 'per 1,000 ', 'A, B and C ', 'Law (X) ', "s' ", '1-', '/1',
] // prettier-ignore

describe('the work for a text', () => {
  it.each(WORST)('of %j grows as the text does', (unit) => {
    const fill = (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
    for (const code of ['en', 'ru']) {
      const small = countLookedAt(() => claimsOf(replyOf([fill(2_000)], code)))
      const large = countLookedAt(() => claimsOf(replyOf([fill(8_000)], code)))
      expect(large / Math.max(small, 2_000)).toBeLessThan(5.5)
    }
  })
})
