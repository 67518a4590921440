import type { Token } from '../tokens'
import type { Claim } from '../types'
import { passage, type Finding, type Passage } from './finding'
import { limitFindings } from './limit'
import { penaltyFindings } from './penalty'
import type { Sentence } from './reading'
import { CLOSED, NEUTRAL, PREPOSITIONS, root } from './words'

type Event = 'adopted' | 'force' | 'signed' | 'ratified'

interface Dated {
  sentence: Sentence
  claim: Claim
  event: Event
  /** ISO 8601, as far as it is given. */
  date: string
  printed: string
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
const DATE = `(?:(\\d{1,2}) )?(?:(${MONTHS.join('|')}) )?((?:18|19|20)\\d\\d)`
const EVENTS: readonly (readonly [Event, string])[] = [
  ['ratified', 'ratified|ratification|acceded|accession'],
  ['signed', 'signed|signature'],
  [
    'force',
    '(?:entered|came|brought|put|enters|coming|entry) into (?:force|effect)|took effect|has been in force|in force',
  ],
  ['adopted', 'adopted|enacted|passed|approved|promulgated|dates? (?:from|back to)|adoption'],
]
/** Said of a law that another took the place of: then one name stands for two laws. */
const REPLACED =
  /\b(?:(?:was|were|been|is) (?:since )?(?:replaced|repealed|superseded)|(?:repeal\w*|replac\w+|supersed\w+) (?:by )?the (?:\w+ ){0,8}(?:act|law|code|decree)|former|previous|old|new(?:ly)? (?:act|law|code|version)|abrogat\w+)\b/i
/** A name of fewer words than this could be that of many laws. */
const MIN_WORDS = 2

/** One law with two dates, numbers, penalties or descriptions. */
export function lawFindings(sentences: readonly Sentence[]): Finding[] {
  return [
    ...dateFindings(sentences),
    ...numberFindings(sentences),
    ...penaltyFindings(sentences),
    ...limitFindings(sentences),
    ...titleFindings(sentences),
    ...offenceFindings(sentences),
  ]
}

function dateFindings(sentences: readonly Sentence[]): Finding[] {
  const replaced = new Set<string>()
  const byLaw = new Map<string, Dated[]>()
  const byNumber = new Map<string, Dated[]>()
  for (const sentence of sentences) {
    for (const claim of sentence.claims) {
      const { law } = claim
      if (!law) continue
      const key = `${law.type} ${law.name}`
      if (REPLACED.test(sentence.text)) replaced.add(key)
      const words = law.name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)
      for (const dated of datesOf(sentence, claim)) {
        if (words.length >= MIN_WORDS) push(byLaw, `${key} ${dated.event}`, dated)
        if (law.number !== null && dated.event === 'adopted')
          push(
            byNumber,
            `${law.type} ${law.name} ${law.number} ${/\D/.test(law.number) ? '' : dated.date.slice(0, 4)}`,
            dated,
          )
      }
    }
  }
  const found: Finding[] = []
  const used = new Set<string>()
  const add = (group: readonly Dated[], confidence: number) => {
    const [first] = group
    if (!first || !group.some((other) => differ(first, other)) || used.has(first.claim.id)) return
    const clashing = group.filter((one) => one === first || differ(first, one))
    if (new Set(clashing.map(({ sentence }) => sentence)).size < 2) return
    for (const { claim } of clashing) used.add(claim.id)
    found.push({
      kind: 'law',
      reason: 'lawDate',
      values: {
        law: nameOf(first.claim),
        first: first.printed,
        second: clashing.find((one) => one !== first)!.printed,
      },
      passages: clashing.map(passageOf),
      confidence,
    })
  }
  for (const group of byNumber.values()) add(group, 0.8)
  for (const [key, group] of byLaw)
    if (![...replaced].some((name) => key.startsWith(`${name} `))) add(group, 0.85)
  return found
}

/** One decree of one day, on one matter, with two numbers. */
function numberFindings(sentences: readonly Sentence[]): Finding[] {
  const byDay = new Map<string, { sentence: Sentence; claim: Claim; words: Set<string> }[]>()
  for (const sentence of sentences) {
    for (const claim of sentence.claims) {
      const { law } = claim
      if (!law || law.number === null || law.date === null) continue
      const isOwnName =
        /^(?:act|code)$/.test(law.type) && law.name.split(' ').length > 2 && !/amend/.test(law.name)
      if (law.date.length !== 10 && !isOwnName) continue
      const rest = sentence.tokens.filter(({ start, end }) => end <= claim.start || start >= claim.end)
      push(
        byDay,
        law.date.length === 10 ? `${law.type} ${law.date}` : `${law.name} ${law.date.slice(0, 4)}`,
        {
          sentence,
          claim,
          words: new Set(rest.filter(isTelling).map(({ lower }) => root(lower))),
        },
      )
    }
  }
  const found: Finding[] = []
  for (const [first, ...others] of byDay.values()) {
    const other = others.find(
      ({ sentence, claim, words }) =>
        sentence !== first!.sentence &&
        claim.law!.number !== first!.claim.law!.number &&
        (isNamed(claim, first!.claim) || [...words].filter((word) => first!.words.has(word)).length >= 3),
    )
    if (!other) continue
    found.push({
      kind: 'law',
      reason: 'lawNumber',
      values: {
        law: `${nameOf(first!.claim).replace(/(?:, (?:Act|Law|Decree))?,? Nos?\..*$/, '')}`,
        first: `No. ${first!.claim.law!.number}`,
        second: `No. ${other.claim.law!.number}`,
      },
      passages: [first!, other].map(({ sentence, claim }) => ({ ...passage(sentence), claims: [claim.id] })),
      confidence: 0.7,
    })
  }
  return found
}

