import {
  BODY_HEADS,
  COMPLETE_NAMES,
  CONNECTORS,
  KNOWN_BODIES,
  LAW_HEADS,
  NOT_IN_NAMES,
} from './languages/names-en'
import { CLOSED_EN, VERBS_EN } from './languages/words-en'
import type { TimeSpan } from './dates'
import { firstFrom, type Token } from './tokens'
import type { LawReference, TextRange } from './types'

/** The name of a law or body as it stands in a text. */
export interface NameSpan extends TextRange {
  kind: 'law' | 'body'
  /** Of laws alone. */
  type: LawReference['type']
  /** In lower case, without article, number, date and the State's name. */
  name: string
  number: string | null
  date: string | null
}

/** How many words a name has at most to either side of its head. */
const LONGEST = 16

const NUMBER =
  /\s?,?\s?\(?(?:Nos?\.?|\u2116|number|N\u00ba|n\u00b0)\s?((?:[\p{Lu}]{1,4}[\s\u00a0])?[\p{N}\p{Lu}][\p{L}\p{N}]*(?:[./\u2011-][\p{L}\p{N}]+){0,4}(?:\s?\([\p{L}\p{N}]+\))?)\)?/uy
const BARE_NUMBER = /\s([\p{N}]{1,4}(?:\/[\p{N}]{2,4}|(?=\sof\s\d{4})))/uy
const BEFORE_DATE = /,?\s?(?:(?:,\s)?(?:of|dated|adopted on|adopted in|from)(?: the year)?\s|\()|,\s/uy

/**
 * Names of laws and bodies in English, told by their capitals around a word such as Code or Ministry. In order,
 * not overlapping.
 */
export function englishNames(
  text: string,
  tokens: readonly Token[],
  times: readonly TimeSpan[],
  stateName: string | null,
): NameSpan[] {
  const names: NameSpan[] = []
  let left = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const found = nameAt(tokens, at, left)
    if (found === null) {
      if (KNOWN_BODIES.has(token.text.replace('\u2011', '-'))) {
        names.push(span(text, tokens, at, at, 'body', 'unnamed'))
        left = at + 1
      }
      continue
    }
    let { from } = found
    const { to, type } = found
    const previous = names.at(-1)
    const isAdjacent = previous?.kind === 'body' && from === left && tokens[from - 1]?.end === previous.end
    // "Supreme Court Regulatory Decision No. 4" is a decision, and the court is part of its name.
    if (
      previous &&
      isAdjacent &&
      (type === 'decree' || (type === 'treaty' && KNOWN_BODIES.has(previous.name.toUpperCase())))
    ) {
      from = firstFrom(tokens, previous.start)
      names.pop()
    }
    const name = span(text, tokens, from, to, type === null ? 'body' : 'law', type ?? 'unnamed')
    if (name.kind === 'law') addNumberAndDate(text, tokens, name, times)
    const printed = text.slice(name.start, name.end)
    if (text[name.end] === ')' && printed.lastIndexOf('(') > printed.lastIndexOf(')')) name.end += 1
    const words = to - from + 1
    name.name = withoutState(name.name, stateName)
    const stands =
      (words > 1 && / /.test(name.name)) ||
      COMPLETE_NAMES.has(token.lower) ||
      name.number !== null ||
      name.date !== null
    at = Math.max(at, firstFrom(tokens, name.end) - 1)
    if (stands) {
      names.push(name)
      left = at + 1
    }
  }
  return joinAppositions(text, names)
}

function isHead({ isCapital, lower }: Token): boolean {
  return isCapital && (lower in LAW_HEADS || BODY_HEADS.has(lower))
}

function isNameWord(token: Token | undefined): boolean {
  return (
    token !== undefined && token.isCapital && !CLOSED_EN.has(token.lower) && !NOT_IN_NAMES.has(token.lower)
  )
}

