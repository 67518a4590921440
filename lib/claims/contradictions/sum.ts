import { passage, type Finding } from './finding'
import { rounding, written } from './interval'
import { figureAt, type Figure, type Sentence } from './reading'
import { COMPLEMENTS } from './words'

/** How a text gives a total with its parts, from the loosest to the strictest. */
type Bond =
  /** "Of the 480, 210 … and 150 …": the parts may be some of them. */
  | 'some'
  /** "64 visits (31 announced and 33 not)", "They work in …": the parts are most likely all. */
  | 'likely'
  /** "64 visits: …", "comprising", "the remaining 5", "for a total of": the parts are all. */
  | 'all'

/** How far the parts may miss the total, as a share of it, for the text to mean them as its parts. */
const REACH: Record<Bond, { below: number; above: number }> = {
  some: { below: 0.05, above: 0.2 },
  likely: { below: 0.1, above: 0.3 },
  all: { below: 0.5, above: 0.5 },
}
const CONFIDENCE: Record<Bond, number> = { some: 0.7, likely: 0.8, all: 0.9 }

/** Before parts that are only examples. */
const EXAMPLES =
  /\b(?:includ(?:ing|es?|ed)|such as|e\.g\.|among (?:them|which|whom|others)|for example|for instance|notably|in particular|particularly|mainly|mostly|especially|primarily|chiefly|at least|largest|most of)\b/i
const WHOLE =
  /(?::|\b(?:compris(?:es?|ing|ed)|consist(?:s|ing|ed)? of|(?:is|are|was|were) (?:composed|made up) of|made up of|namely|broken down|divided into|as follows|split (?:between|into)|i\.e\.|that is))[^‹]{0,60}$/i
const SOME = /(?:\bof (?:wh(?:om|ich)|them|these|those)|\(of wh(?:om|ich))\b[^‹]{0,60}$/i
const REST = /\b(?:the (?:remaining|rest|remainder|other|others)|remaining)\b/i
/** Between a total and what has nothing to do with it. */
const BREAK =
  /\b(?:compared|against|versus|than|up from|down from|rose|fell|increas|decreas|while|whereas|previous|in addition|plus|as well as)|\d{4}/i
const SUM_BEFORE =
  /(?:\b(?:for|to|making|reach(?:ing|es)?|bring(?:ing|s)? the|giving) (?:a |the )?(?:grand |combined |overall )?total(?: number)?(?: of| to)?|\bbringing the (?:total|number)[^‹,;]{0,40}? to|\btotal(?:l?ing|s)?(?: of)?|\bthat is,?|\bi\.e\.,?|^(?:in total|altogether|in all|all told|together|overall)\b,?[^‹,]{0,40})\s*(?:some |about )?$/i
const SUM_BEHIND = /^[^‹.;]{0,30}\b(?:in total|altogether|in all|all told|overall)\b/i
const MAX_PARTS = 40

/** Parts that do not add up to their total. */
export function sumFindings(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) => [
    ...totalsFirst(sentence),
    ...partsFirst(sentence),
    ...nextSentence(sentence),
    ...outcomes(sentence),
    ...shares(sentence),
    ...remainders(sentence),
  ])
}

/** Of sums of money, the currency may be said with the total alone. */
const isAlike = (total: Figure, part: Figure) =>
  part.sort === total.sort ||
  (total.sort === 'm' && part.sort === 'c' && /\b(?:million|billion|thousand)\b/i.test(part.claim.text))

function between(sentence: Sentence, left: Figure, right: Figure): string {
  const { template } = sentence
  const from = template.indexOf('›', template.indexOf(mark(left))) + 1
  return template.slice(from, template.indexOf(mark(right)))
}

const mark = ({ sort, index }: Figure) => `‹${sort}${index}›`

function behind(sentence: Sentence, figure: Figure): string {
  const { template } = sentence
  return template.slice(template.indexOf('›', template.indexOf(mark(figure))) + 1)
}

