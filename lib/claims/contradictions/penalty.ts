import type { Claim } from '../types'
import { passage, type Finding } from './finding'
import { figureAt, type Sentence } from './reading'
import { CLOSED, NEUTRAL, PREPOSITIONS, root } from './words'

interface Penalty {
  sentence: Sentence
  claims: string[]
  /** Months; null where the text gives no such end. */
  low: number | null
  high: number | null
  /** Ends of all the terms that the sentence gives, graver cases included. */
  all: number[]
  printed: string
}

const T = '‹t(\\d+)›'
const OF_PRISON =
  "(?:of |'s? |' )?(?:imprisonment|deprivation of liberty|in prison|prison|custody|restriction of (?:liberty|freedom)|hard labour|detention|incarceration|confinement)"
/** Terms of imprisonment; a range may be one figure or two. */
const TERMS = [
  new RegExp(
    `(?:(up to|not exceeding|at most|a maximum of|no more than|at least|a minimum of|not less than) )?${T}(?: (?:to|and|or) ${T})?,?'? ?(?:${OF_PRISON})`,
    'gi',
  ),
  new RegExp(
    `\\b(?:imprisonment|deprivation of liberty|incarceration|prison (?:term|sentence)s?|custodial sentence|sentence|term)\\b(?: for| of| ranging)?(?: a (?:term|period))?(?: of| from| between)?(?: (up to|not exceeding|at most|a maximum of|no more than|at least|a minimum of|not less than))? ${T}(?: (?:to|and) ${T})?`,
    'gi',
  ),
  new RegExp(
    `\\b(?:punish\\w*|penalt\\w+|sentence[ds]?|carr(?:y|ies))\\b[^‹;]{0,50}?(?:(up to|at least) )?${T}(?: (?:to|and) ${T})?`,
    'gi',
  ),
]
const GRAVER =
  /\b(?:if|where|when|aggravat\w*|serious|grave|grievous|repeat\w*|minor|under \w+ years|weapon|group|dies|death|resulting|especially)\b/i
const MONTHS: Readonly<Record<string, number>> = {
  years: 12,
  months: 1,
  weeks: 0.25,
  days: 1 / 30,
  hours: 0,
  minutes: 0,
}

/** One article with two penalties. */
export function penaltyFindings(sentences: readonly Sentence[]): Finding[] {
  const byArticle = new Map<string, Penalty[]>()
  for (const sentence of sentences) {
    for (const [sort, penalty] of [
      ['term', penaltyOf(sentence)],
      ['fine', fineOf(sentence)],
    ] as const) {
      if (!penalty) continue
      const articles = articlesOf(sentence)
      for (const article of articles.length > 0 ? articles : offencesOf(sentence)) {
        const key = `${sort} ${article}`
        const list = byArticle.get(key)
        if (list) list.push(penalty)
        else byArticle.set(key, [penalty])
      }
    }
  }
  const found: Finding[] = []
  const seen = new Set<string>()
  for (const [key, penalties] of byArticle) {
    const law = key.slice(5)
    const [first] = penalties
    if (!first || !penalties.some((other) => clash(first, other))) continue
    const clashing = penalties.filter((one) => one === first || clash(first, one))
    // A prison term and a fine of the same two passages are one contradiction.
    const places = clashing.map(({ sentence }) => sentence.order).join(' ')
    if (seen.has(places)) continue
    seen.add(places)
    found.push({
      kind: 'law',
      reason: 'lawPenalty',
      values: {
        law: /^\d/.test(law) ? `article ${law.replace(' ', ' of the ')}` : offenceIn(first.sentence),
        first: first.printed,
        second: clashing.find((one) => one !== first)!.printed,
      },
      passages: clashing.map(({ sentence, claims }) => ({ ...passage(sentence), claims })),
      confidence: 0.85,
    })
  }
  return found
}

function clash(one: Penalty, other: Penalty): boolean {
  if (one.sentence === other.sentence) return false
  const differs = (left: number | null, right: number | null) =>
    left !== null && right !== null && left !== right
  if (!differs(one.high, other.high) && !differs(one.low, other.low)) return false
  // One may speak of the graver case that the other gives as well.
  const [top, otherTop] = [Math.max(...one.all), Math.max(...other.all)]
  if (top === otherTop && !differs(one.low, other.low)) return false
  return !(one.high !== null && other.all.includes(one.high) && one.all.length !== other.all.length)
}

/** The article that a sentence names, or that the sentence before names when this one goes on about it. */
function articlesOf(sentence: Sentence): string[] {
  const own = namedArticles(sentence)
  if (own.length > 0 || !sentence.previous) return own.length === 1 ? own : []
  const refers =
    /^(?:It|This (?:article|provision|offence|crime|section)|The (?:article|section|provision|penalty|offence|punishment|sentence)|Such (?:acts|offences))\b/.test(
      sentence.text,
    )
  const before = refers ? namedArticles(sentence.previous) : []
  return before.length === 1 ? before : []
}

const OFFENCES = [
  /\b(?:penalt(?:y|ies)|punishment|sentence|sanction)s? (?:laid down |provided |prescribed )?for ([^,.;()]{3,60}?) (?:is|are|was|ranges?|may)\b/i,
  /^(?:[^,;]{0,60}, )?([^,.;()]{3,60}?) (?:is|are) (?:an offence |a crime )?(?:also )?(?:punishable|punished|liable)\b/i,
  /^(?:[^,;]{0,60}, )?([^,.;()]{3,60}?) carr(?:y|ies)\b/i,
]

