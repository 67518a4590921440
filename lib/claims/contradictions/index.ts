import type { StateReply } from '@/lib/parsing'
import { CONTRADICTION_KINDS, type Claim, type Contradiction } from '../types'
import { changeFindings } from './change'
import { denialFindings } from './denial'
import { contradiction, SHOWN_FROM, type Finding } from './finding'
import { lawFindings } from './law'
import { readSentences, type Sentence } from './reading'
import { shareFindings } from './share'
import { statedPartsFindings } from './stated-parts'
import { sumFindings } from './sum'
import { targetFindings } from './target'
import { dateOf, yearOf } from './time'
import { valueFindings } from './value'
import { root } from './words'

/*
 * How the pieces fit:
 * - `reading.ts`   claims -> sentences with their figures, and a template in which each figure is a sign (`‹c0›`)
 * - `phrase.ts`    what a sentence says of each figure: what is counted, what limits it, what happened (`clause.ts`)
 * - `interval.ts`, `time.ts`, `words.ts`  what a printed number may really be; when it was counted; forms of words
 * - `value.ts`, `sum.ts`, `stated-parts.ts`, `share.ts`, `change.ts`, `target.ts`, `law.ts`, `penalty.ts`, `denial.ts`
 *                  one kind of slip each: sentences -> findings
 * - `finding.ts`   findings -> contradictions, with their words from the catalogue
 *
 * A rule compares only what bears one name (buckets by noun, law or rare word), so time grows as the text does. To try a
 * rule: add the slip to a text in `fixtures/` and to `fixtures/gold.ts`, with near misses that must stay silent.
 */

/**
 * Where a reply contradicts itself, by kind and then the surest first. Only what a careful reader would most likely
 * agree with is given. The words of most rules are English: of a reply in another language, only sums are checked.
 */
export function contradictionsOf(reply: StateReply, claims: readonly Claim[]): Contradiction[] {
  const isEnglish = reply.language === 'en' || reply.language === 'und'
  const sentences = readSentences(reply, claims)
  const found = [
    ...statedPartsFindings(claims, sentences, !isEnglish),
    ...(isEnglish ? english(reply, sentences) : []),
  ]
  const order = (kind: Finding['kind']) => CONTRADICTION_KINDS.indexOf(kind)
  const shown = found
    .filter(({ confidence }) => confidence >= SHOWN_FROM)
    .sort((a, b) => order(a.kind) - order(b.kind) || b.confidence - a.confidence)
    .map(contradiction)
  const seen = new Set<string>()
  return shown.filter(({ id }) => !seen.has(id) && seen.add(id))
}

function english(reply: StateReply, sentences: readonly Sentence[]): Finding[] {
  const names = namesOf(reply)
  return [
    ...valueFindings(sentences, names, dateOf(reply)),
    ...sumFindings(sentences),
    ...changeFindings(sentences),
    ...shareFindings(sentences),
    ...targetFindings(sentences, yearOf(reply)),
    ...lawFindings(sentences),
    ...denialFindings(sentences, names),
  ]
}

/** Roots of the State's own name and of what its people are called: they limit nothing. */
function namesOf(reply: StateReply): ReadonlySet<string> {
  const words = (reply.stateName ?? '').toLowerCase().split(/[^\p{L}]+/u)
  return new Set(words.filter((word) => word.length > 3).map(root))
}