/** The total stands before its parts in one sentence. */
function totalsFirst(sentence: Sentence): Finding[] {
  const found: Finding[] = []
  for (const total of sentence.figures) {
    if (!'cm'.includes(total.sort)) continue
    const parts = sentence.figures.slice(total.index + 1).filter((part) => isAlike(total, part))
    if (parts.length === 0) continue
    const gap = between(sentence, total, parts[0]!)
    const bond = bondOf(sentence, total, gap)
    if (bond === null) continue
    const run = runOf(sentence, total, parts, gap)
    const rest = run.some((part, at) => at > 0 && REST.test(between(sentence, run[at - 1]!, part)))
    found.push(...judge(sentence, total, sentence, run, rest ? 'all' : bond))
  }
  return found
}

function bondOf(sentence: Sentence, total: Figure, gap: string): Bond | null {
  if (EXAMPLES.test(gap))
    return splits(gap + behind(sentence, total).slice(0, 160)) && /\bincluding\b/i.test(gap) ? 'some' : null
  if (BREAK.test(gap.replace(/\bin (?:19|20)\d\d\b/g, '').replace(/\b(?:19|20)\d\d[–-](?:19|20)\d\d\b/g, '')))
    return null
  if (WHOLE.test(gap)) return 'all'
  if (/\([^)]*$/.test(gap)) return /of wh(?:om|ich)|of them/i.test(gap) ? 'some' : 'likely'
  if (SOME.test(gap)) return 'some'
  if (/ [–—-] [^‹]{0,40}$/.test(gap)) return 'likely'
  if (/^[^‹;(]{0,60}, $/.test(gap) && !namesHalf(gap) && splits(behind(sentence, total).slice(0, 160)))
    return 'some'
  if (/;[^‹]{0,40}$/.test(gap)) return REST.test(behind(sentence, total)) ? 'all' : null
  const before = sentence.template.slice(0, sentence.template.indexOf(mark(total)))
  if (
    /(?:^|[;,]\s)(?:out )?of (?:(?:the|these|those|all|a total of|some|its)\s+)*$/i.test(before) &&
    gap.includes(',')
  )
    return 'some'
  return null
}

/** Whether the words name both halves of what is split without rest: women and men. */
function splits(text: string): boolean {
  return COMPLEMENTS.some(([one, other]) => one.test(text) && other.test(text))
}

const namesHalf = (text: string) => COMPLEMENTS.some(([one, other]) => one.test(text) || other.test(text))

/** The parts that follow a total, to the end of their brackets or clause. */
function runOf(sentence: Sentence, total: Figure, parts: readonly Figure[], gap: string): Figure[] {
  const run: Figure[] = []
  let last = total
  const inBrackets = /\([^)]*$/.test(gap)
  for (const part of parts) {
    const step = between(sentence, last, part)
    if (run.length > 0) {
      const plain = inBrackets ? step : step.replace(/\([^)]*\)/g, '')
      if (inBrackets && plain.includes(')')) break
      if (/\b(?:including|of wh(?:om|ich)|of them|compared|against|than)\b/i.test(plain)) break
      if (plain.includes(';') && !gap.includes(':') && !REST.test(plain)) break
      if (/\b(?:with|from|by|per|every)\s*$/i.test(plain)) break
    }
    run.push(part)
    last = part
    if (run.length > MAX_PARTS) break
  }
  return run
}

