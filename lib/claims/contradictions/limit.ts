import { passage, type Finding } from './finding'
import { namedArticles } from './penalty'
import type { Sentence } from './reading'
import { CLOSED, NEUTRAL, PREPOSITIONS, root } from './words'

interface Limit {
  sentence: Sentence
  claim: Sentence['figures'][number]
  hours: number
  article: string | null
  words: ReadonlySet<string>
}

/** Longer or shorter terms of the same rule, for some of those whom it concerns. */
const SPECIAL =
  /\b(?:if|where|in (?:the )?case of|in cases of|except\w*|unless|extend\w*|renew\w*|prolong\w*|previously|formerly|minors?|juveniles?|children|terroris\w*|was|were|had|from ‹)\b/i
const HOURS: Readonly<Record<string, number>> = { hours: 1, days: 24, weeks: 168, months: 730, years: 8766 }
const LAW_WORDS = new Set(
  [
    'article',
    'section',
    'code',
    'act',
    'law',
    'procedure',
    'criminal',
    'accordance',
    'pursuant',
    'provided',
  ].map(root),
)
/** How much of what both say must be the same, with one article for both and without. */
const ALIKE = { sameArticle: 0.5, none: 0.8 }

/** One rule with two limits of time: "for no longer than 48 hours" in one place, "up to 72 hours" in another. */
export function limitFindings(sentences: readonly Sentence[]): Finding[] {
  const byWord = new Map<string, Limit[]>()
  const found: Finding[] = []
  for (const sentence of sentences) {
    const limit = limitOf(sentence)
    if (!limit) continue
    const others = new Set([...limit.words].flatMap((word) => (byWord.get(word) ?? []).slice(0, MOST)))
    const other = [...others].find((one) => clash(one, limit))
    if (other) {
      found.push({
        kind: 'law',
        reason: 'lawLimit',
        values: { first: other.claim.claim.text, second: limit.claim.claim.text },
        passages: [passage(other.sentence, other.claim), passage(sentence, limit.claim)],
        confidence: 0.7,
      })
    }
    for (const word of limit.words) byWord.set(word, [...(byWord.get(word) ?? []).slice(0, MOST), limit])
  }
  return found
}

const MOST = 30

function limitOf(sentence: Sentence): Limit | null {
  const [claim, ...others] = sentence.figures.filter(({ sort }) => sort === 't')
  if (claim?.claim.qualifier !== 'up_to' || others.length > 0 || SPECIAL.test(sentence.template)) return null
  const articles = namedArticles(sentence)
  const words = new Set<string>()
  for (const { lower, isWord } of sentence.tokens) {
    if (!isWord || NEUTRAL.has(lower) || CLOSED.has(lower) || PREPOSITIONS.has(lower)) continue
    const one = root(lower)
    if (one.length > 2 && !LAW_WORDS.has(one) && !HOLDS.has(one)) words.add(one)
  }
  return {
    sentence,
    claim,
    hours: (claim.claim.value ?? 0) * (HOURS[claim.claim.unit ?? ''] ?? 0),
    article: articles.length === 1 ? articles[0]! : null,
    words,
  }
}

/** What is done to those who wait, said in many words. */
const HOLDS = new Set(
  ['hold', 'held', 'keep', 'kept', 'last', 'period', 'longer', 'maximum', 'exceed', 'hour', 'hours'].map(
    root,
  ),
)

function clash(one: Limit, other: Limit): boolean {
  if (one.sentence === other.sentence || one.hours === other.hours || one.hours === 0 || other.hours === 0)
    return false
  const shared = [...one.words].filter((word) => other.words.has(word)).length
  const likeness = shared / (one.words.size + other.words.size - shared)
  if (one.article !== null && other.article !== null && one.article !== other.article) return false
  const isOne = one.article !== null && one.article === other.article
  return shared >= 3 && likeness >= (isOne ? ALIKE.sameArticle : ALIKE.none)
}
