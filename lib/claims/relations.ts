import type { ClaimGrammar } from './languages/types'
import { anywhere } from './patterns'
import type { Figure } from './figures'
import { rangeAt } from './tokens'
import type { TextRange } from './types'

/** Finds which figures of a paragraph are parts of which, and which say the same in another unit. */
export function relationReader(
  grammar: ClaimGrammar,
): (text: string, figures: Figure[], sentences: readonly TextRange[]) => void {
  const cues = anywhere(`(?:${grammar.partCues}|${grammar.wholeCues})(?![\\p{L}])`)
  const wholes = new RegExp(`^(?:${grammar.wholeCues || '(?!)'})$`, 'iu')
  const ofWhom = /^(?:of|among|amongst|with|\u0438\u0437|dont|de)\b/iu
  const incomplete =
    /\b(?:most|mainly|mostly|majority|including|such as|among others|especially|particularly|notamment|incluid[oa]s?|\u0432 \u0442\u043e\u043c \u0447\u0438\u0441\u043b\u0435)\b/iu
  const equals =
    /^\s?,?\s?(?:[-\u2013(]\s?)?(?:amounting to|amounts to|which is|that is|i\.e\.|or|equivalent to|equal to|corresponding to|soit|es decir|\u0438\u043b\u0438)(?: a| the)?(?: total)?(?: of)?\s$/iu

  return (text, figures, sentences) => {
    linkTotals(text, figures)
    bracketLists(text, figures, sentences, incomplete)
    const events: Event[] = [
      ...figures.map((figure) => ({ at: figure.start, figure })),
      ...Array.from(text.matchAll(/[()\uff08\uff09;:\uff1b\uff1a\n]/g), (match) => ({
        at: match.index,
        sign: match[0],
      })),
      ...Array.from(text.matchAll(cues), (match) => ({
        at: match.index,
        cue: match[0],
        end: match.index + match[0].length,
      })),
      ...sentences.map(({ end }) => ({ at: end, sign: '.' })),
    ].sort((a, b) => a.at - b.at)
    let open: Context[] = []
    let last: Figure | null = null
    let previous: Figure | null = null
    for (const event of events) {
      if (event.figure) {
        const { figure } = event
        previous = last
        linkSame(text, counted(previous, figures, figure), figure, equals)
        const context = open.at(-1)
        if (context && canBePart(figure, context)) {
          context.parts.push(figure)
        } else if (context?.kind === 'of' && context.parts.length > 0) close([open.pop()!], text, incomplete)
        last = figure
        continue
      }
      if (event.cue !== undefined) {
        const total = totalBefore(
          text,
          figures,
          event.at,
          sentences,
          wholes.test(event.cue) || event.cue.toLowerCase().startsWith('of the'),
        )
        const inside = open.at(-1)
        if (inside && inside.kind === 'bracket' && inside.parts.length === 0) inside.isWhole = false
        else if (total && !(inside?.total === total))
          open.push({
            total,
            parts: [],
            kind: ofWhom.test(event.cue) ? 'of' : wholes.test(event.cue) ? 'colon' : 'list',
            isWhole: wholes.test(event.cue),
          })
        continue
      }
      if (event.sign === '(' || event.sign === '\uff08') {
        const total =
          last && last.sentence === rangeAt(sentences, event.at) && isNear(text, last, event.at) ? last : null
        open.push({ total, parts: [], kind: 'bracket', isWhole: true })
      } else if (event.sign === ')' || event.sign === '\uff09') {
        const index = open.findLastIndex(({ kind }) => kind === 'bracket')
        if (index >= 0) {
          close(open.slice(index), text, incomplete)
          open = open.slice(0, index)
        }
      } else if (event.sign === ':' || event.sign === '\uff1a') {
        // "(women: 9,840; men: 2,460)" names what follows and opens no list.
        const isLabel = open.at(-1)?.kind === 'bracket'
        const total = isLabel ? null : totalBefore(text, figures, event.at, sentences, true)
        if (total && !open.some((context) => context.total === total))
          open.push({ total, parts: [], kind: 'colon', isWhole: true })
      } else if (event.sign === ';' || event.sign === '\uff1b') {
        const index = open.findIndex(({ kind }) => kind !== 'colon' && kind !== 'bracket')
        if (index >= 0) {
          close(open.slice(index), text, incomplete)
          open = open.slice(0, index)
        }
      } else {
        close(open, text, incomplete)
        open = []
      }
    }
    close(open, text, incomplete)
  }
}

interface Event {
  at: number
  figure?: Figure
  sign?: string
  cue?: string
}

interface Context {
  total: Figure | null
  parts: Figure[]
  kind: 'bracket' | 'list' | 'of' | 'colon'
  isWhole: boolean
}

/** How many words may stand between a count and the bracket that splits it. */
const NEAR = 40

function isNear(text: string, figure: Figure, at: number): boolean {
  if (at - figure.end > NEAR) return false
  return !/[,.;:()]/.test(text.slice(figure.end, at))
}

function canBePart(figure: Figure, { total, parts, kind }: Context): boolean {
  if (total === null || figure === total || figure.partOf !== null || figure.changedFrom !== null)
    return false
  if (figure.unit !== total.unit || figure.currency !== total.currency || figure.value >= total.value)
    return false
  if (figure.unit !== 'count' && figure.unit !== 'money') return false
  if (figure.year !== null && total.year !== null && figure.year !== total.year) return false
  // "of whom 45 are women, and 30 officers were trained": what has a noun of its own is no further part.
  return !(kind === 'of' && parts.length > 0 && !figure.isElliptical && parts[0]!.isElliptical)
}

/** How far before its parts a total stands. */
const REACH = 240

/** The count that parts behind `at` belong to: the last of the sentence, else of the sentence before. */
function totalBefore(
  text: string,
  figures: readonly Figure[],
  at: number,
  sentences: readonly TextRange[],
  reachesBack: boolean,
): Figure | null {
  const sentence = rangeAt(sentences, at)
  for (let k = lastBefore(figures, at); k >= 0; k--) {
    const figure = figures[k]!
    if (at - figure.end > REACH) return null
    if (figure.unit !== 'count' && figure.unit !== 'money') continue
    // "11 shelters with 286 places; 4 of them": the places only describe.
    if (
      isDescription(text, figures, k) &&
      (figure.sentence !== sentence || text.slice(figure.end, at).includes(';'))
    )
      continue
    if (figure.sentence === sentence) {
      if (
        /[;()\uff08\uff09]/.test(text.slice(figure.end, at)) &&
        figure.partOf === null &&
        !/^[^()]*(?:\([^()]*\)[^()]*)*$/.test(text.slice(figure.end, at))
      )
        continue
      return at - figure.end < 120 ? figure : null
    }
    if (!reachesBack || sentence === undefined || sentence.start - figure.sentence.end > 4) return null
    return figure.partOf ?? figure
  }
  return null
}

const WITH = /\bwith\s(?:a total of\s)?$/i

/** Whether a figure says with what the one before it comes: "11 shelters with 286 places". */
function isDescription(text: string, figures: readonly Figure[], k: number): boolean {
  const [before, figure] = [figures[k - 1], figures[k]!]
  return before?.sentence === figure.sentence && WITH.test(text.slice(before.end, figure.start))
}

function lastBefore(figures: readonly Figure[], at: number): number {
  let low = 0
  let high = figures.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (figures[middle]!.start < at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Halves that are always all: whoever is not in the one is in the other. */
const COMPLEMENTARY =
  /\b(?:m[ae]n|males?|boys?|hommes?|gar\u00e7ons?|hombres?|ni\u00f1os|urban|cities|towns|villes?|\u043c\u0443\u0436\u0447\u0438\u043d\p{L}*|\u0433\u043e\u0440\u043e\u0434\p{L}*)(?![\p{L}])/iu

function close(contexts: readonly Context[], text: string, incomplete: RegExp): void {
  for (const { total, parts, kind, isWhole } of contexts) {
    if (total === null || parts.length === 0) continue
    for (const part of parts) {
      part.partOf = total
      part.period ??= total.period
      part.year ??= total.year
      if (part.isElliptical && part.subject === '') part.subject = total.subject
    }
    const words = text.slice(parts[0]!.start, parts.at(-1)!.end + 40).split(/[.;]\s/)[0]!
    const lead = text.slice(total.end, parts[0]!.start)
    const areSplit =
      parts.length >= 2 && (parts.every((part) => part.isElliptical) || COMPLEMENTARY.test(words))
    const sum = parts.reduce((result, { value }) => result + value, 0)
    const areAll =
      parts.length >= 2 &&
      !incomplete.test(lead) &&
      !/[,;]\s?(?:etc|and others)/.test(words) &&
      (kind === 'of' ? areSplit : isWhole || areSplit)
    total.splits.push({ parts: [...parts], isWhole: sum === total.value || areAll })
  }
}

const OF_WHICH = /^\s(?:of (?:which|whom|them|these|those))\b/i

/** "27 of the 110 seats": the first is a part of the second, which is no list of parts. */
function linkTotals(text: string, figures: readonly Figure[]): void {
  for (let k = 1; k < figures.length; k++) {
    const near = figures[k - 1]!
    const isPast =
      isDescription(text, figures, k - 1) && text.slice(near.end, figures[k]!.start).includes(';')
    const part = isPast ? figures[k - 2]! : near
    const total = figures[k]!
    if (part.unit !== 'count' || total.unit !== 'count') continue
    // "3 centres, 2 of which are in the capital"
    if (
      total.value < part.value &&
      total.sentence === part.sentence &&
      OF_WHICH.test(text.slice(total.end, total.end + 12))
    ) {
      total.partOf = part
      if (total.isElliptical) total.subject ||= part.subject
      continue
    }
    if (part.value > total.value) continue
    if (!/^\s(?:out )?of (?:the |all |these |those |a total of )?$/i.test(text.slice(part.end, total.start)))
      continue
    part.partOf = total
    // "women occupy 34 of 150 seats and 5 of the 19 posts"
    const other = figures[k - 3]
    const isCoordinate = other?.partOf === figures[k - 2] && other?.sentence === part.sentence
    if (part.subject === '') part.subject = isCoordinate ? other!.subject : total.subject
  }
}

/** What a share in brackets behind a figure is of: "27 of the 110 seats (24.5 per cent)" says it of the 27. */
function counted(previous: Figure | null, figures: readonly Figure[], figure: Figure): Figure | null {
  if (previous === null || figure.unit !== 'percent') return previous
  const before = figures[lastBefore(figures, previous.start)]
  return before?.partOf === previous && before.splits.length === 0 ? before : previous
}

/** "43 men (46.7 per cent)", "14.2 per cent (24,741 people)", "47 per cent, amounting to a total of 12,893". */
function linkSame(text: string, before: Figure | null, figure: Figure, equals: RegExp): void {
  if (before === null || before.sentence !== figure.sentence || before.sameAs !== null) return
  // "48,300 families (54 per cent women)": a share of them, not them.
  if (figure.unit === 'percent' && !figure.isElliptical) {
    if (/^\s?[(\uff08]\s?$/u.test(text.slice(before.end, figure.start)) && before.unit === 'count')
      figure.population ??= text.slice(
        before.subjectRange?.start ?? before.start,
        before.subjectRange?.end ?? before.end,
      )
    return
  }
  const isPair =
    (before.unit === 'percent' && figure.unit === 'count') ||
    (before.unit === 'count' && figure.unit === 'percent')
  if (!isPair) return
  const between = text.slice(before.end, figure.start)
  const clause = between.slice(between.lastIndexOf(',') + 1)
  const isBracket = /^[^(),;:.]{0,70}[(\uff08]\s?$/u.test(between)
  if (!isBracket && !equals.test(between) && !(equals.test(`,${clause}`) && between.length < 90)) return
  // A count in brackets that has a noun of its own and others beside it splits the share, it does not repeat it.
  before.sameAs = figure
  figure.sameAs = before
  if (figure.unit === 'percent' && figure.isElliptical) {
    figure.subject = before.subject
    figure.population = before.population
  }
  if (before.unit === 'percent' && figure.isElliptical) figure.subject ||= before.subject
}

/** "They work in natural sciences (3,625), medicine (1,207) and humanities (2,471)": parts of a count before. */
function bracketLists(
  text: string,
  figures: readonly Figure[],
  sentences: readonly TextRange[],
  incomplete: RegExp,
): void {
  for (const sentence of sentences) {
    const first = lastBefore(figures, sentence.start) + 1
    const listed: Figure[] = []
    for (let k = first; k < figures.length && figures[k]!.start < sentence.end; k++) {
      const figure = figures[k]!
      const isLone =
        /[(\uff08]\s?$/u.test(text.slice(Math.max(0, figure.start - 2), figure.start)) &&
        /^\s?[)\uff09]/u.test(text.slice(figure.end, figure.end + 2))
      if (isLone && figure.unit === 'count' && figure.partOf === null && figure.sameAs === null)
        listed.push(figure)
    }
    if (listed.length < 2) continue
    const total = totalOfList(figures, listed, first)
    if (total === null) continue
    for (const part of listed) {
      part.partOf = total
      if (part.subject === '') part.subject = total.subject
      const before = figures[lastBefore(figures, part.start)]
      if (before && part.start - before.end < 3) part.population = text.slice(before.start, before.end)
      part.period ??= total.period
      part.year ??= total.year
    }
    const words = text.slice(sentence.start, sentence.end)
    const sum = listed.reduce((result, { value }) => result + value, 0)
    total.splits.push({
      parts: listed,
      isWhole:
        sum === total.value ||
        (listed.length >= 3 &&
          !incomplete.test(words) &&
          (total.sentence === sentence || REFERS.test(words))),
    })
  }
}

/** A sentence that goes on about those whom the one before counted. */
const REFERS =
  /^(?:They|These|Those|Of (?:them|these|those)|By [a-z]+,|The (?:breakdown|distribution|composition)|Broken down|Disaggregated)/

/** The largest count before a list of bracketed ones, in its sentence or the nearest with one that is large enough. */
function totalOfList(figures: readonly Figure[], listed: readonly Figure[], first: number): Figure | null {
  const largest = Math.max(...listed.map(({ value }) => value))
  let total: Figure | null = null
  for (let k = lastBefore(figures, listed[0]!.start); k >= Math.max(0, first - 16); k--) {
    const figure = figures[k]!
    if (figure.unit !== 'count' || figure.value <= largest || listed.includes(figure)) continue
    if (total !== null && figure.sentence !== total.sentence) break
    const root = figure.partOf ?? figure
    if (total === null || root.value > total.value) total = root
  }
  return total
}
