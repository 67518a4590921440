import { passage, type Finding } from './finding'
import { rounding, written } from './interval'
import { figureAt, type Figure, type Sentence } from './reading'

const N = '‹(c\\d+)›'
/** "30 per cent of the 200 members, i.e. 72", "one quarter of the 400 judges (150)", "half of the 500". */
const SHARE_OF_WHOLE =
  /(?:‹([pr]\d+)›|\b(half|(?:a|one)[- ](?:third|quarter|fifth|tenth)|two[- ]thirds|three[- ]quarters))(?: of)? (?:(?:the|all|these|its|their|some|about) )*‹(c\d+)›[^‹;.]{0,60}?(?:\(|, (?:or|i\.e\.|that is,?|namely|in other words)) ?(?:(?:some|about|only) )?‹(c\d+)›/gi
const FEW = '(?:(?:the|these|those|all|a total of|some|its|their|about|only|over|other) )*'
/** Part and whole, in the order in which they are printed. */
const PART_OF_WHOLE = [
  // "1,200 of 3,100", "19 of the 161", "540 out of 600"
  new RegExp(`${N} (?:out )?of ${FEW}${N}`, 'g'),
  // "47 girls among the 168 children", "45 judges out of 120"
  new RegExp(`${N} [a-z -]{1,40} (?:out of|among) ${FEW}${N}`, 'gi'),
]
const WHOLE_THEN_PART = [
  // "Of the 168 children in care, 47 are girls", "Out of 1,260 judges, 504 are women"
  new RegExp(
    `(?:^|[;,.] |\\band )(?:out )?of ${FEW}${N}[^‹;]{0,120}?, (?:(?:some|about|only|just|as many as) )*${N}`,
    'gi',
  ),
  // "84 people, of whom 51 are women"
  new RegExp(
    `${N}[^‹;]{0,100}?[,(] ?(?:of (?:wh(?:om|ich)|them|these)|including|among (?:wh(?:om|ich)|them)) (?:(?:some|about|only|just) )*${N}`,
    'gi',
  ),
]
/** A share that is said of the figure directly before it. */
const SAID_BEHIND =
  /^(?:[^‹;.:]{0,70}?[,(]|[^‹;.:,(]{0,40}?)\s*(?:(?:or|i\.e\.|that is|which is|which corresponds to|corresponding to|which represents|representing|which amounts to|equivalent to|accounting for|which accounts for|making up|constituting|amounting to|equal to|is|this is|which makes|being|an? (?:turnout|share|rate|proportion|success rate|conviction rate|ratio) of|or about|approximately|about|some)[, ]+)*(?:about |approximately |nearly |almost |roughly |some |only |just |over |more than )?‹([pr]\d+)›/i
const SAID_BEFORE = /‹(p\d+)›[^‹;]{0,60}\(\s*$/i
const FRACTION =
  /^[^‹;.:]{0,40}?,? ?(?:or|i\.e\.|that is,?|which is|representing|almost|nearly|about) (?:about |almost |nearly )?((?:a|one|two|three)[- ](?:third|thirds|quarter|quarters|fifth|half|tenth)|half|one in (?:two|three|four|five|six|seven|eight|nine|ten))\b/i
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/two[- ]thirds/i, 200 / 3], [/third/i, 100 / 3], [/three[- ]quarters/i, 75], [/quarter/i, 25], [/fifth/i, 20],
  [/tenth/i, 10], [/half/i, 50], [/in two/i, 50], [/in three/i, 100 / 3], [/in four/i, 25], [/in five/i, 20],
  [/in six/i, 100 / 6], [/in seven/i, 100 / 7], [/in eight/i, 12.5], [/in nine/i, 100 / 9], [/in ten/i, 10],
] // prettier-ignore

/** "They granted 4,920 of them", "1,617 of these": the whole has been counted before. */
const OF_THEM = new RegExp(`${N} of (?:them|these|those|their number)\\b`, 'gi')

interface Pair {
  part: Figure
  whole: Figure
  /** What stands before the pair and behind its last figure. */
  before: string
  after: string
}

/** Shares that do not match their counts. */
export function shareFindings(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) => {
    const found: Finding[] = [...sharesOfWholes(sentence), ...listedShares(sentence)]
    for (const pair of pairsOf(sentence)) {
      const finding = judge(sentence, pair)
      if (
        finding &&
        !found.some((known) => known.passages[0]!.claims.at(-1) === finding.passages[0]!.claims.at(-1))
      )
        found.push(finding)
    }
    return found
  })
}