/** Whether two laws of one day have the same title, and not only the same kind. */
const isNamed = (one: Claim, other: Claim) =>
  one.law!.name === other.law!.name && one.law!.name.split(' ').length > 3

const isTelling = ({ isWord, lower }: Token) =>
  isWord && lower.length > 3 && !NEUTRAL.has(lower) && !CLOSED.has(lower) && !PREPOSITIONS.has(lower)

const passageOf = ({ sentence, claim }: Dated): Passage => ({ ...passage(sentence), claims: [claim.id] })

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}

/** Two dates clash where both say as much; "2015" does not clash with a day of that year. */
function differ(one: Dated, other: Dated): boolean {
  const length = Math.min(one.date.length, other.date.length)
  return one.date.slice(0, length) !== other.date.slice(0, length)
}

function isoDate(day: string | undefined, month: string | undefined, year: string): string {
  if (!month) return year
  const number = String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')
  return day ? `${year}-${number}-${day.padStart(2, '0')}` : `${year}-${number}`
}

/** The dates that a sentence gives a law, each with what happened then. */
function datesOf(sentence: Sentence, claim: Claim): Dated[] {
  const text = sentence.text
  const [from, to] = [claim.start - sentence.start, claim.end - sentence.start]
  const found: Dated[] = []
  const own = claim.law!.date
  if (own !== null) found.push({ sentence, claim, event: 'adopted', date: own, printed: printedDate(own) })
  // Names of other laws part what belongs to this one.
  const others = sentence.claims.filter(
    (other) => other.law && other !== claim && !isBracketed(text, to, other.start - sentence.start),
  )
  const end = Math.min(
    text.length,
    ...others.filter(({ start }) => start >= claim.end).map(({ start }) => start - sentence.start),
  )
  const start = Math.max(
    0,
    ...others.filter((other) => other.end <= claim.start).map((other) => other.end - sentence.start),
  )
  const behind = text.slice(to, end)
  const before = text.slice(start, from)
  // "Amendments to the Code were adopted in 2021."
  if (
    /\b(?:amendments?|changes?|revisions?|additions?|supplements?|regulations?|by-laws?|chapters?|articles?|sections?|provisions?|parts?) (?:to|of|under|in|on|implementing) (?:the )?$/i.test(
      before,
    )
  )
    return found
  for (const [event, words] of EVENTS) {
    const said = new RegExp(
      `^(?:\\s*\\([^)]*\\))?[^;.()]{0,40}?\\b(?:was|were|is|has been|which|that|,)?[^;.()]{0,25}?\\b(?:${words})(?! (?:by|for|to) the (?:amend|revis))[^;.]{0,50}?\\b(?:in|on|of|from|since|to) (?:the year )?${DATE}`,
      'i',
    ).exec(behind)
    if (said && !/\b(?:amend|revis|supplement|updat)\w*/i.test(said[0])) {
      found.push(dated(sentence, claim, event, said))
      continue
    }
    // "Ratified the Optional Protocol in 2010."
    const verb = new RegExp(`\\b(?:${words})(?: (?:to|of))?(?: the)?(?: \\w+){0,2}\\s*$`, 'i').test(before)
    const date = verb ? new RegExp(`^[^;.,()]{0,80}?\\b(?:in|on) ${DATE}`, 'i').exec(behind) : null
    if (date) found.push(dated(sentence, claim, event, date))
  }
  return found
}

/** "The Language Law (Law No. 61/2008) was passed": what stands in brackets is the same law. */
const isBracketed = (text: string, from: number, to: number) =>
  to >= from && /^\s*\($/.test(text.slice(from, to))

function dated(sentence: Sentence, claim: Claim, event: Event, match: RegExpExecArray): Dated {
  const [day, month, year] = match.slice(-3)
  return {
    sentence,
    claim,
    event,
    date: isoDate(day, month, year!),
    printed: [day, month, year].filter(Boolean).join(' '),
  }
}

function printedDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  const name = month === undefined ? '' : MONTHS[Number(month) - 1]!
  return [day === undefined ? '' : Number(day), name.charAt(0).toUpperCase() + name.slice(1), year]
    .filter(Boolean)
    .join(' ')
}