const offenceIn = (sentence: Sentence) =>
  OFFENCES.map((pattern) => pattern.exec(sentence.text)?.[1])
    .find(Boolean)
    ?.trim()
    .replace(/^The /, 'the ') ?? ''

/** What is punished, where no article says it: "the penalty for stalking", "stalking is punishable by". */
function offencesOf(sentence: Sentence): string[] {
  const offence = OFFENCES.map((pattern) => pattern.exec(sentence.text)?.[1]).find(Boolean)
  if (
    offence === undefined ||
    /\b(?:it|this|they|such|which|who|person|perpetrators?|offenders?|failure|violations?)\b/i.test(offence)
  )
    return []
  const words = (offence.toLowerCase().match(/[a-z-]{3,}/g) ?? []).filter(
    (word) =>
      !NEUTRAL.has(word) &&
      !CLOSED.has(word) &&
      !PREPOSITIONS.has(word) &&
      !/^(?:offence|crime|act|acts|maximum|minimum)$/.test(word),
  )
  return words.length === 0 ? [] : [[...new Set(words.map(root))].sort().join(' ')]
}

/** The articles that a sentence names, each with its law: `46 criminal code`; of treaties none, which punish nobody. */
export function namedArticles(sentence: Sentence): string[] {
  const laws = sentence.claims.flatMap(({ law }: Claim) => (law && law.type !== 'treaty' ? [law] : []))
  const names = [...new Set(laws.filter(({ type }) => type !== 'unnamed').map(({ name }) => name))]
  return [
    ...new Set(
      laws.flatMap(({ articles, name, type }) =>
        articles.map((article) => {
          const law = type === 'unnamed' ? (names.length === 1 ? names[0] : 'criminal code') : name
          return `${article.replace(/[–‑]/g, '-').replace(/\(.*$/, '')} ${law}`
        }),
      ),
    ),
  ]
}

const FINE =
  /\bfines? (?:of|from|between|ranging from|amounting to|not exceeding|up to)?\s*(?:(up to|not exceeding|a maximum of|at least|a minimum of) )?‹([cm]\d+)›(?: (?:to|and) ‹([cm]\d+)›)?/i

function fineOf(sentence: Sentence): Penalty | null {
  const match = FINE.exec(sentence.template)
  if (!match || GRAVER.test(sentence.template.slice(0, match.index))) return null
  const first = figureAt(sentence, match[2]!).claim
  const last = match[3] === undefined ? first : figureAt(sentence, match[3]).claim
  const limit = /fines? (up to|not exceeding)/i.exec(match[0])?.[1] ?? match[1] ?? ''
  const isUpTo = /up to|exceed|maximum/i.test(limit) || first.qualifier === 'up_to'
  const isAtLeast = /least|minimum/i.test(limit) || first.qualifier === 'at_least'
  const [low, high] = [isUpTo ? null : first.value!, isAtLeast ? null : (last.valueTo ?? last.value!)]
  return {
    sentence,
    claims: [...new Set([first.id, last.id])].filter(Boolean),
    low,
    high,
    all: [low, high].filter((end) => end !== null),
    printed: sentence.paragraph.text.slice(first.start, last.end),
  }
}

function penaltyOf(sentence: Sentence): Penalty | null {
  const terms: {
    low: number | null
    high: number | null
    index: number
    claims: string[]
    printed: string
  }[] = []
  const used = new Set<number>()
  for (const pattern of TERMS) {
    for (const match of sentence.template.matchAll(pattern)) {
      const [, limit, one, other] = match
      if (one === undefined || used.has(Number(one))) continue
      const first = figureAt(sentence, one).claim
      const last = other === undefined ? first : figureAt(sentence, other).claim
      used.add(Number(one))
      if (other !== undefined) used.add(Number(other))
      const unit = MONTHS[last.unit ?? 'years'] ?? 12
      const from = first.value! * unit
      const to = (last.valueTo ?? last.value!) * unit
      const isUpTo =
        /up to|exceed|most|maximum|no more/i.test(limit ?? '') ||
        first.qualifier === 'up_to' ||
        first.qualifier === 'under'
      const isAtLeast =
        /least|minimum|not less/i.test(limit ?? '') ||
        first.qualifier === 'at_least' ||
        first.qualifier === 'over'
      terms.push({
        low: isUpTo ? null : from,
        high: isAtLeast ? null : to,
        index: match.index,
        claims: [...new Set([first.id, last.id])],
        printed: sentence.paragraph.text.slice(first.start, last.end),
      })
    }
  }
  if (terms.length === 0) return null
  terms.sort((a, b) => a.index - b.index)
  const base = terms.find(({ index }, at) => at === 0 && !GRAVER.test(sentence.template.slice(0, index)))
  if (!base) return null
  const ends = sentence.figures.flatMap(({ sort, claim }) =>
    sort === 't'
      ? [claim.value, claim.valueTo].flatMap((end) =>
          end === null ? [] : [end * (MONTHS[claim.unit ?? ''] ?? 0)],
        )
      : [],
  )
  return {
    sentence,
    ...base,
    all: [...ends, ...terms.flatMap(({ low, high }) => [low, high].filter((end) => end !== null))],
  }
}