/** "…, for a total of 1,085", "140 places altogether": the parts stand before. */
function partsFirst(sentence: Sentence): Finding[] {
  const found: Finding[] = []
  for (const total of sentence.figures) {
    if (!'cm'.includes(total.sort)) continue
    const at = sentence.template.indexOf(mark(total))
    const before = sentence.template.slice(0, at)
    const after = behind(sentence, total)
    const isAtEnd = SUM_BEHIND.test(after)
    if (!isAtEnd && !SUM_BEFORE.test(before)) continue
    let from = sentence
    let parts = sentence.figures.slice(0, total.index).filter(({ sort }) => sort === total.sort)
    if (
      parts.length === 0 &&
      sentence.previous &&
      /^(?:in total|altogether|in all|all told|together|overall|the total)\b/i.test(sentence.text)
    ) {
      from = sentence.previous
      parts = from.figures.filter(({ sort }) => sort === total.sort)
    }
    if (parts.length < 2 || parts.some((part) => part.claim.value! > total.claim.value!)) continue
    found.push(...judge(sentence, total, from, parts, 'all', 0.3))
  }
  return found
}

/** "12,893 women researchers. They work in natural sciences (3,625), …": the parts stand in the next sentence. */
function nextSentence(sentence: Sentence): Finding[] {
  const parts = sentence.next
  if (!parts || sentence.figures.length === 0) return []
  const opening =
    /^(they|these|all of them|of (?:these|them|those|(?:this|that) (?:number|amount|sum|total)|the total)|among them)\b/i.exec(
      parts.text,
    )
  const isMoney = /^of (?:this|that|the) (?:amount|sum|total)/i.test(parts.text)
  const total = sentence.figures.find(
    ({ sort }) => sort === (isMoney && sentence.figures.some((one) => one.sort === 'm') ? 'm' : 'c'),
  )
  if (!opening || !total || EXAMPLES.test(parts.template)) return []
  const run = parts.figures.filter((part) => part.sort === total.sort)
  const isOf = /^(?:of|among)/i.test(opening[0])
  if (run.length < (isOf ? 2 : 3)) return []
  return judge(
    sentence,
    total,
    parts,
    run,
    REST.test(parts.text) ? 'all' : isOf && !(isMoney && run.length > 2) ? 'some' : 'likely',
  )
}

const DECIDED =
  /\b(?:decid|examin|consider|process|conclud|complet|review|adjudicat|handl|determin|heard|investigat|resolv|settl)\w*\b/i
const OUTCOMES =
  /\b(?:grant|approv|accept|reject|refus|dismiss|den(?:y|ied)|upheld|uphold|withdrawn|discontinu|clos|convict|acquit|inadmissible|founded|unfounded|pending|recogni[sz]|partly)\w*\b/gi

/** "It decided 1,450 applications. Protection was granted in 930 cases and 570 applications were rejected." */
function outcomes(sentence: Sentence): Finding[] {
  const parts = sentence.next
  const counts = sentence.figures.filter(({ sort }) => sort === 'c')
  if (
    !parts ||
    counts.length !== 1 ||
    !DECIDED.test(sentence.text) ||
    /^(?:of|they|these)\b/i.test(parts.text)
  )
    return []
  const run = parts.figures.filter(({ sort }) => sort === 'c')
  const ways = new Set((parts.text.match(OUTCOMES) ?? []).map((word) => word.toLowerCase()))
  if (
    run.length < 2 ||
    ways.size < 2 ||
    EXAMPLES.test(parts.template) ||
    /\b(?:19|20)\d\d\b/.test(parts.text)
  )
    return []
  const noun = /^ ([\p{L}-]+(?: [\p{L}-]+)?)/u.exec(behind(sentence, counts[0]!))?.[1] ?? ''
  const isSame = run.every((part) => {
    const own = /^ ([\p{L}-]+)/u.exec(behind(parts, part))?.[1] ?? ''
    return /^(?:cases?|were|was|and|in|of|persons?|people|applicants?|)$/i.test(own) || noun.includes(own)
  })
  return isSame ? judge(sentence, counts[0]!, parts, run, 'likely') : []
}

