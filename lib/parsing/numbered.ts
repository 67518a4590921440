import { looksLikeHeading, type Block, type Lead } from './blocks'
import type { Context } from './context'
import { measureSequence } from './sequence'

/**
 * What the number is with which a block begins: the label of a question, the running number of a paragraph, that of a
 * question which is restated before the label of its answer, part of a heading, or words of the text.
 */
export type NumberRole = 'label' | 'unit' | 'title' | 'number' | 'asked' | 'heading' | 'text'

export interface Numbered {
  block: Block
  lead: Lead
  /** Where the block stands among the contents, and how much text stands before it, as a share of all. */
  index: number
  before: number
}

/** A label that is one whatever the numbered blocks are. */
export interface StrongLabel {
  index: number
  number: number
}

const numberOf = ({ lead }: Numbered) => Number(lead.label.number)
const restOf = ({ block, lead }: Numbered) => block.text.slice(lead.end)

const isTitle = (numbered: Numbered, context: Context) =>
  (numbered.block.marks.heading !== null || looksLikeHeading(restOf(numbered))) &&
  !context.asks(restOf(numbered))

/** Most of the numbers must count upwards for them to be a sequence, and a running one leaves hardly any out. */
const SEQUENCE_SHARE = 0.7
const RUNNING_SHARE = 0.8
const RUNNING_DENSITY = 0.7
const MAX_NUMBER_STEP = 10

type Roles = Map<Block, NumberRole>

function give(
  roles: Roles,
  numbered: readonly Numbered[],
  role: NumberRole,
  places?: ReadonlySet<number>,
): void {
  for (const [place, { block }] of numbered.entries()) {
    roles.set(block, places === undefined || places.has(place) ? role : 'text')
  }
}

/** Gives the role of running numbers to those that are; whether they are at all. */
function giveRunning(roles: Roles, numbered: readonly Numbered[]): boolean {
  const { places, share, density } = measureSequence(numbered.map(numberOf))
  const isClear = share >= RUNNING_SHARE && density >= RUNNING_DENSITY && places.size >= 2
  const chosen = numbered.filter((_, place) => places.has(place))
  // Lists that begin again stand beside a sequence without a gap that goes through much of the document.
  const isLong =
    share >= 0.6 && density === 1 && (chosen.at(-1)?.before ?? 0) - (chosen[0]?.before ?? 0) >= 0.4
  const isRunning = numbered.length >= 2 && (isClear || isLong)
  give(roles, numbered, isRunning ? 'number' : 'text', places)
  return isRunning
}

/** How many of the numbered blocks would go on in order between the labels that there are. */
function fitting(numbered: readonly Numbered[], strong: readonly StrongLabel[]): Numbered[] {
  const fits: Numbered[] = []
  let next = 0
  let last = 0
  for (const item of numbered) {
    while ((strong[next]?.index ?? Infinity) < item.index) {
      last = Math.max(last, strong[next]?.number ?? 0)
      next += 1
    }
    const number = numberOf(item)
    if (number <= last || number > last + MAX_NUMBER_STEP || number > (strong[next]?.number ?? Infinity))
      continue
    if (number === strong[next]?.number) continue
    fits.push(item)
    last = number
  }
  return fits
}

/** Questions restated with their numbers beside labels of another form, behind that label or before it. */
function restated(
  numbered: readonly Numbered[],
  strong: readonly StrongLabel[],
  context: Context,
): { behind: Set<Numbered>; before: Set<Numbered> } {
  const behind = new Set<Numbered>()
  const before = new Set<Numbered>()
  let next = 0
  for (const item of numbered) {
    while ((strong[next]?.index ?? Infinity) < item.index) next += 1
    const number = numberOf(item)
    const isBehind = strong[next - 1]?.number === number
    if ((isBehind || strong[next]?.number === number) && context.asks(restOf(item)))
      (isBehind ? behind : before).add(item)
  }
  return { behind, before }
}

/** Numbered headings: those that stand directly before a label. */
function leadingTitles(
  numbered: readonly Numbered[],
  strong: readonly StrongLabel[],
  context: Context,
): Set<Numbered> {
  const labelled = new Set(strong.map(({ index }) => index))
  return new Set(numbered.filter((item) => labelled.has(item.index + 1) && isTitle(item, context)))
}

