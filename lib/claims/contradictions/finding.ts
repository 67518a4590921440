import { translator } from '@/lib/i18n/translator'
import type { Contradiction, ContradictionKind, ContradictionMember, TextRange } from '../types'
import type { Figure, Sentence } from './reading'

/** Why two passages clash: a message below `claims.contradictions` in the catalogue. Closed list. */
export const REASONS = [
  'valueCounted', // first, second
  'sumParts', // sum, total, count
  'sumShares', // sum
  'shareOf', // part, whole, stated, actual
  'changeBy', // from, to, stated, actual
  'changeFactor', // from, to, factor, actual
  'changeDirection', // from, to, direction
  'targetDirection', // from, to, direction
  'targetReached', // target, reached
  'targetPast', // year, today
  'lawDate', // law, first, second
  'lawNumber', // law, first, second
  'lawPenalty', // law, first, second
  'lawArticle', // subject, first, second
  'lawDescription', // law, first, second
  'lawLimit', // first, second
  'denialCounted', // value
  'denialException',
  'denialData',
  'denialPlan',
] as const
export type Reason = (typeof REASONS)[number]

/** A stretch of a sentence that clashes, with the figures or other claims that it is about. */
export interface Passage {
  sentence: Sentence
  claims: string[]
}

/** What a rule found. */
export interface Finding {
  kind: ContradictionKind
  reason: Reason
  values: Record<string, string | number>
  passages: Passage[]
  /** How sure the rule is, 0 to 1; below `SHOWN_FROM` nobody is shown it. */
  confidence: number
}

/** Below, a finding is more often wrong than writers put up with. */
export const SHOWN_FROM = 0.5

export function passage(sentence: Sentence, ...figures: Figure[]): Passage {
  return { sentence, claims: figures.flatMap(({ claim }) => (claim.id === '' ? [] : [claim.id])) }
}

/** A finding as the rest of the product knows it. */
export function contradiction({ kind, reason, values, passages, confidence }: Finding): Contradiction {
  const members = mergeMembers(passages)
  const places = members.map((member) => `${member.paragraph}:${member.start}-${member.end}`)
  const claims = members.flatMap((member) => member.claims)
  return {
    id: `${kind}:${(claims.length > 0 ? claims : places).join('+')}`,
    kind,
    explanation: translator('claims.contradictions')(reason, values),
    reason: { code: reason, values },
    confidence,
    members,
  }
}

function mergeMembers(passages: readonly Passage[]): ContradictionMember[] {
  const members = new Map<string, ContradictionMember>()
  for (const { sentence, claims } of [...passages].sort((a, b) => a.sentence.order - b.sentence.order)) {
    const { start, end }: TextRange = sentence
    const key = `${sentence.paragraph.id}:${start}`
    const member = members.get(key)
    if (member) member.claims.push(...claims.filter((claim) => !member.claims.includes(claim)))
    else {
      members.set(key, {
        question: sentence.question.label,
        slug: sentence.question.slug,
        paragraph: sentence.paragraph.id,
        quote: sentence.text,
        start,
        end,
        claims: [...claims],
      })
    }
  }
  return [...members.values()]
}