/** Says whether the parts miss their total by more than how they are printed lets them. */
function judge(
  sentence: Sentence,
  total: Figure,
  from: Sentence,
  run: readonly Figure[],
  bond: Bond,
  reach = Number.POSITIVE_INFINITY,
): Finding[] {
  if (run.length < 2) return []
  const whole = total.claim.value!
  const values = run.map((part) => part.claim.value!)
  const sum = values.reduce((all, value) => all + value, 0)
  const slack = slackOf([total, ...run]) + whole * 1e-9
  if (whole <= 0 || Math.abs(sum - whole) <= slack) return []
  if (run.some((part) => part.claim.value! > whole) && bond !== 'all') return []
  if (isAnySum(values, whole, slack)) return []
  const text =
    (from === sentence || from.figures.includes(run[0]!) ? between(from, run[0]!, run.at(-1)!) : '') +
    behind(from, run.at(-1)!).slice(0, 60)
  const isSplit = run.length === 2 && splits(text + behind(sentence, total).slice(0, 80))
  const { below, above } = isSplit ? { below: 0.5, above: 0.5 } : REACH[bond]
  const miss = (sum - whole) / whole
  if (miss < -Math.min(below, reach) || miss > Math.min(above, reach)) return []
  if (total.claim.qualifier !== null && total.claim.qualifier !== 'only' && Math.abs(miss) < 0.1) return []
  if (bond === 'some' && !isSplit && !isParallel(from, run)) return []
  return [
    {
      kind: 'sum',
      reason: 'sumParts',
      values: { parts: values.map(written).join(' + '), sum: written(sum), total: written(whole) },
      passages: [passage(sentence, total), passage(from, ...run)],
      confidence: isSplit ? 0.9 : CONFIDENCE[bond],
    },
  ]
}

/** How far a sum may be off as its figures are printed: by rounding, but no more than their finest place. */
function slackOf(figures: readonly Figure[]): number {
  const rough = figures.filter(({ claim }) => claim.qualifier !== null && claim.qualifier !== 'only')
  const halves = figures
    .filter(({ claim }) => /\b(?:million|billion|thousand|mn|bn)/i.test(claim.text))
    .map(({ claim }) => rounding(claim))
  const rounded =
    halves.length === 0
      ? 0
      : Math.min(
          halves.reduce((all, half) => all + half, 0),
          2 * Math.min(...halves),
        )
  return rounded + rough.reduce((all, { claim }) => all + claim.value! * 0.1, 0)
}

/** Whether some of the parts alone make the total: then the others are something else, or parts of parts. */
function isAnySum(values: readonly number[], whole: number, slack: number): boolean {
  let run = 0
  for (const [at, value] of values.entries()) {
    run += value
    if (at > 0 && Math.abs(run - whole) <= slack) return true
  }
  if (values.length > 12 || values.length < 3) return false
  for (const [at] of values.entries()) {
    const rest = values.reduce((all, value, other) => (other === at ? all : all + value), 0)
    if (Math.abs(rest - whole) <= slack) return true
  }
  return false
}

/** Whether the parts are said in one way ("12 in towns and 7 in villages"), as parts that do not overlap mostly are. */
function isParallel(sentence: Sentence, run: readonly Figure[]): boolean {
  const ways = run.map((part) => wayOf(behind(sentence, part)))
  // "400 concerned prisons, 150 police stations and 110 hospitals": the verb is said once.
  if (run.length > 2 && ways[0] === 'verb' && ways.slice(1).every((way) => way === 'noun')) return true
  return ways.every((way) => way === ways[0] || way === 'rest' || ways[0] === 'end')
}

