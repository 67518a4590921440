import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseReply } from '@/lib/parsing'
import { claimsOf } from '../claims-of'
import { contradictionsOf } from '.'

/** Blocks of `fixtures/NAME.txt`: one paragraph a line, each under its own question. */
const blocks = (name: string) =>
  readFileSync(`lib/claims/contradictions/fixtures/${name}.txt`, 'utf8')
    .trim()
    .split('\n\n')
    .map((block) => block.split('\n'))

const HEADER =
  'Committee against Torture\n\nReplies of Osmara to the list of issues in relation to its fourth periodic report\n\n[Date received: 3 February 2025]\n\n\nArticle 2\n\n'

function kindsIn(paragraphs: readonly string[]): string[] {
  const reply = parseReply(`${HEADER}${paragraphs.map((text, at) => `${at + 1}\n\n\t${text}\n`).join('\n')}`)
  return contradictionsOf(reply, claimsOf(reply)).map(({ kind }) => kind)
}

/** The first line of a block is the kind of its slip. */
test.each(blocks('slips').map(([kind, ...paragraphs]) => [kind!, paragraphs[0]!, paragraphs] as const))(
  'finds a %s: %s',
  (kind, _, paragraphs) => {
    expect(kindsIn(paragraphs)).toEqual([kind])
  },
)

test.each(blocks('near-misses').map((paragraphs) => [paragraphs[0]!, paragraphs] as const))(
  'says nothing of: %s',
  (_, paragraphs) => {
    expect(kindsIn(paragraphs)).toEqual([])
  },
)
