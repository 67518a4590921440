import { AHEAD, changesOf } from './change'
import { passage, type Finding } from './finding'
import { intervalOf } from './interval'
import { phrasesOf, type Phrase } from './phrase'
import { figureAt, type Figure, type Sentence } from './reading'
import { CLOSED, NEUTRAL, PADDING, PREPOSITIONS, root } from './words'

const RAISE =
  '(?:increas\\w*|rais\\w+|lift\\w*|boost\\w*|expand\\w*|improv\\w*|br(?:ing\\w*|ought) (?:[\\w-]+ ){0,8}?up|grow|rise|go up|step\\w* up)'
const LOWER =
  '(?:reduc\\w*|cut\\w*|lower\\w*|decreas\\w*|br(?:ing\\w*|ought) (?:[\\w-]+ ){0,8}?down|diminish\\w*|shrink\\w*|narrow\\w*|fall|drop|decline)'
const REACH =
  '(?:reach\\w*|achiev\\w*|attain\\w*|exceed\\w*|hold|account for|make up|be at least|stand at|amount to|ensur\\w+)'
const N = '‹([cmp]\\d+)›'
const TO = `(?:[^‹;.]{0,60}?\\b(?:to|of|by|at) (?:(?:at least|about|some|over|more than|no more than|less than|up to) )?)?`
const UP_TO = new RegExp(
  `\\b(?:${RAISE})\\b[^‹;.]{0,70}?\\bto (?:(?:at least|about|some|over|more than|up to) )?${N}(?:[^‹;.]{0,30}? and ${N})?`,
  'i',
)
const DOWN_TO = new RegExp(
  `\\b(?:${LOWER})\\b[^‹;.]{0,70}?\\bto (?:(?:at most|about|some|under|less than|below) )?${N}(?:[^‹;.]{0,30}? and ${N})?`,
  'i',
)
const REACHED = new RegExp(`\\b${REACH}\\b ${TO}${N}`, 'i')
/** Speaks of what has just been said. */
const SAME_THING =
  /\b(?:that|this|the|those|these|their|its?) (?:\w+ ){0,2}?(?:share|proportion|percentage|percentages|figure|figures|rate|rates|number|level|ratio|coverage|indicator|shares|proportions)\b|\b(?:lifting|raising|increasing|bringing|reducing|cutting|lowering|raise|increase|reduce|lower|cut|bring) (?:it|them|this|that)\b|\bit (?:will|should|is(?! (?:\w+ )?(?:planned|expected|intended|envisaged|foreseen|proposed|hoped|necessary|important|the)\b))\b/i
const WAS =
  /\b(?:was|were|had been) (?:\w+ )?(?:planned|expected|scheduled|to|supposed|due|intended|foreseen|envisaged|reached|achieved|met|attained|exceeded|surpassed|extended|postponed|delayed|missed|completed)\b|\b(?:has|have) (?:already |thus |therefore |now )?been (?:reached|achieved|met|attained|exceeded|surpassed|extended|postponed|delayed|completed)\b|\bhad (?:planned|intended)\b/i
const LATER =
  '(?:will|shall|should|is to|are to|is expected|are expected|is planned|are planned|is scheduled|are scheduled|is due|are due|plans? to|intends? to|aims? to|expects? to|is envisaged|are envisaged|is foreseen|are foreseen|is being \\w+ed)'
const DEADLINE =
  '(?:by|before|no later than|not later than|until)(?: the)?(?: (?:end|beginning|close|middle|start|first half|second half|course|autumn|spring|summer|winter|january|february|march|april|may|june|july|august|september|october|november|december)(?: of)?)?(?: \\d{1,2} \\w+)? ((?:19|20)\\d\\d)\\b'
