import { letterAt, letterPosition, readLetter, readNumeral } from './alphabets'
import type { LabelWords } from './language'

/** What numbers and letters a label names. */
export interface References {
  number: string
  /** Those under `number`. */
  letters: string[]
  refs: string[]
  slug: string
  lookalikes: string[]
  hasLetters: boolean
  /** Says whether a word (not a sign) joins two numbers. */
  isWorded: boolean
  hasSeveralNumbers: boolean
  /** Where they end in the text. */
  end: number
}

interface Item {
  number: number
  letter: string | null
  /** What is numbered in Roman figures under the letter: the (i) of `3 (a) (i)`. */
  part: string | null
  join: 'list' | 'range'
}

/** The longest range that is written out; a longer one is no label. */
const MAX_RANGE = 60
const MAX_ITEMS = 60

// The French first is `1er`.
const NUMBER = /\( ?(\d{1,3}) ?\)|(\d{1,3})(?!\d)(?:er(?!\p{L}))?/uy
const CHINESE_NUMBER = /[一二三四五六七八九十百零]{1,5}/y
const BRACKETED = / ?\.?,? ?\( ?(\p{L}{1,5}) ?\)/uy
const HALF_BRACKETED = /[ .]?(\p{L}{1,3}) ?\)/uy
/** `Question 3a`, behind words alone. */
const ATTACHED = /([a-z])(?!\p{L})/uy
const DOTTED = /\.(\p{L})(?=$|[ .:)\]-])/uy

/** `(i)` to `(xxix)`, or half in brackets. */
const PART = / ?\(? ?(x{0,2}(?:ix|iv|vi{0,3}|i{1,3})|x{1,2}) ?\)/uy
const BARE_FORMS = [BRACKETED, HALF_BRACKETED, DOTTED]
const WORDED_FORMS = [...BARE_FORMS, ATTACHED]

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Separators of one or more languages as one pattern; the longest wins. `as-well-as` is three words. */
export function separatorPattern(grammars: readonly LabelWords[]) {
  const kinds = new Map<string, 'list' | 'range'>()
  const forms = new Set<string>()
  for (const kind of ['list', 'range'] as const) {
    for (const word of grammars.flatMap((grammar) => grammar[kind])) {
      const form = word.replace(/(?<=.)-(?=.)/g, ' ?').replace(/^,(?=.)/, ', ?')
      forms.add(form)
      kinds.set(form.replaceAll(' ?', ''), kind)
    }
  }
  const alternatives = [...forms].toSorted((one, other) => other.length - one.length)
  return { kinds, pattern: new RegExp(` ?(${alternatives.join('|')}) ?`, 'uy') }
}

export type Separators = ReturnType<typeof separatorPattern>

/** How references are read: bare ones by the separators of all languages, those behind words by their own. */
export interface ReferenceGrammar {
  separators: Separators
  /** The words around the numbers; null for bare labels. */
  words: LabelWords | null
  isCyrillic: boolean
}

function refOf({ number, letter, part }: Item): string {
  const ref = letter === null ? String(number) : `${number}(${letter})`
  return part === null ? ref : `${ref}(${part})`
}

/** The items from the last of `items` to `to`, without the former; null when that is no range. */
function rangeTo(from: Item, to: Item): Item[] | null {
  if (from.number === to.number) {
    if (from.letter === null || to.letter === null) return null
    if (from.part !== null || to.part !== null) return null
    const first = letterPosition(from.letter)
    const last = letterPosition(to.letter)
    if (first === null || last === null || last <= first) return null
    return Array.from({ length: last - first }, (_, index) => ({
      ...to,
      letter: letterAt(first + 1 + index),
      part: null,
      join: 'list',
    }))
  }
  const length = to.number - from.number
  if (length < 0 || length > MAX_RANGE) return null
  const between = Array.from({ length: length - 1 }, (_, index): Item => ({
    number: from.number + 1 + index,
    letter: null,
    part: null,
    join: 'list',
  }))
  return [...between, to]
}

/** `3-a-b`, `4-to-6`, `3-a-and-4-b`: what the items say, in signs that an address may have. */
function slugOf(items: readonly Item[]): string {
  let slug = ''
  let number: number | null = null
  let letter: string | null = null
  for (const item of items) {
    if (item.number !== number) {
      if (number !== null) slug += item.join === 'range' ? '-to-' : '-and-'
      slug += String(item.number)
      number = item.number
      letter = null
    }
    if (item.letter !== null && (item.part === null || item.letter !== letter)) slug += `-${item.letter}`
    if (item.part !== null) slug += `-${item.part}`
    letter = item.letter
  }
  return slug
}

/** A reader that goes along one text. */
class Cursor {
  readonly items: Item[] = []
  /** The items with those inside ranges of letters, for the address. */
  readonly printed: Item[] = []
  readonly refs: string[] = []
  readonly lookalikes: string[] = []
  isWorded = false
  readonly text: string
  readonly grammar: ReferenceGrammar
  at: number

  constructor(text: string, at: number, grammar: ReferenceGrammar) {
    this.text = text
    this.at = at
    this.grammar = grammar
  }

  number(): number | null {
    const isBare = this.grammar.words === null
    const found = match(NUMBER, this.text, this.at)
    if (found !== null && !(isBare && found[1] !== undefined)) {
      this.at += found[0].length
      return Number(found[1] ?? found[2])
    }
    const chinese = isBare ? null : match(CHINESE_NUMBER, this.text, this.at)
    const number = chinese === null ? null : readNumeral(chinese[0])
    if (chinese !== null && number !== null) this.at += chinese[0].length
    return number
  }

