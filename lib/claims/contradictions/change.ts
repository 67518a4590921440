import { passage, type Finding } from './finding'
import { rounding, written } from './interval'
import { figureAt, type Figure, type Sentence } from './reading'

const UP =
  'increas\\w*|ris(?:e|es|en|ing)|rose|gr[eo]w\\w*|growth|went up|going up|climb\\w*|jump\\w*|rais\\w+|expand\\w*|expansion|improv\\w*|surg\\w+|widen\\w*|lengthen\\w*|up'
const DOWN =
  'decreas\\w*|declin\\w*|f[ae]ll(?:s|en|ing)?|drop\\w*|went down|going down|gone down|reduc\\w*|cut(?:s|ting)?|lower\\w*|shr[aiu]nk\\w*|down|diminish\\w*|narrow\\w*|shorten\\w*'
const FACTORS: Readonly<Record<string, number>> = {
  double: 2, doubled: 2, doubling: 2, triple: 3, tripled: 3, trebled: 3, quadrupled: 4, quintupled: 5, halved: 0.5,
  halving: 0.5, twofold: 2, threefold: 3, fourfold: 4, fivefold: 5, tenfold: 10, 'two-fold': 2, 'three-fold': 3,
} // prettier-ignore
const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\btwo[- ]thirds\b/i, 66.67],
  [/\b(?:a|one)[- ]third\b/i, 33.33],
  [/\bthree[- ]quarters\b/i, 75],
  [/\b(?:a|one)[- ](?:quarter|fourth)\b/i, 25],
  [/\b(?:a|one)[- ]fifth\b/i, 20],
  [/\b(?:a|one)[- ]half\b|\bby half\b/i, 50],
]

const N = '‹([cmporat]\\d+)›'
const FROM_TO = new RegExp(
  `\\bfrom (?:(?:some|about|just|an?|the|average of) )*${N}([^‹;]{0,60}?)\\bto (?:(?:some|about|over|more than|only|just) )*${N}`,
  'g',
)
const AGAINST = new RegExp(
  `${N}([^‹;.]{0,60}?)[,(] ?(?:as )?(?:compared (?:with|to)|against|versus|up from|down from|from)(?: (?:only|some|about))? ${N}`,
  'g',
)
const THEN = new RegExp(
  `${N}([^‹;.]{0,50}?)(?:,| and) (?:as )?(?:compared (?:with|to)|against|versus) ${N}`,
  'g',
)
const UP_WORD = new RegExp(`\\b(?:${UP})\\b`, 'i')
const DOWN_WORD = new RegExp(`\\b(?:${DOWN})\\b`, 'i')
const STATED = new RegExp(
  `\\b(?:by|(?:an?|the) (?:(?:overall|total|net) )?(?:increase|rise|growth|jump|reduction|decrease|drop|decline|fall|cut|improvement|gain) of|(?:increase|rise|growth|reduction|decrease|drop|decline|fall) of|i\\.e\\.(?: by)?|or(?: by)?|that is,?(?: by)?)\\s*(?:about |some |around |almost |nearly |approximately |roughly |more than |over )?‹(p\\d+)›`,
  'i',
)
const MORE =
  /‹(p\d+)› (?:more|less|fewer|higher|lower|increase|decrease|rise|drop|reduction|growth|decline)\b/i

interface Change {
  from: Figure
  to: Figure
  /** Whether the words say that it went up (1), down (-1) or nothing of that. */
  direction: 1 | -1 | 0
  /** The sentence's words but for the two figures, in which the size of the change may be said. */
  rest: string
}

/** Changes whose stated size or direction is not that of their figures. */
export function changeFindings(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) =>
    changesOf(sentence).flatMap((change) => {
      const finding =
        wrongDirection(sentence, change) ?? wrongFactor(sentence, change) ?? wrongSize(sentence, change)
      return finding ? [finding] : []
    }),
  )
}

/** "from 22 to 30", "30, against 22": what a sentence says to have changed. */
export function changesOf(sentence: Sentence): Change[] {
  const changes: Change[] = []
  const add = (match: RegExpExecArray | RegExpMatchArray, from: string, to: string) => {
    const [one, other] = [figureAt(sentence, from), figureAt(sentence, to)]
    if (!isComparable(one, other) || changes.some((known) => known.from === one || known.to === other)) return
    const end = match.index! + match[0].length
    const before = clauseBefore(sentence.template.slice(0, match.index))
    const after = /^[^;]*/.exec(sentence.template.slice(end))![0]
    changes.push({
      from: one,
      to: other,
      direction: directionOf(before, match[2] ?? '', after, match[0]),
      rest: `${before} | ${after}`,
    })
  }
  for (const match of sentence.template.matchAll(FROM_TO)) add(match, match[1]!, match[3]!)
  for (const match of sentence.template.matchAll(AGAINST)) add(match, match[3]!, match[1]!)
  for (const match of sentence.template.matchAll(THEN)) add(match, match[3]!, match[1]!)
  return changes
}

/** The unit may be said with the second figure alone: "from 23.6 to 39.9 per cent". */
function isComparable(one: Figure, other: Figure): boolean {
  if (one.claim.valueTo !== null || other.claim.valueTo !== null) return false
  return one.sort === other.sort || (one.sort === 'c' && !/[a-z]/i.test(one.claim.text))
}

function clauseBefore(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(';'), text.lastIndexOf('.') === text.length - 1 ? -1 : -1) + 1)
}

