import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withFacts } from './facts'
import { parseReply } from './reply'

const reply = parseReply(readFileSync('prisma/samples/cedaw-93-kazakhstan-replies.txt', 'utf8'))

test('what a person said of the document stands in place of what was read', () => {
  const said = withFacts(reply, {
    committee: 'CERD',
    session: null,
    state: 'KEN',
    symbol: 'CERD/C/KEN/RQ/1',
    title: 'T',
  })
  expect(said).toMatchObject({
    committee: 'CERD',
    session: null,
    state: 'KEN',
    stateName: 'Kenya',
    title: 'T',
  })
  expect(said.committeeName).toMatch(/Racial Discrimination/)
  expect(said.sections).toBe(reply.sections)
  expect(said.language).toBe(reply.language)
})

test('a field that nobody decided stays, and nothing said is nothing changed', () => {
  expect(withFacts(reply, undefined)).toBe(reply)
  expect(withFacts(reply, {})).toEqual(reply)
  expect(withFacts(reply, { state: reply.state }).stateName).toBe(reply.stateName)
})

test('a field that was said is not warned of any more', () => {
  const bare = parseReply('1 (a)\n\n\tThe law holds.\n')
  expect(bare.warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['sessionNotFound', 'stateNotFound']),
  )
  const codes = withFacts(bare, { session: null, state: 'KEN' }).warnings.map(({ code }) => code)
  expect(codes).not.toContain('sessionNotFound')
  expect(codes).not.toContain('stateNotFound')
  expect(codes).toContain('titleNotFound')
})