/** The name whose head is at `at`: token indices, inclusive; `type` is null for bodies. */
function nameAt(
  tokens: readonly Token[],
  at: number,
  left: number,
): { from: number; to: number; type: LawReference['type'] | null } | null {
  const head = tokens[at]!
  const next = tokens[at + 1]
  const isLowerLaw =
    /^(?:law|laws|act|bill)$/.test(head.lower) && !head.isCapital && /^(?:on)$/.test(next?.lower ?? '')
  if (!isHead(head) && !isLowerLaw) return null
  const type = LAW_HEADS[head.lower] ?? null
  // "Supreme Court Regulatory Decision", "Women's Fund Act": a later word is the head.
  for (let k = at + 1; k <= at + 4 && isNameWord(tokens[k]); k++) {
    if (isHead(tokens[k]!) && tokens[k - 1]!.end + 1 === tokens[k]!.start) {
      if (type === null && LAW_HEADS[tokens[k]!.lower] === 'decree') break
      return null
    }
  }
  if (type === null && isNameWord(next) && head.end + 1 === next!.start && !isHead(next!)) return null
  const from = isLowerLaw ? at : extendLeft(tokens, at, left, type)
  const to = extendRight(tokens, at, type)
  // "Council of Europe Convention on Cybercrime"
  for (let k = at + 1; type === null && k <= to; k++) {
    const law = LAW_HEADS[tokens[k]!.lower]
    if (law !== undefined && tokens[k - 1]!.isCapital)
      return { from, to: extendRight(tokens, k, law), type: law }
  }
  return { from, to, type }
}

function extendLeft(tokens: readonly Token[], at: number, left: number, type: string | null): number {
  let from = at
  for (let k = at - 1; k >= Math.max(left, at - LONGEST); k--) {
    const token = tokens[k]!
    if (isNameWord(token)) {
      const isLeading = token.lower === 'law' && from === k + 1 && !CONNECTORS.has(tokens[k + 1]!.lower)
      if (isStop(token) && !isLeading) break
      from = k
      continue
    }
    // "Trafficking in Persons (Prevention) Act"
    if (
      token.text === ')' &&
      tokens[k - 2]?.text === '(' &&
      isNameWord(tokens[k - 1]) &&
      isNameWord(tokens[k - 3])
    ) {
      k -= 2
      continue
    }
    if (token.text === ',' && isListed(tokens, k, at) && isNameWord(tokens[k - 1]) && !isStop(tokens[k - 1]!))
      continue
    const joins =
      token.lower === 'and' || token.lower === '&'
        ? isNameWord(tokens[k - 1]) && !isStop(tokens[k - 1]!)
        : (type === 'act' || type === 'code') && joinsAct(tokens, k)
    if (!joins) break
  }
  return from
}

/** "Educational, Scientific and Cultural Organization": the comma is followed by more capitals and an "and". */
function isListed(tokens: readonly Token[], comma: number, limit: number): boolean {
  for (let k = comma + 1; k <= Math.min(limit, comma + 8); k++) {
    if (tokens[k]?.lower === 'and') return k > comma + 1 && isNameWord(tokens[k + 1])
    if (tokens[k]?.text !== ',' && !isNameWord(tokens[k])) return false
  }
  return false
}