  letter(): string | null {
    const { words, isCyrillic } = this.grammar
    const subunit = words && match(words.subunit, this.text, this.at)
    const start = this.at + (subunit?.[0].length ?? 0)
    for (const form of words === null ? BARE_FORMS : WORDED_FORMS) {
      const found = match(form, this.text, start)
      const read = found === null ? null : readLetter(found[1] ?? '', isCyrillic)
      if (found === null || read === null) continue
      this.at = start + found[0].length
      this.lookalikes.push(...read.lookalikes)
      return read.letter
    }
    return null
  }

  /** The Roman figure under a letter, where one stands behind it. */
  part(): string | null {
    const found = match(PART, this.text, this.at)
    if (found !== null) this.at += found[0].length
    return found?.[1] ?? null
  }

  /** An item of a number from what stands behind it. */
  item(number: number, join: Item['join']): Item {
    const letter = this.letter()
    return { number, letter, part: letter === null ? null : this.part(), join }
  }

  /** Takes an item in; says whether it fits. */
  add(item: Item): boolean {
    const previous = this.items.at(-1)
    const added = item.join === 'range' && previous ? rangeTo(previous, item) : [item]
    if (added === null || item.number === 0) return false
    this.items.push(item)
    this.refs.push(...added.map(refOf))
    this.printed.push(...(previous?.number === item.number ? added : [item]))
    return this.refs.length <= MAX_ITEMS * 2 && this.items.length <= MAX_ITEMS
  }

  /** Goes over a separator and the item behind it; null when there is none, `false` when it does not fit. */
  next(): boolean | null {
    const { separators, words } = this.grammar
    const start = this.at
    const previous = this.items.at(-1)
    if (words) this.at += match(words.unitEnd, this.text, this.at)?.[0].length ?? 0
    const separator = match(separators.pattern, this.text, this.at)
    const join = separator && separators.kinds.get((separator[1] ?? '').replaceAll(' ', ''))
    if (!separator || !join || !previous) return this.back(start)
    this.at += separator[0].length
    if (words) this.at += match(words.unit, this.text, this.at)?.[0].length ?? 0
    const number = this.number()
    if (number === null) {
      const part = previous.part === null || join === 'range' ? null : this.part()
      const item = part === null ? this.item(previous.number, join) : { ...previous, part, join }
      if (previous.letter === null || item.letter === null) return this.back(start)
      this.isWorded ||= /\p{L}/u.test(separator[0])
      return this.add(item)
    }
    this.isWorded ||= /\p{L}/u.test(separator[0])
    return this.add(this.item(number, join))
  }

  back(to: number): null {
    this.at = to
    return null
  }
}

/**
 * Reads numbers and letters from a place in a folded text as far as they go: `3 (a)`, `3 (a) and 4 (b)`, `4 to 6`;
 * null when none stands there, or when they make no sense together (a range that goes back, one letter twice).
 */
export function readReferences(text: string, at: number, grammar: ReferenceGrammar): References | null {
  const cursor = new Cursor(text, at, grammar)
  const number = cursor.number()
  if (number === null) return null
  if (!cursor.add(cursor.item(number, 'list'))) return null
  for (let fits = cursor.next(); fits !== null; fits = cursor.next()) if (!fits) return null
  if (new Set(cursor.refs).size !== cursor.refs.length) return null
  const letters = cursor.printed.filter((item) => item.number === number && item.letter !== null)
  return {
    number: String(number),
    letters: [...new Set(letters.map((item) => item.letter ?? ''))],
    refs: cursor.refs,
    slug: slugOf(cursor.printed),
    lookalikes: cursor.lookalikes,
    hasLetters: cursor.items.some((item) => item.letter !== null),
    isWorded: cursor.isWorded,
    hasSeveralNumbers: cursor.items.some((item) => item.number !== number),
    end: cursor.at,
  }
}

/** Letters alone, `(a)` or `(a) and (b)`, at the start of a folded text. */
export function readLetters(text: string, separators: Separators, isCyrillic: boolean): References | null {
  const cursor = new Cursor(text, 0, { separators, words: null, isCyrillic })
  const first = cursor.item(1, 'list')
  if (first.letter === null || first.part !== null || !cursor.add(first)) return null
  for (let fits = cursor.next(); fits !== null; fits = cursor.next()) if (!fits) return null
  return {
    number: '',
    letters: cursor.printed.map((item) => item.letter ?? ''),
    refs: [],
    slug: '',
    lookalikes: cursor.lookalikes,
    hasLetters: true,
    isWorded: cursor.isWorded,
    hasSeveralNumbers: cursor.items.some((item) => item.number !== 1),
    end: cursor.at,
  }
}

/** Reads letters before their number, `subparagraphs (a) and (b) of paragraph 3`, from a place in a folded text. */
export function readLetterFirst(text: string, at: number, grammar: ReferenceGrammar): References | null {
  const { words, separators, isCyrillic } = grammar
  const announced = words?.leadingSubunit && match(words.leadingSubunit.words, text, at)
  if (!words?.leadingSubunit || !announced) return null
  const from = at + announced[0].length
  const letters = readLetters(text.slice(from), separators, isCyrillic)
  if (letters === null || letters.hasSeveralNumbers) return null
  const joint = match(words.leadingSubunit.joint, text, from + letters.end)
  const unitAt = from + letters.end + (joint?.[0].length ?? 0)
  const unit = joint && match(words.unit, text, unitAt)
  const whole = unit && readReferences(text, unitAt + unit[0].length, grammar)
  if (!whole || whole.refs.length !== 1 || whole.hasLetters) return null
  return {
    ...letters,
    number: whole.number,
    refs: letters.letters.map((letter) => `${whole.number}(${letter})`),
    slug: [whole.number, ...letters.letters].join('-'),
    end: whole.end,
  }
}
