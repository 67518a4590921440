import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/richtext/document'
import { finalReading, originalReading } from '@/lib/richtext/readings'
import { resolve } from '@/lib/richtext/suggestions/resolve'
import { isEmptyDocument } from '@/lib/richtext/words'
import { anyDraft } from './testing/any-draft'
import { copyOf, draftText, linesOf } from './testing/copies'
import { settledInWord } from './testing/in-word'

const wordsOf = (text: DocumentNode) => linesOf(text).join('').replace(/\s+/g, '')

test.each(['accept', 'reject'] as const)(
  'a copy in which somebody did nothing but %s everything brings those decisions, and done here they give its text',
  async (verdict) => {
    let decided = 0
    const judged = async (text: DocumentNode) => {
      if (isEmptyDocument(originalReading(text)) && isEmptyDocument(finalReading(text))) return
      const { bytes, compare } = await copyOf(text)
      const [draft] = compare(settledInWord(bytes, verdict)).drafts
      expect(draft!.edits).toEqual([])
      expect(new Set(draft!.proposals.map(({ kind }) => kind)).size).toBeLessThan(2)
      const targets = new Set(draft!.proposals.map(({ target }) => target))
      decided += targets.size
      const now = resolve(text, ({ id }) => (targets.has(id) ? verdict : 'keep'))
      const [done, wanted] =
        verdict === 'accept'
          ? [originalReading(now), finalReading(text)]
          : [finalReading(now), originalReading(text)]
      expect(wordsOf(done)).toBe(wordsOf(wanted))
    }
    await judged(draftText)
    expect(decided).toBe(2)
    await fc.assert(fc.asyncProperty(anyDraft, judged), {
      numRuns: Number(process.env.RUNS ?? 10),
    })
    expect(decided).toBeGreaterThan(10)
  },
  60_000,
)