function besideLabels(
  numbered: readonly Numbered[],
  strong: readonly StrongLabel[],
  hasWorded: boolean,
  context: Context,
): Roles {
  const roles: Roles = new Map()
  const { behind, before } = restated(numbered, strong, context)
  const titles = leadingTitles(numbered, strong, context)
  const plain = numbered.filter(
    (item) =>
      item.block.marks.heading === null && !behind.has(item) && !before.has(item) && !titles.has(item),
  )
  give(roles, numbered, 'text')
  const fits = hasWorded ? [] : fitting(plain, strong)
  if (fits.length > 0 && fits.length >= plain.length * 0.9) give(roles, fits, 'label')
  else giveRunning(roles, plain)
  give(roles, [...behind], 'number')
  give(roles, [...before], 'asked')
  give(roles, [...titles], 'heading')
  return roles
}

/** Headings that are numbered in parallel with questions have their numbers; others go on in order with them. */
function giveTitles(roles: Roles, titles: readonly Numbered[], labels: readonly Numbered[]): void {
  const taken = new Set(labels.map(numberOf))
  const together = [...titles, ...labels].sort((one, other) => one.index - other.index)
  const { share } = measureSequence(together.map(numberOf))
  const isOneSequence = share === 1 && titles.every((title) => !taken.has(numberOf(title)))
  give(roles, titles, isOneSequence ? 'title' : 'heading')
}

/** Says whether numbered blocks stand all over a document, and are not one list somewhere in it. */
function covers(numbered: readonly Numbered[]): boolean {
  if (numbered.length === 1) return numbered[0]?.before === 0
  return (
    (numbered[0]?.before ?? 1) <= 0.5 &&
    (numbered.at(-1)?.before ?? 0) >= 0.3 + (numbered[0]?.before ?? 1) * 0.3
  )
}

function withoutLabels(numbered: readonly Numbered[], context: Context): Roles {
  const roles: Roles = new Map()
  const titled = new Set(numbered.filter((item) => isTitle(item, context)))
  const titles = [...titled]
  const texts = numbered.filter((item) => !titled.has(item))
  const asking = new Set(texts.filter((item) => context.isEmphatic(item.block) || context.asks(restOf(item))))
  const asks = [...asking]
  const answers = texts.filter((item) => !asking.has(item))
  const asked = measureSequence(asks.map(numberOf))
  give(roles, numbered, 'text')
  if (asks.length > 0 && asked.share >= SEQUENCE_SHARE && (asks.length > 1 || answers.length <= 1)) {
    const taken = new Set(asks.map(numberOf))
    const repeated = answers.filter((item) => taken.has(numberOf(item))).length
    const all = measureSequence(texts.map(numberOf))
    if (answers.length > 0 && repeated === 0 && all.share >= SEQUENCE_SHARE)
      give(roles, texts, 'label', all.places)
    else {
      give(roles, asks, 'label', asked.places)
      giveRunning(roles, answers)
    }
    giveTitles(
      roles,
      titles,
      texts.filter((item) => roles.get(item.block) === 'label'),
    )
    return roles
  }
  const { places, share } = measureSequence(texts.map(numberOf))
  const isAllOver = covers(texts) || (texts.length === numbered.length && covers(numbered))
  if (texts.length > 0 && share >= SEQUENCE_SHARE && isAllOver) {
    give(roles, texts, 'unit', places)
    giveTitles(
      roles,
      titles,
      texts.filter((item) => roles.get(item.block) === 'unit'),
    )
    return roles
  }
  const counted = measureSequence(titles.map(numberOf))
  if (titles.length > 1 && counted.share >= SEQUENCE_SHARE && covers(titles))
    give(roles, titles, 'title', counted.places)
  return roles
}

/** Decides for all blocks that begin with a number and nothing else of a label, by how their numbers run together. */
export function rolesOfNumbers(
  numbered: readonly Numbered[],
  strong: readonly StrongLabel[],
  hasWorded: boolean,
  context: Context,
): Roles {
  return strong.length > 0
    ? besideLabels(numbered, strong, hasWorded, context)
    : withoutLabels(numbered, context)
}