const PAST = [
  new RegExp(`\\b${LATER}\\b[^;.]{0,140}?\\b${DEADLINE}`, 'i'),
  new RegExp(`^${DEADLINE},?[^;.]{0,120}?\\b${LATER}\\b`, 'i'),
  new RegExp(
    `\\b(?:will|is to|are to|is expected to|are expected to|is scheduled to|are scheduled to|is planned to|are planned to|plans to|intends to) (?:be )?[a-z]+(?: [a-z]+){0,4} (?:in|on)(?: \\d{1,2})?(?: [A-Z][a-z]+)? ((?:19|20)\\d\\d)\\b`,
    'i',
  ),
]

/** Targets below their own baseline, already passed, or in the past. */
export function targetFindings(sentences: readonly Sentence[], year: number | null): Finding[] {
  const found: Finding[] = []
  for (const sentence of sentences) {
    const own = [
      ...changed(sentence),
      ...aimed(sentence),
      ...aimedCount(sentence),
      ...pastDeadline(sentence, year),
    ]
    found.push(...(own.length > 0 ? own : alreadyReached(sentence)))
  }
  return [...found, ...reachedElsewhere(sentences, year)]
}

/** "To be cut from 18 to 21 per cent by 2030." */
function changed(sentence: Sentence): Finding[] {
  if (!AHEAD.test(sentence.text)) return []
  return changesOf(sentence).flatMap(({ from, to, direction: said, rest }) => {
    const [before, after] = [from.claim.value!, to.claim.value!]
    // "20 per cent by 2030, compared with 23 per cent today"
    const isToday =
      said === 0 && /^[^|]*\| *(?:today|now|at present|currently)\b/i.test(rest) && isGood(sentence.text)
    const direction = isToday ? 1 : said
    if (direction === 0 || before === after || Math.sign(after - before) === direction) return []
    return [wrongWay(sentence, from, sentence, to, direction, 0.85)]
  })
}

/** Of figures those that count what "the number of centres" names; all where nothing is named. */
function ofNoun(sentence: Sentence, base: Sentence, figures: readonly Figure[]): Figure[] {
  const named = /\bnumber of ((?:[a-z-]+ ){0,3}?[a-z-]+?s)\b/i.exec(sentence.text)?.[1]
  if (named === undefined || figures[0]?.sort !== 'c') return [...figures]
  const noun = root(named.split(' ').at(-1)!.toLowerCase())
  const phrases = phrasesOf(base)
  return figures.filter(({ index }) => phrases[index]!.core.some((word) => root(word) === noun))
}

function wrongWay(
  base: Sentence,
  from: Figure,
  sentence: Sentence,
  to: Figure,
  direction: number,
  confidence: number,
): Finding {
  return {
    kind: 'target',
    reason: 'targetDirection',
    values: { from: from.claim.text, to: to.claim.text, direction: direction > 0 ? 'up' : 'down' },
    passages:
      base === sentence ? [passage(sentence, from, to)] : [passage(base, from), passage(sentence, to)],
    confidence,
  }
}

/** What nobody wants more of: without a word for the direction, less is aimed at. */
const BAD =
  /\b(?:mortality|unemployment|poverty|violence|gap|drop-?outs?|crime|crimes|overcrowding|malnutrition|stunting|illiteracy|deaths?|suicides?|overdue|backlog|vacanc\w+|turnover|absent\w*|prison population|losses|emissions|inequality|pregnanc\w+|marriages?|infections?|unregistered|informal)\b/i
/** What everybody wants more of; only then is a goal without a word for the direction known to be one of raising. */
const GOOD =
  /\b(?:women|female|coverage|employment|employed|enrol\w+|literacy|attend\w+|vaccinat\w+|immuni[sz]\w+|access\w*|participat\w+|represent\w+|trained|equipped|connected|complet\w+|qualified|screen\w+|breastfe\w+|registered|share of (?:girls|minorit\w+|persons with disabilities)|supplied|satisf\w+|turnout|renewable|treated|insured|minorit\w+)\b/i
const isGood = (text: string) => GOOD.test(text) && !BAD.test(text)

/** "Sets a target of 48 per cent." */
const SET_AT = new RegExp(
  `\\b(?:target|goal|objective)(?: (?:of|is|for [^‹,;]{1,30} is|set at|at|stands at))+ (?:at least |about )?${N}`,
  'i',
)

