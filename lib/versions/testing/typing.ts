import * as Y from 'yjs'
import { XML_FRAGMENT } from '@/lib/richtext/version'
import { updateFromDocument } from '@/lib/richtext/ydoc'
import type { LogRow } from '../cut'

const WORDS =
  'women law national programme committee court violence equality access health rural education data police in of the and'.split(
    ' ',
  )

export interface Typing {
  people: readonly string[]
  minutes: number
  /** Where the clock stands when they begin, in milliseconds. */
  from: number
  /** About how many characters the text keeps: who finds it longer takes something away. */
  characters: number
  seed?: number
  /** How often a person's page is opened anew, in minutes: each time they are another Yjs client. */
  newClientEvery?: number
  /** A text to go on with. */
  doc?: Y.Doc
}

/**
 * People typing into one draft as they do: a few characters a second in bursts of some words, a pause to think, a word
 * deleted now and then, one place and then another. All see what all type. Answers the rows of the log, and the text.
 * The same for the same seed.
 */
export function type(options: Typing): { rows: LogRow[]; doc: Y.Doc } {
  const { people, minutes, from, characters, seed = 1, newClientEvery = 20 } = options
  const random = mulberry(seed)
  const rows: LogRow[] = []
  const doc = options.doc ?? new Y.Doc({ gc: true })
  let now = from
  let typist: string | null = null
  const write = (data: Uint8Array) => rows.push({ at: now, userId: typist, data })
  doc.on('update', write)
  const paragraphs = Math.max(1, Math.round(characters / 500))
  const content = Array.from({ length: paragraphs }, () => ({
    type: 'paragraph',
    content: [{ type: 'text', text: wordsOf(random, characters / paragraphs) }],
  }))
  if (!options.doc) Y.applyUpdate(doc, updateFromDocument({ type: 'doc', content }))
  const fragment = doc.getXmlFragment(XML_FRAGMENT)
  const hands = people.map((userId, index) => ({
    userId,
    at: from + random() * 20_000,
    text: '',
    place: null as { text: Y.XmlText; offset: number } | null,
    client: 1_001 + seed * 1_000 + index,
    since: from,
  }))
  for (let next = soonest(hands); next.at < from + minutes * 60_000; next = soonest(hands)) {
    now = Math.round(next.at)
    typist = next.userId
    if (now - next.since > newClientEvery * 60_000) {
      next.client += people.length
      next.since = now
    }
    doc.clientID = next.client
    if (!next.text) {
      const { text, excess } = choose(fragment, random, characters)
      const offset = Math.floor(random() * (text.length + 1))
      next.place = { text, offset }
      // As much as is too much, and sometimes a little: sentences are rewritten more than they are added.
      const length = Math.min(text.length - offset, excess > 0 ? 30 : random() < 0.3 ? 8 : 0)
      for (let left = length; left > 0; left -= 1) text.delete(Math.min(offset, text.length - 1), 1)
      next.text = wordsOf(random, 10 + random() * 60)
      next.at += 2_000 + random() * 15_000
    } else {
      const place = next.place!
      const offset = Math.min(place.offset, place.text.length)
      place.text.insert(offset, next.text[0]!)
      place.offset = offset + 1
      next.text = next.text.slice(1)
      next.at += 120 + random() * 160
    }
  }
  doc.off('update', write)
  return { rows, doc }
}

function choose(fragment: Y.XmlFragment, random: () => number, characters: number) {
  const texts = fragment
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []))
    .filter((child) => child instanceof Y.XmlText)
  const length = texts.reduce((sum, text) => sum + text.length, 0)
  const text = texts[Math.floor(random() * texts.length)]!
  return { text, excess: text.length > 0 ? length - characters : 0 }
}

const soonest = <Hand extends { at: number }>(hands: readonly Hand[]) =>
  hands.reduce((a, b) => (a.at <= b.at ? a : b))

function wordsOf(random: () => number, characters: number): string {
  let text = ''
  while (text.length < characters) text += `${WORDS[Math.floor(random() * WORDS.length)]} `
  return text
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}
