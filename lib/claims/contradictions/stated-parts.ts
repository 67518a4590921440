import type { Claim } from '../types'
import { passage, type Finding } from './finding'
import { rounding, written } from './interval'
import type { Sentence } from './reading'

/** How far parts may miss their total, as a share of it, for the claims to have them right as its parts. */
const REACH = 0.3

/**
 * Totals whose parts do not add up, where the claims themselves say which figures are the parts and that they are all:
 * the rows of a table in any language, and in prose what needs no English words to be understood.
 */
export function statedPartsFindings(
  claims: readonly Claim[],
  sentences: readonly Sentence[],
  inProse: boolean,
): Finding[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const places = new Map<string, Sentence>()
  for (const sentence of sentences) for (const { claim } of sentence.figures) places.set(claim.id, sentence)
  return claims.flatMap((total) => {
    const splits = [{ parts: total.parts, areWhole: total.partsAreWhole }, ...total.otherSplits]
    return splits.flatMap(({ parts: ids, areWhole }) => {
      const parts = ids.flatMap((id) => byId.get(id) ?? [])
      if (!areWhole || parts.length < 2 || parts.length < ids.length || total.value === null) return []
      const isTable = parts.some(({ paragraph }) => paragraph !== total.paragraph)
      const isRough = [total, ...parts].some(
        ({ qualifier, valueTo }) => (qualifier !== null && qualifier !== 'only') || valueTo !== null,
      )
      if ((!isTable && !inProse) || isRough || parts.some(({ unit }) => unit !== total.unit)) return []
      const sum = parts.reduce((all, { value }) => all + (value ?? 0), 0)
      const slack = [total, ...parts].reduce(
        (all, claim) => all + (isScaled(claim) ? rounding(claim) : 0),
        1e-6,
      )
      const miss = Math.abs(sum - total.value)
      if (total.unit === 'percent' ? miss <= 1 : miss <= slack) return []
      if (total.value <= 0 || miss / total.value > REACH) return []
      const where = [total, ...parts].flatMap((claim) => {
        const sentence = places.get(claim.id)
        return sentence ? [{ ...passage(sentence), claims: [claim.id] }] : []
      })
      if (where.length === 0) return []
      return [
        {
          kind: 'sum',
          reason: 'sumParts',
          values: {
            parts: parts.map(({ value }) => written(value ?? 0)).join(' + '),
            sum: written(sum),
            total: written(total.value),
          },
          passages: where,
          confidence: 0.75,
        },
      ]
    })
  })
}

const isScaled = ({ text, value }: Claim) => /\p{L}/u.test(text) && (value ?? 0) >= 1e5