/** "It is 36 per cent. The goal is to lift that share to 32 per cent." */
function aimed(sentence: Sentence): Finding[] {
  if (!AHEAD.test(sentence.text)) return []
  const isRaised = isGood(`${sentence.previous?.text ?? ''} ${sentence.text}`)
  const down = DOWN_TO.exec(sentence.template)
  const up = down
    ? null
    : (UP_TO.exec(sentence.template) ??
      (!isRaised ? null : (REACHED.exec(sentence.template) ?? SET_AT.exec(sentence.template))))
  const match = down ?? up
  if (!match) return []
  const goals = [match[1], match[2]].flatMap((place) =>
    place === undefined ? [] : [figureAt(sentence, place)],
  )
  const inside = sentence.figures.filter(
    ({ index, sort }) => index < goals[0]!.index && sort === goals[0]!.sort,
  )
  const refers = SAME_THING.test(sentence.text)
  const isOne = inside.length === goals.length
  const way = up ? 1 : -1
  const base = isOne
    ? sentence
    : inside.length === 0
      ? baseOf(sentence, goals[0]!, way, match[0], refers)
      : null
  if (!base || /\bfrom [^‹;]{0,20}‹/.test(sentence.template.slice(0, match.index + match[0].length)))
    return []
  const bases =
    base === sentence
      ? inside
      : ofNoun(
          sentence,
          base,
          base.figures.filter(({ sort }) => sort === goals[0]!.sort),
        ).slice(-goals.length)
  if (bases.length !== goals.length) return []
  const wrong = goals.flatMap((goal, at) =>
    Math.sign(goal.claim.value! - bases[at]!.claim.value!) === -way ? [at] : [],
  )
  if (wrong.length === 0) return []
  const [first] = wrong
  const finding = wrongWay(
    base,
    bases[first!]!,
    sentence,
    goals[first!]!,
    way,
    refers || /\bwhich\b/.test(sentence.text) ? 0.85 : 0.65,
  )
  finding.values = {
    ...finding.values,
    from: wrong.map((at) => bases[at]!.claim.text).join(', '),
    to: wrong.map((at) => goals[at]!.claim.text).join(', '),
  }
  finding.passages =
    base === sentence
      ? [passage(sentence, ...wrong.flatMap((at) => [bases[at]!, goals[at]!]))]
      : [passage(base, ...wrong.map((at) => bases[at]!)), passage(sentence, ...wrong.map((at) => goals[at]!))]
  return [finding]
}

/** The sentence before, of the same paragraph, that says where what is aimed at stands. */
function baseOf(
  sentence: Sentence,
  goal: Figure,
  way: number,
  words: string,
  refers: boolean,
): Sentence | null {
  const { previous } = sentence
  if (previous && /^(?:It|They)\b/.test(previous.text)) {
    const further = furtherBase(previous, goal, rootsOf(words.slice(words.indexOf(' '))))
    if (further) return further
  }
  if (!previous || !previous.figures.some(({ sort }) => sort === goal.sort)) return null
  const isGoal =
    SET_AT.test(sentence.template) && previous.figures.filter(({ sort }) => sort === goal.sort).length === 1
  if (isGoal && goal.sort === 'p' && !/\bfrom\b/.test(previous.template)) return previous
  const subject =
    /\bthe (\w{3,})(?: \w+)? (?:should|will|shall|must|is to|is expected|are to)\b/i.exec(
      sentence.text,
    )?.[1] ?? /^\w+ the (\w{3,}) (?:down |up )?to\b/i.exec(words)?.[1]
  if (refers) return previous
  if (subject !== undefined && rootsOf(previous.text).has(root(subject.toLowerCase()))) {
    // "The gap" may be one that was spoken of further above, from which the goal is well chosen.
    for (let before = previous.previous; before; before = before.previous) {
      const last = before.figures.findLast(({ sort }) => sort === goal.sort)
      if (!last || !rootsOf(before.text).has(root(subject.toLowerCase()))) continue
      if (Math.sign(goal.claim.value! - last.claim.value!) === way) return null
    }
    return previous
  }
  const object = rootsOf(words.slice(words.indexOf(' ')))
  const said = rootsOf(previous.text)
  const shared = [...object].filter((word) => said.has(word))
  return shared.length >= 2 && shared.length / object.size >= 0.6 ? previous : null
}