function sharesOfWholes(sentence: Sentence): Finding[] {
  return [...sentence.template.matchAll(SHARE_OF_WHOLE)].flatMap((match) => {
    const figure = match[1] === undefined ? null : figureAt(sentence, match[1])
    const words = match[2]
    const stated = figure ? statedBy(figure) : WORDS.find(([pattern]) => pattern.test(words!))?.[1]
    const [whole, part] = [figureAt(sentence, match[3]!), figureAt(sentence, match[4]!)]
    if (stated === undefined || part.claim.value! > whole.claim.value! || whole.claim.valueTo !== null)
      return []
    const actual = (part.claim.value! / whole.claim.value!) * 100
    const isRough =
      figure === null ||
      figure.sort === 'r' ||
      (figure.claim.qualifier !== null && figure.claim.qualifier !== 'only')
    const slack =
      (isRough ? Math.max(3, stated * 0.1) : rounding(figure.claim) * 2) +
      actual * (looseness(part) + looseness(whole))
    if (Math.abs(actual - stated) <= slack) return []
    return [
      {
        kind: 'share' as const,
        reason: 'shareOf' as const,
        values: {
          part: part.claim.text,
          whole: whole.claim.text,
          stated: figure?.claim.text ?? words!,
          actual: written(Math.round(actual * 10) / 10),
        },
        passages: [passage(sentence, part, whole, ...(figure ? [figure] : []))],
        confidence: 0.75,
      },
    ]
  })
}

const LISTED = /‹(c\d+)›[^‹;]{0,40}?\(‹(p\d+)›\)/g

/** "530 complaints, of which 212 (40 per cent) …, 159 (30 per cent) … and 106 (25 per cent)": one share of a list. */
function listedShares(sentence: Sentence): Finding[] {
  const pairs = Array.from(sentence.template.matchAll(LISTED), ([, part, share]) => ({
    part: figureAt(sentence, part!),
    share: figureAt(sentence, share!),
  }))
  const whole = sentence.figures.find(({ sort }) => sort === 'c')
  if (pairs.length < 3 || !whole || pairs.some(({ part }) => part.claim.value! >= whole.claim.value!))
    return []
  const actual = ({ part }: { part: Figure }) => (part.claim.value! / whole.claim.value!) * 100
  const wrong = pairs.filter(
    (pair) => Math.abs(actual(pair) - pair.share.claim.value!) > rounding(pair.share.claim) * 2,
  )
  const [one, ...others] = wrong
  // That the others fit tells that they are all shares of this whole; the first is judged by itself.
  if (!one || others.length > 0 || one === pairs[0] || one.share.claim.qualifier !== null) return []
  return [
    {
      kind: 'share',
      reason: 'shareOf',
      values: {
        part: one.part.claim.text,
        whole: whole.claim.text,
        stated: one.share.claim.text,
        actual: written(Math.round(actual(one) * 10) / 10),
      },
      passages: [passage(sentence, one.part, whole, one.share)],
      confidence: 0.75,
    },
  ]
}

/** A share in per cent, also where it is printed as "one in five" or "two thirds". */
const statedBy = ({ sort, claim }: Figure) => (sort === 'r' ? claim.value! * 100 : claim.value!)

