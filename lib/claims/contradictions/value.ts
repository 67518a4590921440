import { passage, type Finding } from './finding'
import { disjoint, intervalOf } from './interval'
import { phrasesOf, UNKNOWN, type Phrase } from './phrase'
import type { Figure, Sentence } from './reading'
import { periodOf, sameMoment, samePeriod } from './time'
import { GENERIC, PADDING, root } from './words'

interface Counted {
  sentence: Sentence
  figure: Figure
  phrase: Phrase
  /** Roots of what is counted, the last of them its head. */
  core: string[]
  /** As in `Phrase`. */
  verb: string | null
  /** Roots of all that is said of it. */
  all: Set<string>
}

/** More figures of one kind than this are compared only where all words agree, so that time stays linear. */
const MAX_BUCKET = 40
const SHOWN_LIKENESS = 0.75

/** The same thing counted differently in two places. */
export function valueFindings(
  sentences: readonly Sentence[],
  ignored: ReadonlySet<string>,
  today: string | null,
): Finding[] {
  const buckets = new Map<string, Counted[]>()
  for (const sentence of sentences) {
    const phrases = phrasesOf(sentence)
    for (const figure of sentence.figures) {
      const phrase = phrases[figure.index]!
      if (!isComparable(sentence, figure, phrase)) continue
      const { core, around, verb } = countingOf(phrase)
      const all = new Set([...core, ...around].filter((word) => !ignored.has(word) && !PADDING.has(word)))
      for (const word of all.size < 2 ? [...core, ...around] : []) if (!FILLERS.has(word)) all.add(word)
      if (all.size === 0) for (const word of core) all.add(word)
      // The currency is a word of the phrase as well.
      if (figure.sort === 'm' && all.size > 0) all.add(figure.claim.currency ?? 'money')
      // "19 per cent: 34 per cent in the public sector": of what is not said.
      if (isShare(figure) && phrase.core.length === 0 && !phrase.isOf && verb === null) continue
      if (isShare(figure) ? all.size < 2 : figure.sort === 'm' ? all.size < 3 : core.length === 0) continue
      const counted = { sentence, figure, phrase, core, verb, all }
      for (const key of [keyOf(counted)]) {
        const bucket = buckets.get(key)
        if (bucket) bucket.push(counted)
        else buckets.set(key, [counted])
      }
    }
  }
  return [...buckets.values()].flatMap((bucket) =>
    bucket.length > MAX_BUCKET
      ? [...groupBy(bucket, ({ all }) => [...all].sort().join(' ')).values()].flatMap((part) =>
          clashes(part.slice(0, MAX_BUCKET), today),
        )
      : clashes(bucket, today),
  )
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = key(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}

const isShare = ({ sort }: Figure) => sort === 'p' || sort === 'r'
/** Money that was received, granted or allocated is the same money. */
const PAYING = new Set(['receive', 'allocate', 'grant', 'paid'])
/** Who acts for the State anyway. */
const AUTHORITIES = new Set(
  ['courts', 'police', 'authorities', 'prosecutors', 'judges', 'ministry', 'judiciary'].map(root),
)
const GENERIC_ROOTS = new Set([...GENERIC].map(root))
const FILLERS = new Set(['person', 'population', 'number', 'level'].map(root))
/** Persons who applied for asylum and applications for asylum are counted as one. */
const ASYLUM = root('asylum')
const APPLICATION = root('applications')
const ASYLUM_WORDS = new Set(
  ['asylum', 'applications', 'applied', 'person', 'people', 'seekers', 'lodged', 'filed', 'submitted'].map(
    root,
  ),
)
const PEOPLE = new Set(['person', 'population', 'people'])
/** Who is in a place: "the prison population" and "persons held in prisons" are its inmates. */
const INSIDE: Readonly<Record<string, string>> = { prison: 'inmate', hospital: 'patient', school: 'student' }

interface Counting {
  core: string[]
  around: Set<string>
  verb: string | null
}

function countingOf({ core, around, verb }: Phrase): Counting {
  const head = core.at(-1)
  if (head !== undefined && PEOPLE.has(head) && core.length <= 2) {
    const place = [...core.slice(0, -1), ...around].find((word) => INSIDE[word] !== undefined)
    if (place !== undefined)
      return {
        core: [root(INSIDE[place]!)],
        around: new Set([...around].filter((word) => word !== place)),
        verb,
      }
  }
  const roots = core.map(root)
  const words = new Set([...roots, ...around])
  if (words.has(ASYLUM) && (verb === 'seek' || words.has(APPLICATION)))
    return {
      core: [ASYLUM],
      around: new Set([...words].filter((word) => !ASYLUM_WORDS.has(word))),
      verb: 'seek',
    }
  return { core: roots, around, verb }
}

/** Figures that can be of one thing: of counts, those with one head; of shares, those with the same words. */
function keyOf({ figure, core, all }: Counted): string {
  if (isShare(figure)) return `${figure.sort} ${[...all].sort().join(' ')}`
  if (figure.sort === 'm') return `m ${figure.claim.currency}`
  return `${figure.sort} ${core.at(-1)}`
}

/** What was before, or comes on top, or is aimed at, is no count of what there is. */
const BEFORE =
  /(?:\bfrom|\bthan in [^,;]*|compared (?:with|to)|\bagainst|\bversus|\b(?:increas|ris|rose|gr[eo]w|f[ae]ll|drop|declin|decreas|reduc|cut|up|down|rais|lower)\w*\s+by|\bper|-|\bof (?:whom|which)|\bincluding|\bof them|\bof these)\s+(?:(?:about|some|over|more than|nearly|only|at least|around|an?|the)\s+)*$/i
const TARGETED =
  /\b(?:target|goal|aims?|aimed|quota|should|will|plans? to|planned|is expected|are expected|expects?|intends?|by 20\d\d|minimum(?! (?:monthly |hourly )?(?:wages?|ages?|pensions?|incomes?|salar|subsistence))|maximum|at most|limit)\b/i

function isComparable(sentence: Sentence, figure: Figure, phrase: Phrase): boolean {
  if (!'cpmr'.includes(figure.sort) || phrase.isIncrement) return false
  if (figure.claim.role === 'target' || figure.claim.role === 'baseline' || TARGETED.test(sentence.text))
    return false
  const mark = sentence.template.indexOf(`‹${figure.sort}${figure.index}›`)
  const before = sentence.template.slice(Math.max(0, mark - 60), mark)
  return !BEFORE.test(before)
}

function clashes(bucket: readonly Counted[], today: string | null): Finding[] {
  const found: Finding[] = []
  const used = new Set<Counted>()
  for (const [index, one] of bucket.entries()) {
    if (used.has(one)) continue
    const members = [one]
    let confidence = 0
    for (const other of bucket.slice(index + 1)) {
      if (used.has(other)) continue
      const likeness = Math.max(...members.map((member) => likenessOf(member, other, today)))
      if (likeness < SHOWN_LIKENESS) continue
      members.push(other)
      confidence = Math.max(confidence, likeness)
    }
    const clashing = members.filter((member) => members.some((other) => clash(member, other)))
    if (clashing.length < 2) continue
    for (const member of members) used.add(member)
    for (const other of bucket) if (!members.includes(other) && repeats(other, clashing)) clashing.push(other)
    const first = clashing[0]!
    const second = clashing.find((member) => clash(first, member))!
    found.push({
      kind: 'value',
      reason: 'valueCounted',
      values: { first: first.figure.claim.text, second: second.figure.claim.text },
      passages: clashing.map(({ sentence, figure }) => passage(sentence, figure)),
      confidence,
    })
  }
  return found
}

/** Whether it counts as many of what one of them counts, said more closely: "27 licensed crisis centres". */
function repeats(other: Counted, members: readonly Counted[]): boolean {
  return members.some(
    ({ figure, core, verb }) =>
      figure.claim.value === other.figure.claim.value &&
      (verb ?? 'stock') === (other.verb ?? 'stock') &&
      core.length > 1 &&
      other.core.length <= core.length + 1 &&
      core.every((word) => other.core.includes(word)),
  )
}

function clash(left: Counted, right: Counted): boolean {
  if (left.sentence === right.sentence) return false
  return disjoint(intervalOf(left.figure.claim), intervalOf(right.figure.claim))
}

/** Whether what one says beyond the other is no more than a longer name of whose it is. */
function isExtra(one: Counted, other: Counted): boolean {
  const extra = [...one.all].filter((word) => !other.all.has(word) && !AUTHORITIES.has(word))
  return (
    extra.every((word) => one.phrase.subject.has(word)) &&
    (extra.length === 0 || [...one.phrase.subject].some((word) => other.all.has(word)))
  )
}

/** How sure it is that two figures count the same thing at the same time, 0 to 1. */
function likenessOf(left: Counted, right: Counted, today: string | null): number {
  if (left.sentence === right.sentence) return 0
  const verbs = [left.verb ?? 'stock', right.verb ?? 'stock']
  const isPaid = left.figure.sort === 'm' && PAYING.has(verbs[0]!) && PAYING.has(verbs[1]!)
  if ((verbs[0] !== verbs[1] && !isPaid) || verbs[0] === UNKNOWN) return 0
  const isStock = verbs[0] === 'stock'
  const periods = [
    periodOf(left.figure.claim, left.sentence.text, isStock),
    periodOf(right.figure.claim, right.sentence.text, isStock),
  ] as const
  if (
    isStock
      ? !left.phrase.isAll && !right.phrase.isAll && !sameMoment(periods[0], periods[1], today)
      : !samePeriod(periods[0], periods[1])
  )
    return 0
  if (isShare(left.figure)) {
    if (left.phrase.isOf && right.phrase.isOf && !left.core.some((word) => right.all.has(word))) return 0
    return left.all.size >= 2 ? 0.9 : 0
  }
  const shared = [...left.all].filter((word) => right.all.has(word)).length
  const union = left.all.size + right.all.size - shared
  const likeness = shared / union
  // What only one of them says must be about who has or does it: anything else limits what is counted.
  if (likeness < 1 && !(isExtra(left, right) && isExtra(right, left))) return 0
  const isSameCore = [...left.core].sort().join(' ') === [...right.core].sort().join(' ')
  if (shared < 2 && !(isSameCore && union === 1 && !GENERIC_ROOTS.has(left.core.at(-1)!))) return 0
  return likeness
}