/** Of "The rate was 20 per cent. It was 34 per cent for boys. The aim is to bring the rate down …" the first. */
function furtherBase(sentence: Sentence, goal: Figure, object: ReadonlySet<string>): Sentence | null {
  for (let base = sentence.previous; base; base = base.previous) {
    if (/^(?:It|They)\b/.test(base.text)) continue
    const said = rootsOf(base.text)
    const isOne = base.figures.filter(({ sort }) => sort === goal.sort).length === 1
    return isOne && object.size >= 1 && [...object].every((word) => said.has(word)) ? base : null
  }
  return null
}

function rootsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z][a-z'-]{2,}/g) ?? []
  return new Set(
    words
      .filter((word) => !NEUTRAL.has(word) && !CLOSED.has(word) && !PREPOSITIONS.has(word))
      .map((word) => root(word)),
  )
}

const TO_HAVE =
  /\b(?:target|goal|aim|objective|intention)(?: for [^‹,;]{1,20})? is to (?:make|have|reach|ensure|operate|bring|run|open|keep|equip|train|cover)\b[^‹;]{0,60}‹(c\d+)›/i

/** "1,180 buildings are accessible. The target is to make 1,050 buildings accessible by 2028." */
function aimedCount(sentence: Sentence): Finding[] {
  const match = TO_HAVE.exec(sentence.template)
  if (!match) return []
  return [sentence.previous, sentence.next]
    .flatMap((base) => (base ? aimedAgainst(sentence, match, base) : []))
    .slice(0, 1)
}

function aimedAgainst(sentence: Sentence, match: RegExpExecArray, previous: Sentence): Finding[] {
  const goal = figureAt(sentence, match[1]!)
  const phrase = phrasesOf(sentence)[goal.index]!
  const phrases = phrasesOf(previous)
  const said = rootsOf(previous.text)
  const own = rootsOf(sentence.text.slice(match.index))
  const base = previous.figures.find(
    ({ sort, index }) =>
      sort === 'c' && phrase.core.length > 0 && phrases[index]!.core.join(' ') === phrase.core.join(' '),
  )
  const isNow = /\b(?:at present|currently|today|now|already)\b/i.test(previous.text)
  const shared = [...own].filter((word) => said.has(word)).length
  const isSame =
    shared > phrase.core.length || (isNow && shared >= phrase.core.length && sentence.next === previous)
  if (!base || phrase.isIncrement || !isSame || goal.claim.value! >= intervalOf(base.claim).low) return []
  return [wrongWay(previous, base, sentence, goal, 1, 0.65)]
}

/** "Should be at least 30 per cent by 2030. Women already account for 55 per cent …" */
function alreadyReached(sentence: Sentence): Finding[] {
  const { next } = sentence
  const match = REACHED.exec(sentence.template)
  if (!next || !match || !AHEAD.test(sentence.text) || !/\balready\b/i.test(next.text)) return []
  const goal = figureAt(sentence, match[1]!)
  const reached = next.figures.filter(
    ({ sort, claim }) => sort === goal.sort && claim.value! > goal.claim.value!,
  )
  const [aim, ...facts] = [
    phrasesOf(sentence)[goal.index]!,
    ...reached.map(({ index }) => phrasesOf(next)[index]!),
  ]
  const same = reached.filter((_, at) => [...facts[at]!.around].some((word) => aim.around.has(word)))
  if (goal.sort !== 'p' || same.length === 0) return []
  return [reachedFinding(sentence, goal, next, same, 0.6)]
}