function wayOf(text: string): string {
  const word = /^\s*(?:\([^)]*\)\s*)?([a-z'-]+)/i.exec(text)?.[1]?.toLowerCase()
  if (word === undefined) return 'end'
  if (/^(?:were|was|are|is|have|has|had|been)$/.test(word)) return 'verb'
  if (/^(?:in|for|of|from|by|to|at|on|with|under|against|due|during)$/.test(word))
    return word === 'due' || word === 'to' ? 'to' : word
  return word.endsWith('ed') ? 'verb' : 'noun'
}

const PART_OF = /‹(c\d+)› (?:out )?of (?:(?:the|these|those|all|a total of) )*‹(c\d+)›/
const REMAINING = /\b(?:the )?(?:remaining|other|rest of the) ‹(c\d+)›/i

/** "640 of the 1,280 places. The remaining 740 …": a part and what is left of the whole. */
function remainders(sentence: Sentence): Finding[] {
  const pair = PART_OF.exec(sentence.template)
  if (!pair) return []
  const after = sentence.template.slice(pair.index + pair[0].length)
  const [from, match] = REMAINING.test(after)
    ? [sentence, REMAINING.exec(after)!]
    : [sentence.next, sentence.next && REMAINING.exec(sentence.next.template)]
  if (!from || !match) return []
  const [part, total, rest] = [
    figureAt(sentence, pair[1]!),
    figureAt(sentence, pair[2]!),
    figureAt(from, match[1]!),
  ]
  // "96 of the 214 cases, and 61 were closed. The remaining 67 …": what is counted between is no rest either.
  const limit = from === sentence ? rest.index : sentence.figures.length
  const between = sentence.figures.filter(
    ({ sort, index }) => sort === 'c' && index > total.index && index < limit,
  )
  if (between.length > 0) return []
  return judge(sentence, total, from, [part, rest], 'all')
}

/** "40 per cent are women and 65 per cent are men": two halves of one whole. */
function shares(sentence: Sentence): Finding[] {
  const percents = sentence.figures.filter(({ sort }) => sort === 'p')
  if (percents.length > 2) return manyShares(sentence, percents)
  if (percents.length !== 2) return []
  const [one, other] = percents as [Figure, Figure]
  const labels = [labelOf(behind(sentence, one)), labelOf(behind(sentence, other))] as const
  const isSplit = COMPLEMENTS.some(
    ([left, right]) =>
      (left.test(labels[0]) && right.test(labels[1])) || (right.test(labels[0]) && left.test(labels[1])),
  )
  const sum = one.claim.value! + other.claim.value!
  const slack = rounding(one.claim) + rounding(other.claim) + 0.5
  if (!isSplit || one.claim.qualifier !== null || other.claim.qualifier !== null) return []
  if (Math.abs(sum - 100) <= slack || sum < 85) return []
  return [
    {
      kind: 'sum',
      reason: 'sumShares',
      values: { parts: `${written(one.claim.value!)} + ${written(other.claim.value!)}`, sum: written(sum) },
      passages: [passage(sentence, one, other)],
      confidence: 0.75,
    },
  ]
}

/** "By age, 20 per cent are …, 55 per cent … and 35 per cent …": all shares of one whole, by what opens the sentence. */
function manyShares(sentence: Sentence, percents: readonly Figure[]): Finding[] {
  if (!/^by [\p{L} ]{2,30},/iu.test(sentence.text) && !REST.test(sentence.text)) return []
  if (/\b(?:increas|decreas|ris|rose|fell|compared|against|than|from)\w*\b/i.test(sentence.text)) return []
  if (percents.some(({ claim }) => claim.qualifier !== null || claim.valueTo !== null)) return []
  const sum = percents.reduce((all, { claim }) => all + claim.value!, 0)
  const slack = percents.reduce((all, { claim }) => all + rounding(claim), 0.5)
  if (Math.abs(sum - 100) <= slack || sum < 85 || sum > 130) return []
  return [
    {
      kind: 'sum',
      reason: 'sumShares',
      values: { parts: percents.map(({ claim }) => written(claim.value!)).join(' + '), sum: written(sum) },
      passages: [passage(sentence, ...percents)],
      confidence: 0.65,
    },
  ]
}

/** What a share is a share for: "40 per cent women", "40 per cent of patients are women"; never the whole alone. */
function labelOf(text: string): string {
  const clause = /^[^‹,;]*/.exec(text)![0]
  if (!/^\s*of\b/i.test(clause)) return clause
  return /\b(?:are|were|is|was)\b(.*)$/i.exec(clause)?.[1] ?? ''
}