function directionOf(before: string, _middle: string, after: string, whole: string): Change['direction'] {
  if (/\bup from\b/i.test(whole)) return 1
  if (/\bdown from\b/i.test(whole)) return -1
  const near = /[^,‹]*$/.exec(before)![0]
  const lead = UP_WORD.test(near) === DOWN_WORD.test(near) ? before : near
  const [up, down] = [UP_WORD.test(lead), DOWN_WORD.test(lead)]
  if (up !== down) return up ? 1 : -1
  if (up) return lastDirection(lead)
  const [isUp, isDown] = [
    new RegExp(`\\b(?:an?|the) (?:${UP})\\b`, 'i').test(after),
    new RegExp(`\\b(?:an?|the) (?:${DOWN})\\b`, 'i').test(after),
  ]
  return isUp === isDown ? 0 : isUp ? 1 : -1
}

function lastDirection(text: string): Change['direction'] {
  const last = (words: string) =>
    Math.max(-1, ...[...text.matchAll(new RegExp(`\\b(?:${words})\\b`, 'gi'))].map(({ index }) => index))
  return last(UP) > last(DOWN) ? 1 : -1
}

/** "Went down from 640 to 705". What lies ahead is a target's business. */
function wrongDirection(sentence: Sentence, { from, to, direction, rest }: Change): Finding | null {
  const [before, after] = [from.claim.value!, to.claim.value!]
  if (direction === 0 || before === after || Math.sign(after - before) === direction) return null
  if (AHEAD.test(sentence.text) || /\b(?:age|threshold|limit|period|time|term)\b/i.test(rest)) return null
  return {
    kind: 'share',
    reason: 'changeDirection',
    values: { from: from.claim.text, to: to.claim.text, direction: direction > 0 ? 'up' : 'down' },
    passages: [passage(sentence, from, to)],
    confidence: 0.75,
  }
}

/** Whether the sentence speaks of what is still to come. */
export const AHEAD =
  /\b(?:will|should|shall|targets?|goals?|aims?|aimed|plans?|planned|planning|intends?|intended|expected|expects?|envisages?d?|projected|is to|are to|to be|objectives?|seeks?|scheduled|foresees?|foreseen|by 20\d\d)\b/i

function factorOf(rest: string): { word: string; factor: number } | null {
  const word =
    /\b(double|doubled|doubling|triple|tripled|trebled|quadrupled|quintupled|halved|halving|(?:two|three|four|five|ten)-?fold)\b/i.exec(
      rest,
    )
  if (word) return { word: word[1]!, factor: FACTORS[word[1]!.toLowerCase()] ?? 1 }
  const by = /\bby (?:a )?factor of (\d+(?:\.\d+)?|two|three|four|five|ten)\b/i.exec(rest)
  if (by)
    return {
      word: by[0],
      factor: { two: 2, three: 3, four: 4, five: 5, ten: 10 }[by[1]!.toLowerCase()] ?? Number(by[1]),
    }
  return null
}

function wrongFactor(sentence: Sentence, { from, to, rest }: Change): Finding | null {
  const stated = factorOf(rest)
  if (!stated || from.claim.value! <= 0) return null
  if (
    /\b(?:almost|nearly|more than|over|about|roughly|around|approximately|at least)\s*$/i.test(
      rest.slice(0, rest.indexOf(stated.word)),
    )
  ) {
    const ratio = to.claim.value! / from.claim.value!
    if (Math.abs(ratio - stated.factor) / stated.factor < 0.35) return null
  }
  const actual = to.claim.value! / from.claim.value!
  if (Math.abs(actual - stated.factor) / stated.factor <= 0.1) return null
  return {
    kind: 'share',
    reason: 'changeFactor',
    values: { from: from.claim.text, to: to.claim.text, stated: stated.word, actual: written(actual) },
    passages: [passage(sentence, from, to)],
    confidence: 0.8,
  }
}

function wrongSize(sentence: Sentence, { from, to, rest }: Change): Finding | null {
  const [before, after] = [from.claim.value!, to.claim.value!]
  const match = STATED.exec(rest) ?? MORE.exec(rest)
  const figure = match ? figureAt(sentence, match[1]!) : null
  if (figure === from || figure === to || before <= 0) return null
  const relative = (Math.abs(after - before) / before) * 100
  let stated = figure?.claim.value
  let slack = 1
  if (figure)
    slack =
      Math.max(1, rounding(figure.claim) * 2) +
      (figure.claim.qualifier && figure.claim.qualifier !== 'only' ? 5 : 0)
  else {
    const behind =
      /\bby (?:about |almost |nearly )?(?:a |one |two |three )?(?:half|thirds?|quarters?|fifth)\b/i.test(rest)
        ? rest
        : rest.slice(rest.indexOf('|'))
    const fraction =
      /\b(?:by|increase of|rise of|reduction of|decrease of|drop of|i\.e\.|that is,?(?: by)?)\s*(?:about |almost |nearly )?((?:a|one|two|three)[- ](?:third|thirds|quarter|quarters|fifth|half)|half)\b/i.exec(
        behind,
      )
    if (!fraction) return null
    stated = FRACTIONS.find(([pattern]) => pattern.test(fraction[0]!))?.[1]
    slack = 4
  }
  if (stated === undefined || stated === null) return null
  const fits = [relative]
  if (from.sort === 'p' || to.sort === 'p') fits.push(Math.abs(after - before))
  // A careless but common reading: the change as a share of what it is now.
  if (after > 0 && figure?.claim.qualifier) fits.push((Math.abs(after - before) / after) * 100)
  if (fits.some((value) => Math.abs(value - stated) <= slack)) return null
  return {
    kind: 'share',
    reason: 'changeBy',
    values: {
      from: from.claim.text,
      to: to.claim.text,
      stated: figure?.claim.text ?? written(stated),
      actual: written(Math.round(relative * 10) / 10),
    },
    passages: [figure ? passage(sentence, from, to, figure) : passage(sentence, from, to)],
    confidence: 0.85,
  }
}