function reachedFinding(
  sentence: Sentence,
  goal: Figure,
  fact: Sentence,
  reached: readonly Figure[],
  confidence: number,
): Finding {
  return {
    kind: 'target',
    reason: 'targetReached',
    values: { target: goal.claim.text, reached: reached.map(({ claim }) => claim.text).join(', ') },
    passages: [passage(sentence, goal), passage(fact, ...reached)],
    confidence,
  }
}

/** A target in one place, and in another the same thing well beyond it already. */
function reachedElsewhere(sentences: readonly Sentence[], year: number | null): Finding[] {
  const goals = new Map<string, { sentence: Sentence; figure: Figure; direction: number }>()
  const facts: { sentence: Sentence; figure: Figure; key: string }[] = []
  for (const sentence of sentences) {
    const phrases = phrasesOf(sentence)
    const isAhead = AHEAD.test(sentence.text)
    for (const figure of sentence.figures) {
      if (figure.sort !== 'p') continue
      const key = keyOf(phrases[figure.index]!)
      if (key === '') continue
      if (!isAhead) facts.push({ sentence, figure, key })
      else {
        const direction = goalDirection(sentence, figure)
        const until = /\bby (?:the end of )?(20\d\d)\b|\b(?:up to|until) (20\d\d)\b/.exec(sentence.text)
        const deadline = Number(until?.[1] ?? until?.[2] ?? 0)
        if (direction !== 0 && deadline > 0 && (year === null || deadline > year))
          goals.set(key, { sentence, figure, direction })
      }
    }
  }
  const found: Finding[] = []
  for (const { sentence, figure, key } of facts) {
    const goal = goals.get(key)
    if (
      !goal ||
      goal.sentence === sentence ||
      /\bfrom\s*$/.test(sentence.template.slice(0, sentence.template.indexOf(`‹p${figure.index}›`)))
    )
      continue
    const value = intervalOf(figure.claim)
    const aim = goal.figure.claim.value!
    if (goal.direction > 0 ? value.low > aim : value.high < aim)
      found.push(reachedFinding(goal.sentence, goal.figure, sentence, [figure], 0.65))
  }
  return found
}

/** Roots of words that speak of aiming and not of what is aimed at. */
const AIM_WORDS = new Set(
  'target goal aim plan strategy framework programme increase raise reduce lower reach achieve least expected level national policy development government set up objective action roadmap'
    .split(' ')
    .map((word) => root(word)),
)

function keyOf({ core, around }: Phrase): string {
  const all = new Set(
    [...core.map(root), ...around].filter((word) => !AIM_WORDS.has(word) && !PADDING.has(word)),
  )
  return all.size < 2 ? '' : [...all].sort().join(' ')
}

function goalDirection(sentence: Sentence, figure: Figure): number {
  const place = (match: RegExpExecArray | null) => match !== null && figureAt(sentence, match[1]!) === figure
  if (place(UP_TO.exec(sentence.template))) return 1
  if (place(DOWN_TO.exec(sentence.template))) return -1
  if (!isGood(sentence.text)) return 0
  if (place(REACHED.exec(sentence.template))) return 1
  // "35 per cent of buildings will be accessible by 2027"
  const behind = sentence.template.slice(sentence.template.indexOf(`‹p${figure.index}›`) + 4)
  return /^[^‹;.]{0,80}\b(?:will|should|shall|are to|is to)\b/.test(behind) ? 1 : 0
}

/** "Will be closed by the end of 2021", in a reply of 2024. */
function pastDeadline(sentence: Sentence, year: number | null): Finding[] {
  if (year === null || WAS.test(sentence.text)) return []
  // "Convention (No. 189)": the sign ends no sentence.
  const text = sentence.text.replace(/\bNos?\.(?= \d)/g, 'No')
  for (const pattern of PAST) {
    const match = pattern.exec(text)
    const deadline = Number(match?.[1])
    if (!match || !(deadline < year)) continue
    return [
      {
        kind: 'target',
        reason: 'targetPast',
        values: { year: String(deadline), today: String(year) },
        passages: [passage(sentence)],
        confidence: 0.8,
      },
    ]
  }
  return []
}