/** The law as it is printed, without its date. */
const nameOf = (claim: Claim) =>
  claim.text.replace(/,? (?:of|dated) (?:\d|[A-Z]\w+ \d).*$/, '').replace(/\s*\([^)]*$/, '')

const TITLED =
  /\b(?:[Aa]rticles?|[Aa]rts?\.|[Ss]ections?)\s+(\d+(?:[-–‑]\d+)?)(?:,? of the ([^,;.()]{3,60}?))?\s*\(([A-Z][\p{L}' -]{3,60})\)(?: of the ([A-Z][^,;.()]{3,60}?(?:Code|Act|Law)))?/gu

/** One article with two titles, or one title with two articles of one code. */
function titleFindings(sentences: readonly Sentence[]): Finding[] {
  const byArticle = new Map<string, { sentence: Sentence; title: string; number: string }[]>()
  const byTitle = new Map<string, { sentence: Sentence; title: string; number: string }[]>()
  for (const sentence of sentences) {
    for (const match of sentence.text.matchAll(TITLED)) {
      const number = match[1]!.replace(/[–‑]/g, '-')
      const printed = match[2] ?? match[4]
      const laws = [
        ...new Set(sentence.claims.flatMap(({ law }) => (law && law.type !== 'unnamed' ? [law.name] : []))),
      ]
      const code = printed?.toLowerCase() ?? (laws.length === 1 ? laws[0]! : null)
      if (code === null) continue
      const title = match[3]!
      push(byArticle, `${code} ${number}`, { sentence, title, number })
      push(byTitle, `${code} ${title.toLowerCase()}`, { sentence, title, number })
    }
  }
  const found: Finding[] = []
  for (const group of byArticle.values()) {
    const first = group[0]!
    const other = group.find(({ title }) => !shareWords(title, first.title))
    if (other)
      found.push(
        found2('lawDescription', first.number, first.title, other.title, [first.sentence, other.sentence]),
      )
  }
  for (const group of byTitle.values()) {
    const first = group[0]!
    const other = group.find(({ number }) => number !== first.number)
    if (other)
      found.push(
        found2('lawArticle', first.title, first.number, other.number, [first.sentence, other.sentence]),
      )
  }
  return found
}

const ARTICLE = '(?:article|section|art\\.) (\\d+(?:[-–‑]\\d+)?)'
const DEFINED = [
  new RegExp(
    `(?:^|, )([^,;.()]{3,60}?) (?:is|are|has been) (?:a crime|an offence|criminali[sz]ed|defined|punishable|punished|prohibited) (?:by|under|in|pursuant to|in accordance with) ${ARTICLE} of the ([A-Z][^,;.()]{2,50}?(?:Code|Act|Law))`,
    'i',
  ),
  new RegExp(
    `()${ARTICLE} of the ([A-Z][^,;.()]{2,50}?(?:Code|Act|Law))(?:,)? (?:criminali[sz]es|defines|punishes|prohibits|deals with|covers) ([^,;.()]{3,60})`,
    'i',
  ),
]

/** "Stalking is criminalized by article 112", "Article 121 criminalizes stalking". */
function offenceFindings(sentences: readonly Sentence[]): Finding[] {
  const byOffence = new Map<string, { sentence: Sentence; number: string; offence: string }[]>()
  for (const sentence of sentences) {
    for (const pattern of DEFINED) {
      const match = pattern.exec(sentence.text)
      if (!match) continue
      const offence = (match[1] || match[4])!.trim()
      const words = (offence.toLowerCase().match(/[a-z-]{3,}/g) ?? []).filter(
        (word) => !NEUTRAL.has(word) && !CLOSED.has(word) && !PREPOSITIONS.has(word),
      )
      if (words.length === 0 || /\b(?:it|this|which|such|acts?)\b/i.test(offence)) continue
      push(byOffence, `${match[3]!.toLowerCase()} ${[...new Set(words.map(root))].sort().join(' ')}`, {
        sentence,
        number: match[2]!.replace(/[–‑]/g, '-'),
        offence,
      })
    }
  }
  return [...byOffence.values()].flatMap(([first, ...others]) => {
    const other = others.find(
      ({ number, sentence }) => number !== first!.number && sentence !== first!.sentence,
    )
    return other
      ? [found2('lawArticle', first!.offence, first!.number, other.number, [first!.sentence, other.sentence])]
      : []
  })
}

function found2(
  reason: 'lawDescription' | 'lawArticle',
  law: string,
  first: string,
  second: string,
  at: Sentence[],
): Finding {
  return {
    kind: 'law',
    reason,
    values: { law, first, second },
    passages: at.map((sentence) => passage(sentence)),
    confidence: 0.7,
  }
}

function shareWords(one: string, other: string): boolean {
  const words = new Set(
    one
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 3)
      .map(root),
  )
  return other
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => word.length > 3 && words.has(root(word)))
}
