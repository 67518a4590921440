import * as Y from 'yjs'
import type { DocumentNode } from './document'
import { elementsOf, IN_LINE } from './in-text'
import { finalReading, originalReading } from './readings'
import { recordOf, signOf, type SplitDepth, splitOf } from './suggestions/record'
import { isSomething } from './suggestions/resolve'
import { CONTAINERS, isTextblock } from './suggestions/shape'
import { readChild } from './ydoc'

/**
 * Counts as the word processors count in which a Committee checks its limit: a word is what stands between white
 * space, so "state-of-the-art", "12,671", "and/or" and a dash standing alone are one each. A paragraph, list item,
 * table cell, rule or line break ends a word; a change of marks does not. Quotations, headings and tables count;
 * numbers of lists do not. A footnote ends no word where it is called, and its own words count unless a body does not
 * count them; captions count, descriptions for who cannot see do not. Chinese and Japanese characters, and their punctuation, count one each, Korean by spaces.
 *
 * U+00A0 and U+202F separate and U+200B does not: so counts LibreOffice Writer 7.4 (tried). For Word no published rule
 * was found; should it differ, the higher figure is the one that cannot surprise a coalition at its limit. In two
 * things Writer differs from Word and we follow Word: an em dash without spaces joins, Korean counts by spaces.
 */
class WordCounter {
  words = 0
  private inWord = false

  add(text: string): void {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (isSpace(code)) {
        this.inWord = false
      } else if (isEastAsian(code)) {
        this.words++
        this.inWord = false
        // The first half of a surrogate pair: the two are one character.
        if (code >= 0xd840) index++
      } else if (!this.inWord) {
        this.words++
        this.inWord = true
      }
    }
  }

  separate(): void {
    this.inWord = false
  }

  /** Goes on where the last text ended, whatever separated since. */
  resume(isInWord: boolean): void {
    this.inWord = isInWord
  }

  get isInWord(): boolean {
    return this.inWord
  }
}

/** Whether suggestions count as not there (`original`) or as accepted (`final`). */
export type Reading = 'original' | 'final'

/** What counts beside the text; see `footnotesCount` of a committee's profile. */
export interface Counting {
  /** Whether the words of footnotes count. They do unless it is said that they do not. */
  footnotes?: boolean
}

/** The words of a document, counted as the limit counts them. */
export function countWords(node: DocumentNode, { footnotes = true }: Counting = {}): number {
  const counter = new WordCounter()
  addNode(counter, node, footnotes)
  return counter.words
}

/**
 * The number that `countWords` gives for this reading of a live draft, without building it: cheap enough to follow the
 * typing. What is only suggested does not count unless asked for.
 */
export function countWordsInXml(
  fragment: Y.XmlFragment,
  reading: Reading = 'original',
  { footnotes = true }: Counting = {},
): number {
  const walk: Walk = { counter: new WordCounter(), reading, footnotes, endsInWord: null, doubts: new Set() }
  addXml(walk, fragment)
  if (walk.doubts.size < 2) return walk.counter.words
  const document = { type: 'doc', content: fragment.toArray().flatMap(readChild) }
  return countWords(reading === 'final' ? finalReading(document) : originalReading(document), { footnotes })
}

/** The way in which drafts are counted. Raise it when `countDraft` would say something else: what was recorded is counted anew. */
export const COUNTING = 2

/** How a draft counts. */
export interface DraftCounts {
  /** All words, those of footnotes among them. */
  words: number
  /** How many of them are in footnotes. */
  noteWords: number
  /** The same two with every suggestion accepted. */
  finalWords: number
  finalNoteWords: number
  /** Its footnotes, as they are numbered in the compiled report: those with text, without those only suggested. */
  notes: number
}

/** The counts of a live draft. */
export function countDraft(fragment: Y.XmlFragment): DraftCounts {
  const [words, noteWords] = countReading(fragment, 'original')
  const [finalWords, finalNoteWords] = countReading(fragment, 'final')
  return { words, noteWords, finalWords, finalNoteWords, notes: countNotes(fragment) }
}

function countReading(fragment: Y.XmlFragment, reading: Reading): [words: number, noteWords: number] {
  const words = countWordsInXml(fragment, reading)
  return [words, words - countWordsInXml(fragment, reading, { footnotes: false })]
}

function countNotes(parent: Y.XmlFragment): number {
  let notes = 0
  for (const child of elementsOf(parent)) {
    if (isGone(child, 'original')) continue
    if (child.nodeName !== 'footnote') notes += countNotes(child)
    else if (!isEmptyDocument(originalReading({ type: 'doc', content: readChild(child) }))) notes++
  }
  return notes
}

/**
 * Whether there is nothing to read: no character but white space and invisible ones, whatever tables and rules there
 * are. A node that this version does not know is taken for something.
 */
export function isEmptyDocument(node: DocumentNode): boolean {
  if (node.text !== undefined) return !VISIBLE.test(node.text)
  return HOLLOW.has(node.type) && (node.content ?? []).every(isEmptyDocument)
}

// All but white space, default-ignorable format characters (zero width, directional) and controls.
const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u

// Nodes that say nothing without text inside them.
const HOLLOW = new Set([
  'doc',
  'paragraph',
  'heading',
  'blockquote',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'horizontalRule',
  'hardBreak',
  'footnote',
])

function addNode(counter: WordCounter, node: DocumentNode, footnotes: boolean): void {
  if (node.text !== undefined) return counter.add(node.text)
  if (node.type === 'crossReference') return counter.add(textOf(node.attrs?.label))
  const isNote = node.type === 'footnote'
  if (isNote && !footnotes) return
  const wasInWord = counter.isInWord
  counter.separate()
  if (node.type === 'table') addCaption(counter, node.attrs?.caption)
  for (const child of node.content ?? []) addNode(counter, child, footnotes)
  // The number of a note ends no word: in "centres¹, and" there are two.
  if (isNote) counter.resume(wasInWord)
  else counter.separate()
}

