import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sample = join(root, 'prisma/samples/cedaw-93-kazakhstan-replies.txt')

/** Calls the command line as a person does. */
async function counterpoint(...parameters: string[]) {
  const script = join(root, 'bin/counterpoint.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...parameters], { maxBuffer: 32e6 })
  return stdout
}

describe('claims', () => {
  test('prints claims and contradictions as JSON, with exactly the promised fields', async () => {
    const { claims, contradictions } = JSON.parse(await counterpoint('claims', sample, '--json')) as {
      claims: { text: string; value: number; question: string; subject: string }[]
      contradictions: { members: object[] }[]
    }
    expect(Object.keys(claims[0]!)).toEqual(
      'id kind question paragraph start end text value unit subject qualifier year'.split(' '),
    )
    expect(Object.keys(contradictions[0]!)).toEqual('id kind explanation members'.split(' '))
    expect(Object.keys(contradictions[0]!.members[0]!)).toEqual('question paragraph quote'.split(' '))
    const centres = claims.filter(({ subject }) => subject === 'crisis centre')
    expect(centres.map(({ question, value }) => [question, value])).toEqual([
      ['3 (f)', 30],
      ['8 (d)', 30],
      ['9 (i) and (j)', 27],
    ])
  })

  test('prints what a person reads', async () => {
    const out = await counterpoint('claims', sample)
    expect(out).toMatch(/^\d+ claims, \d+ contradictions\n/)
    expect(out).toMatch(/^ {2}Figure +30 crisis centres {2}\(crisis centre\)$/m)
  })
})