/** "The Employment Act, Act No. 22 of 2015" and the other way round are one law. */
function joinAppositions(text: string, names: readonly NameSpan[]): NameSpan[] {
  const joined: NameSpan[] = []
  for (const name of names) {
    const last = joined.at(-1)
    const gap = last ? text.slice(last.end, name.start) : ''
    const [bare, full] = last && isBareLaw(last) ? [last, name] : [name, last]
    const isOne =
      last?.kind === 'law' &&
      name.kind === 'law' &&
      isBareLaw(bare) &&
      !isBareLaw(full!) &&
      full!.number === null
    if (!isOne || !/^(?:,\s(?:the\s)?|\s\()$/i.test(gap)) {
      joined.push(name)
      continue
    }
    const end = gap.endsWith('(') && text[name.end] === ')' ? name.end + 1 : name.end
    joined[joined.length - 1] = {
      ...full!,
      start: last.start,
      end,
      number: bare.number,
      date: full!.date ?? bare.date,
    }
  }
  return joined
}

const isBareLaw = ({ name, number }: NameSpan) =>
  number !== null && /^(?:act|law|decree|ordinance|code|statute)$/.test(name)

/** Heads and acronyms of bodies end what stands before another name. */
function isStop(token: Token): boolean {
  return (
    token.lower in LAW_HEADS ||
    KNOWN_BODIES.has(token.text.replace('\u2011', '-')) ||
    /^\p{Lu}{3,}$/u.test(token.text)
  )
}

/** "Rights of the Child Act", "Equal Rights and Opportunities for Men and Women Act". */
function joinsAct(tokens: readonly Token[], k: number): boolean {
  const token = tokens[k]!
  if (token.lower === 'the')
    return /^(?:of|for)$/.test(tokens[k - 1]?.lower ?? '') && isActWord(tokens[k - 2])
  return /^(?:of|for|against|from|in|on|with)$/.test(token.lower) && isActWord(tokens[k - 1])
}

const isActWord = (token: Token | undefined) => isNameWord(token) && !isHead(token!)

function extendRight(tokens: readonly Token[], at: number, type: string | null): number {
  let to = at
  let k = at + 1
  const limit = at + LONGEST
  while (k < tokens.length && k <= limit) {
    let next = k
    while (next < k + 4 && tokens[next] !== undefined && CONNECTORS.has(tokens[next]!.lower)) next += 1
    const connectors = tokens.slice(k, next).map(({ lower }) => lower)
    const token = tokens[next]
    if (
      token?.text === ',' &&
      next === k &&
      to > at &&
      isListed(tokens, k, limit) &&
      !beginsOwnName(tokens, k + 1)
    ) {
      to = k + 1
      k += 2
      continue
    }
    if (connectors.length === 0 ? to === at : !mayConnect(connectors, type)) break
    if (
      token === undefined ||
      !(isNameWord(token) || (token.isCapital && /^(?:all|other|its)$/.test(token.lower)))
    )
      break
    if (connectors[0] === 'and' && to === at) break
    if (connectors.length > 0 && connectors[0] !== 'of' && beginsOwnName(tokens, next) && type !== 'treaty')
      break
    if (connectors[0] === 'and' && beginsOwnName(tokens, next)) break
    to = next
    k = next + 1
  }
  // Acts that are named in small letters: "Act on the procedure for holding assemblies".
  const first = tokens[at + 1]?.lower
  const isDescribed = (type === 'act' || type === 'decree') && (first === 'on' || first === 'concerning')
  return isDescribed ? Math.max(to, extendDescription(tokens, at)) : to
}

function mayConnect(connectors: readonly string[], type: string | null): boolean {
  const [first, second] = connectors
  if (first === 'and') return second === undefined
  if (first === 'under' || first === 'by' || first === 'a' || first === 'an' || first === 'the') return false
  if (first === 'to') return type === 'treaty'
  if (first === 'as' || first === 'between' || first === 'from') return type !== null
  return true
}

/** "Ministry of Justice and Supreme Court": what follows has a head of its own, or is called by letters. */
function beginsOwnName(tokens: readonly Token[], at: number): boolean {
  for (let k = at; k < at + 4 && isNameWord(tokens[k]); k++) {
    if (isHead(tokens[k]!) || isStop(tokens[k]!)) return true
  }
  return false
}

const DESCRIBING = new Set('of on the and for to in against from a an with their by all'.split(' '))

function extendDescription(tokens: readonly Token[], at: number): number {
  let to = at
  for (let k = at + 1; k < tokens.length && k <= at + LONGEST; k++) {
    const token = tokens[k]!
    const isContent = token.isWord && !CLOSED_EN.has(token.lower) && !VERBS_EN.has(token.lower)
    if (isContent) to = k
    else if (!DESCRIBING.has(token.lower)) break
    if (token.lower === 'to' && to < k - 1) break
  }
  return to
}

function span(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  kind: NameSpan['kind'],
  type: LawReference['type'],
): NameSpan {
  const start = tokens[from]!.start
  const end = tokens[to]!.end
  return { start, end, kind, type, name: normalName(text.slice(start, end)), number: null, date: null }
}

/** Takes in "No. 72-VIII", "of 15 April 2024", "(2021)" and, of a decree, who made it. */
function addNumberAndDate(
  text: string,
  tokens: readonly Token[],
  name: NameSpan,
  times: readonly TimeSpan[],
): void {
  for (let round = 0; round < 4; round++) {
    NUMBER.lastIndex = name.end
    const number = NUMBER.exec(text) ?? ((BARE_NUMBER.lastIndex = name.end), BARE_NUMBER.exec(text))
    if (number && name.number === null) {
      name.number = number[1]!.replaceAll('\u2011', '-').replace(/[\s\u00a0]+/g, ' ')
      name.end += number[0].length - (number[0].endsWith(')') && !number[0].includes('(') ? 1 : 0)
      addTitle(text, tokens, name)
      continue
    }
    const time = name.date === null ? timeBehind(text, name.end, times) : null
    if (time) {
      name.date = isWholeYear(time) ? time.from!.slice(0, 4) : time.from
      name.end =
        text[time.end] === ')' && text.slice(name.end, time.start).includes('(') ? time.end + 1 : time.end
      continue
    }
    const maker = name.type === 'decree' ? makerBehind(text, tokens, name.end) : -1
    if (maker < 0) return
    name.end = maker
  }
}

/** "Law No. 45/2019 on Preventing and Combating Trafficking" */
function addTitle(text: string, tokens: readonly Token[], name: NameSpan): void {
  const at = firstFrom(tokens, name.end)
  if (tokens[at]?.lower !== 'on' || tokens[at]!.start > name.end + 1) return
  const to = extendRight(tokens, at - 1, tokens[at + 1]?.isCapital ? 'code' : name.type)
  if (to <= at) return
  name.name = `${name.name} ${normalName(text.slice(tokens[at]!.start, tokens[to]!.end))}`
  name.end = tokens[to]!.end
}

function timeBehind(text: string, at: number, times: readonly TimeSpan[]): TimeSpan | null {
  BEFORE_DATE.lastIndex = at
  const match = BEFORE_DATE.exec(text)
  const from = match ? BEFORE_DATE.lastIndex : at + 1
  const time = times[firstFrom(times, at)]
  if (time === undefined || time.from === null || time.coreStart !== from) return null
  // "Regulations 2015"
  return match || (text[at] === ' ' && isWholeYear(time) && time.mode === 'in') ? time : null
}

const isWholeYear = ({ from, to }: TimeSpan) =>
  from?.endsWith('-01-01') === true && to === `${from.slice(0, 4)}-12-31`

/** The end of " of the Ministry of Justice" at `at`; -1 when there is none. */
function makerBehind(text: string, tokens: readonly Token[], at: number): number {
  const match = /^\s(?:of|by) (?:the )?(?=\p{Lu})/u.exec(text.slice(at, at + 12))
  if (!match) return -1
  const first = firstFrom(tokens, at + match[0].length)
  for (let k = first; k < first + 4 && isNameWord(tokens[k]); k++) {
    if (BODY_HEADS.has(tokens[k]!.lower) || /^(?:government|president|minister)$/.test(tokens[k]!.lower))
      return tokens[extendRight(tokens, k, null)]!.end
  }
  return -1
}

/** A name without the State that it belongs to: every law of a reply is the State's. */
function withoutState(name: string, stateName: string | null): string {
  const state = stateName?.toLowerCase().replace(/^the /, '')
  if (!state) return name
  for (const tail of [` of ${state}`, ` of the ${state}`, ` in ${state}`])
    if (name.endsWith(tail)) return name.slice(0, -tail.length)
  return name.startsWith(`${state}'s `) ? name.slice(state.length + 3) : name
}

/** A name for comparing: lower case, plain signs, without article and without "of the Republic of …". */
export function normalName(printed: string): string {
  return printed
    .replace(/\u2019/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/^(?:the|draft) /, '')
    .replace(
      / (?:under the president )?of the (?:[a-z]+ ){0,3}(?:republic|kingdom|state|federation|union|principality|commonwealth)(?: of .*)?$/,
      '',
    )
    .trim()
}