function addCaption(counter: WordCounter, caption: unknown): void {
  counter.add(textOf(caption))
  counter.separate()
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

interface Walk {
  counter: WordCounter
  reading: Reading
  footnotes: boolean
  /** Whether the block before ended within a word, should the next follow it without a boundary; null when none can. */
  endsInWord: boolean | null
  /**
   * Whether a caption was met, and a suggestion on a block: with both, whether the caption is of a table that is there can
   * only be said by making the reading.
   */
  doubts: Set<'caption' | 'suggestion'>
}

function addXml(walk: Walk, parent: Y.XmlFragment): void {
  const { counter, reading } = walk
  const type = parent instanceof Y.XmlElement ? parent.nodeName : 'doc'
  const isBlock = isTextblock({ type })
  const isApart = !isBlock && !IN_LINE.has(type) && (!CONTAINERS.has(type) || type.startsWith('table'))
  if (isApart) walk.endsInWord = null
  if (isBlock && reading === 'final' && walk.endsInWord !== null && isJoined(parent))
    counter.resume(walk.endsInWord)
  else counter.separate()
  if (parent instanceof Y.XmlElement && isSuggested(parent)) walk.doubts.add('suggestion')
  if (type === 'table' && parent instanceof Y.XmlElement) {
    const caption = textOf(parent.getAttribute('caption'))
    addCaption(counter, caption)
    if (caption) walk.doubts.add('caption')
  }
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) addText(walk, child, isBlock)
    else if (child instanceof Y.XmlElement) addElement(walk, child)
    else counter.separate()
  }
  if (isBlock) walk.endsInWord = counter.isInWord
  if (isApart) walk.endsInWord = null
  counter.separate()
}

function addElement(walk: Walk, element: Y.XmlElement): void {
  if (isGone(element, walk.reading)) walk.doubts.add('suggestion')
  else if (element.nodeName === 'crossReference') walk.counter.add(textOf(element.getAttribute('label')))
  else if (element.nodeName === 'footnote') addNote(walk, element)
  else addXml(walk, element)
}

function addNote(walk: Walk, note: Y.XmlElement): void {
  if (!walk.footnotes) return
  const wasInWord = walk.counter.isInWord
  addXml(walk, note)
  walk.counter.resume(wasInWord)
}

const isSuggested = (element: Y.XmlElement) =>
  ['inserted', 'deleted'].some((name) => recordOf(element.getAttribute(name)) !== null)

function isJoined(block: Y.XmlFragment): boolean {
  return block instanceof Y.XmlElement && recordOf(block.getAttribute('joined')) !== null
}

/**
 * Whether an element is not part of the reading. What is suggested may hold what is not: the text of a block decides for
 * itself, and a note that has any is one.
 */
function isGone(element: Y.XmlElement, reading: Reading): boolean {
  if (reading === 'final') return recordOf(element.getAttribute('deleted')) !== null
  if (!IN_LINE.has(element.nodeName) || recordOf(element.getAttribute('inserted')) === null) return false
  return element.length === 0 || !isSomething(originalReading({ type: 'doc', content: readChild(element) }))
}

// Y.XmlText prints its marks as tags; the items beneath it hold the bare text.
function addText(walk: Walk, text: Y.XmlText, canSplit: boolean): void {
  const { counter, reading } = walk
  const gone = reading === 'original' ? 'insertion' : 'deletion'
  const active = new Set<string>()
  const splits = new Map<string, SplitDepth>()
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      const { key, value } = content as { key: string; value: unknown }
      if (key.startsWith(gone)) setOrDelete(active, key, value !== null)
      else if (key.startsWith('insertion'))
        setOrForget(splits, key, splitOf((value ?? {}) as Record<string, unknown>))
    } else if (content instanceof Y.ContentType && content.type instanceof Y.XmlElement) {
      // What stands among letters says itself whether it is suggested.
      addElement(walk, content.type)
    } else if (active.size > 0) continue
    else if (splits.size > 0 && content instanceof Y.ContentString)
      addSplits(counter, content.str, [...splits.values()][0]!, canSplit)
    else if (content instanceof Y.ContentString) counter.add(content.str)
    else if (item.countable) counter.separate()
  }
}

/** A sign that splits ends a word; where nothing can be split it is nothing. */
function addSplits(counter: WordCounter, text: string, depth: SplitDepth, canSplit: boolean): void {
  text.split(signOf(depth)).forEach((words, index) => {
    if (index > 0 && (canSplit || depth === 0)) counter.separate()
    counter.add(words)
  })
}

function setOrForget(map: Map<string, SplitDepth>, key: string, value: SplitDepth | null): void {
  if (value === null) map.delete(key)
  else map.set(key, value)
}

function setOrDelete(set: Set<string>, key: string, isSet: boolean): void {
  if (isSet) set.add(key)
  else set.delete(key)
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0xa0) return code === 0x85
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

// Radicals, punctuation, kana, bopomofo, ideographs, compatibility and full-width forms, and planes 2 and 3 by the
// first half of their surrogate pairs. Hangul is absent: Korean separates its words by spaces.
function isEastAsian(code: number): boolean {
  if (code < 0x2e80) return false
  return (
    code <= 0x312f ||
    (code >= 0x3190 && code <= 0x9fff) ||
    (code >= 0xd840 && code <= 0xd8bf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff01 && code <= 0xff9f)
  )
}