function pairsOf(sentence: Sentence): Pair[] {
  const { template } = sentence
  const pairs: Pair[] = []
  const add = (match: RegExpExecArray, part: Figure, whole: Figure) => {
    if (pairs.some((known) => known.part === part)) return
    const last = part.index > whole.index ? part : whole
    const end = template.indexOf('›', template.indexOf(`‹${last.sort}${last.index}›`)) + 1
    pairs.push({ part, whole, before: template.slice(0, match.index), after: template.slice(end) })
  }
  for (const pattern of PART_OF_WHOLE)
    for (const match of template.matchAll(pattern))
      add(match, figureAt(sentence, match[1]!), figureAt(sentence, match[2]!))
  for (const pattern of WHOLE_THEN_PART)
    for (const match of template.matchAll(pattern))
      add(match, figureAt(sentence, match[2]!), figureAt(sentence, match[1]!))
  for (const match of template.matchAll(OF_THEM)) {
    const part = figureAt(sentence, match[1]!)
    const before = sentence.figures.filter(({ index, sort }) => index < part.index && sort === 'c')
    const whole = before.at(-1) ?? sentence.previous?.figures.find(({ sort }) => sort === 'c')
    if (!whole || pairs.some((known) => known.part === part)) continue
    const end = match.index + match[0].length
    pairs.push({ part, whole, before: template.slice(0, match.index), after: template.slice(end) })
  }
  return pairs.filter(({ part, whole }) => part.claim.value! <= whole.claim.value! && whole.claim.value! > 0)
}

function judge(sentence: Sentence, { part, whole, before, after }: Pair): Finding | null {
  const actual = (part.claim.value! / whole.claim.value!) * 100
  const share = SAID_BEHIND.exec(after)?.[1] ?? SAID_BEFORE.exec(before)?.[1]
  const figure = share === undefined ? null : figureAt(sentence, share)
  let stated = figure ? statedBy(figure) : undefined
  let slack = 0
  if (figure) {
    if (
      figure.claim.valueTo !== null ||
      /\b(?:more|less|fewer|higher|lower|increase|decrease|points?)\b/i.test(afterOf(sentence, figure))
    )
      return null
    slack = figure.sort === 'r' ? Math.max(2.5, actual * 0.1) : rounding(figure.claim) * 2
    if (figure.claim.qualifier && figure.claim.qualifier !== 'only') slack = Math.max(slack, stated! * 0.1)
  } else {
    const words = FRACTION.exec(after)?.[1]
    if (words === undefined) return null
    stated = WORDS.find(([pattern]) => pattern.test(words))?.[1]
    slack = Math.max(2.5, actual * 0.1)
  }
  if (stated === undefined) return null
  slack += actual * (looseness(part) + looseness(whole))
  if (Math.abs(actual - stated) <= slack || isOtherShare(sentence, stated, slack)) return null
  return {
    kind: 'share',
    reason: 'shareOf',
    values: {
      part: part.claim.text,
      whole: whole.claim.text,
      stated: figure?.claim.text ?? `${written(stated)} per cent`,
      actual: written(Math.round(actual * 10) / 10),
    },
    passages: [passage(sentence, part, whole, ...(figure ? [figure] : []))],
    confidence: 0.85,
  }
}

function afterOf(sentence: Sentence, figure: Figure): string {
  const at = sentence.template.indexOf(`‹${figure.sort}${figure.index}›`)
  return sentence.template.slice(at, at + 30)
}

const looseness = ({ claim }: Figure) =>
  claim.qualifier && claim.qualifier !== 'only' ? 0.1 : rounding(claim) / claim.value!

/** Whether the share is that of two other counts of the sentence or the one before: then it says something else. */
function isOtherShare(sentence: Sentence, stated: number, slack: number): boolean {
  const counts = [...(sentence.previous?.figures ?? []), ...sentence.figures]
    .filter(({ sort }) => sort === 'c')
    .slice(-12)
  return counts.some((one) =>
    counts.some(
      (other) =>
        one !== other &&
        other.claim.value! > one.claim.value! &&
        Math.abs((one.claim.value! / other.claim.value!) * 100 - stated) <= Math.min(slack, 0.6),
    ),
  )
}
