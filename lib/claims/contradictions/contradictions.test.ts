import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseReply, type StateReply } from '@/lib/parsing'
import { claimsOf } from '../claims-of'
import type { Contradiction } from '../types'
import { contradictionsOf } from '.'
import { GOLD, MISSED, TEXTS, type Planted } from './fixtures/gold'

const SAMPLE = 'prisma/samples/cedaw-93-kazakhstan-replies.txt'
const fileOf = (name: string) =>
  name === 'sample' ? SAMPLE : `lib/claims/contradictions/fixtures/${name}.txt`

const read = (name: string): StateReply => parseReply(readFileSync(fileOf(name), 'utf8'))
const find = (reply: StateReply) => contradictionsOf(reply, claimsOf(reply))

const isOne = ({ kind, members }: Contradiction, planted: Planted) =>
  kind === planted.kind &&
  planted.quotes.every((words) => members.some(({ quote }) => quote.replace(/\s/g, ' ').includes(words)))
const said = ({ kind, explanation, members }: Contradiction) =>
  `${kind}: ${explanation} ${members.map(({ question, quote }) => `${question} “${quote}”`).join(' / ')}`

describe.each(TEXTS)('%s', (name) => {
  const reply = read(name)
  const found = find(reply)

  test.each(GOLD[name].map((planted) => [`${planted.kind}: ${planted.quotes[0]}`, planted] as const))(
    'finds %s',
    (_, planted) => {
      expect(found.filter((one) => isOne(one, planted)).length, found.map(said).join('\n')).toBe(1)
    },
  )

  test.fails.each((MISSED[name] ?? []).map((planted) => [planted.quotes[0], planted] as const))(
    'does not find yet: %s',
    (_, planted) => {
      expect(found.some((one) => isOne(one, planted))).toBe(true)
    },
  )

  test('shows nothing that a reader does not find', () => {
    const wrong = found.filter((one) => !GOLD[name].some((planted) => isOne(one, planted)))
    expect(wrong.map(said)).toEqual([])
  })

  test('quotes what stands in the reply', () => {
    const claims = new Set(claimsOf(reply).map(({ id }) => id))
    const texts = new Map(
      reply.sections.flatMap(({ questions }) =>
        questions.flatMap(({ slug, paragraphs }) =>
          paragraphs.map(({ id, text }) => [id, { slug, text }] as const),
        ),
      ),
    )
    for (const { members, explanation } of found) {
      expect(explanation).toMatch(/^[^{}]+\.$/)
      expect(members.length).toBeGreaterThan(0)
      for (const member of members) {
        const paragraph = texts.get(member.paragraph)!
        expect(member.slug).toBe(paragraph.slug)
        expect(paragraph.text.slice(member.start, member.end)).toBe(member.quote)
        for (const id of member.claims) expect(claims).toContain(id)
      }
    }
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  })
})
