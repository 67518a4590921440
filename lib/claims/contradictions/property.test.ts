import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseReply, type StateReply } from '@/lib/parsing'
import { claimsOf } from '../claims-of'
import { contradictionsOf } from '.'

const HEADER = `Committee against Torture
Eighty-second session
Geneva, 7 April–2 May 2025

Replies of Osmara to the list of issues in relation to its fourth periodic report

[Date received: 3 February 2025]


Article 2

`

const replyOf = (paragraphs: readonly string[]): StateReply =>
  parseReply(`${HEADER}${paragraphs.map((text, at) => `${at + 1}\n\n\t${text}\n`).join('\n')}`)
const kindsIn = (paragraphs: readonly string[]) => {
  const reply = replyOf(paragraphs)
  return contradictionsOf(reply, claimsOf(reply)).map(({ kind }) => kind)
}

const written = (value: number) => value.toLocaleString('en')
const count = fc.integer({ min: 21, max: 900 })

/** Statements that agree with each other, made of any numbers; and one number of each made wrong. */
const STATEMENTS = {
  value: (n: number, m: number, wrong: boolean) => [
    `The State runs ${written(n)} shelters for victims of domestic violence.`,
    `Psychological care is offered to the residents of the shelters, ${written(m)} of whom are minors.`,
    `For victims of domestic violence, ${written(wrong ? n + 3 : n)} shelters are in operation nationwide.`,
  ],
  sum: (n: number, m: number, wrong: boolean) => [
    `In 2024, the courts heard ${written(n + m + (wrong ? 4 : 0))} cases of trafficking: ${written(n)} in the capital and ${written(m)} in the provinces.`,
  ],
  share: (n: number, m: number, wrong: boolean) => [
    `Of the ${written(n + m)} judges in office, ${written(n)} are women (${((100 * n) / (n + m) + (wrong ? 6 : 0)).toFixed(1)} per cent).`,
  ],
  target: (n: number, m: number, wrong: boolean) => [
    `The number of crèches is to be raised from ${written(n)} in 2023 to ${written(wrong ? n - 7 : n + m)} by 2030.`,
  ],
  law: (n: number, m: number, wrong: boolean) => [
    `Torture is punishable under article 117 of the Criminal Code by imprisonment for ${2 + (n % 5)} to ${12 + (m % 5)} years.`,
    `According to article 117 of the Criminal Code, torture is punishable by imprisonment for ${2 + (n % 5)} to ${(wrong ? 9 : 12) + (m % 5)} years.`,
  ],
  denial: (n: number, _: number, wrong: boolean) => [
    'No cases of trafficking in human organs have been recorded.',
    `In 2024, ${written(n)} cases of trafficking in ${wrong ? 'human organs' : 'protected animals'} were recorded.`,
  ],
} as const

describe.each(Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[])('%s', (kind) => {
  test('says nothing of what agrees, and one thing of one wrong number', () => {
    fc.assert(
      fc.property(count, count, (n, m) => {
        expect(kindsIn(STATEMENTS[kind](n, m, false))).toEqual([])
        expect(kindsIn(STATEMENTS[kind](n, m, true))).toEqual([kind])
      }),
      { numRuns: 25 },
    )
  })
})

test('says nothing of all of them together', () => {
  fc.assert(
    fc.property(count, count, (n, m) => {
      expect(kindsIn(Object.values(STATEMENTS).flatMap((make) => make(n, m, false)))).toEqual([])
    }),
    { numRuns: 15 },
  )
})

const WORD = fc.constantFrom(
  ...'the of in 12 3,400 45.6 per cent women men prisons were was from to by 2023 2030 ( ) , . ; : No article 5 Criminal Code Act will not prohibited may be total including whom shelters increased reduced half doubled'.split(
    ' ',
  ),
)

test('never throws, whatever is said', () => {
  fc.assert(
    fc.property(fc.array(fc.array(WORD, { maxLength: 60 }), { minLength: 1, maxLength: 6 }), (paragraphs) => {
      const reply = replyOf(paragraphs.map((words) => `The text ${words.join(' ')}`))
      const claims = claimsOf(reply)
      for (const { members } of contradictionsOf(reply, claims)) expect(members.length).toBeGreaterThan(0)
      expect(contradictionsOf(reply, [])).toBeInstanceOf(Array)
    }),
    { numRuns: 150 },
  )
})

test('takes a time that grows as the text does', () => {
  const paragraph = (at: number) =>
    `In 20${10 + (at % 10)}, ${at + 21} shelters for victims of violence in district ${at} assisted ${3 * at + 40} women, of whom ${at + 20} were minors. The Shelter Act of 2012 applies. No case of abuse has been recorded there.`
  const timeOf = (size: number) => {
    const reply = replyOf(Array.from({ length: size }, (_, at) => paragraph(at)))
    const claims = claimsOf(reply)
    const start = performance.now()
    contradictionsOf(reply, claims)
    return performance.now() - start
  }
  timeOf(100)
  const small = Math.min(timeOf(100), timeOf(100), timeOf(100))
  const large = Math.min(timeOf(800), timeOf(800))
  // Eight times the text; a quadratic rule would take 64 times as long.
  expect(large / small).toBeLessThan(24)
}, 30_000)
