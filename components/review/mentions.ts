import type { ThreadPerson } from '@/lib/threads/schema'

/**
 * Somebody named within a text that is being written: there stands "@Name", and what is sent says "@[user id]", so that
 * the name may change later and nobody is meant who only has the same name.
 */
export interface Mention {
  /** Of the "@" in the text. */
  start: number
  /** After the name. */
  end: number
  userId: string
}

/** A text with those who are named in it. */
export interface Written {
  text: string
  mentions: readonly Mention[]
}

const REFERENCE = /@\[([0-9a-f-]{36})\]/g

/** A part of a comment as it is shown: words, or somebody named. */
export type Piece = { text: string } | { userId: string }

/** What was stored, cut into words and people. */
export function piecesOf(stored: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of stored.matchAll(REFERENCE)) {
    if (match.index > at) pieces.push({ text: stored.slice(at, match.index) })
    pieces.push({ userId: match[1]! })
    at = match.index + match[0].length
  }
  if (at < stored.length) pieces.push({ text: stored.slice(at) })
  return pieces
}

/** What was stored, as it is written and changed; `nameOf` gives the names. */
export function toWritten(stored: string, nameOf: (userId: string) => string): Written {
  let text = ''
  const mentions: Mention[] = []
  for (const piece of piecesOf(stored)) {
    const start = text.length
    text += 'text' in piece ? piece.text : `@${nameOf(piece.userId)}`
    if ('userId' in piece) mentions.push({ start, end: text.length, userId: piece.userId })
  }
  return { text, mentions }
}

/** What is stored of a text. */
export function toStored({ text, mentions }: Written): string {
  let stored = ''
  let at = 0
  for (const { start, end, userId } of [...mentions].sort((a, b) => a.start - b.start)) {
    stored += `${text.slice(at, start)}@[${userId}]`
    at = end
  }
  return stored + text.slice(at)
}

/** The text after a keystroke: who stood outside of what changed is still meant, whose name was touched is not. */
export function retyped(before: Written, text: string): Written {
  const was = before.text
  const most = Math.min(was.length, text.length)
  let same = 0
  while (same < most && was[same] === text[same]) same += 1
  let tail = 0
  while (tail < most - same && was[was.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1
  const shift = text.length - was.length
  const mentions = before.mentions.flatMap((mention) => {
    if (mention.end <= same) return [mention]
    if (mention.start >= was.length - tail)
      return [{ ...mention, start: mention.start + shift, end: mention.end + shift }]
    return []
  })
  return { text, mentions }
}

/** What is being looked for: an "@" at the start of a word, and the letters between it and the caret. */
export interface MentionSearch {
  start: number
  query: string
}

const LONGEST_NAME = 40

/** Whether the caret stands where somebody is being named. Names have spaces, so a query may, too. */
export function searchAt({ text, mentions }: Written, caret: number): MentionSearch | null {
  const start = text.lastIndexOf('@', caret - 1)
  if (start === -1 || caret - start > LONGEST_NAME) return null
  if (start > 0 && !/[\s(["'“‘«¿¡/]/u.test(text[start - 1]!)) return null
  if (mentions.some((mention) => mention.start === start)) return null
  const query = text.slice(start + 1, caret)
  return /[\n@]|^\s|\s\s/.test(query) ? null : { start, query }
}

/** Those whose name, or a word of it, begins with the query, written with or without accents; by name. */
export function matchingPeople(people: readonly ThreadPerson[], query: string, atMost = 6): ThreadPerson[] {
  const wanted = plain(query)
  return people
    .map((person) => ({ person, name: plain(person.name) }))
    .filter(({ name }) => name.startsWith(wanted) || name.includes(` ${wanted}`))
    .sort(
      (a, b) =>
        Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)) || a.name.localeCompare(b.name),
    )
    .slice(0, atMost)
    .map(({ person }) => person)
}

/** The text once somebody was chosen for a search, and where the caret then stands. */
export function withMention(
  before: Written,
  search: MentionSearch,
  person: ThreadPerson,
): Written & { caret: number } {
  const name = `@${person.name}`
  const rest = before.text.slice(search.start + 1 + search.query.length)
  const gap = /^\s/.test(rest) ? '' : ' '
  const changed = retyped(before, before.text.slice(0, search.start) + name + gap + rest)
  const end = search.start + name.length
  return {
    text: changed.text,
    mentions: [...changed.mentions, { start: search.start, end, userId: person.id }].sort(
      (a, b) => a.start - b.start,
    ),
    caret: end + 1,
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
