import * as Y from 'yjs'
import type { DocumentNode } from './document'
import { originalReading } from './readings'
import { PILCROW, recordOf, splitOf } from './suggestions/record'
import { isSomething } from './suggestions/resolve'
import { CONTAINERS, isTextblock } from './suggestions/shape'
import { readChild } from './ydoc'

/**
 * Counts as the word processors count in which a Committee checks its limit: a word is what stands between white
 * space, so "state-of-the-art", "12,671", "and/or" and a dash standing alone are one each. A paragraph, list item,
 * table cell, rule or line break ends a word; a change of marks does not. Quotations, headings and tables count;
 * numbers of lists do not. Chinese and Japanese characters, and their punctuation, count one each, Korean by spaces.
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

/** The words of a document, counted as the limit counts them. */
export function countWords(node: DocumentNode): number {
  const counter = new WordCounter()
  addNode(counter, node)
  return counter.words
}

/**
 * The number that `countWords` gives for this reading of a live draft, without building it: cheap enough to follow the
 * typing. What is only suggested does not count unless asked for.
 */
export function countWordsInXml(fragment: Y.XmlFragment, reading: Reading = 'original'): number {
  const walk: Walk = { counter: new WordCounter(), reading, endsInWord: null }
  addXml(walk, fragment)
  return walk.counter.words
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

function addNode(counter: WordCounter, node: DocumentNode): void {
  if (node.text !== undefined) return counter.add(node.text)
  counter.separate()
  for (const child of node.content ?? []) addNode(counter, child)
  counter.separate()
}

interface Walk {
  counter: WordCounter
  reading: Reading
  /** Whether the block before ended within a word, should the next follow it without a boundary; null when none can. */
  endsInWord: boolean | null
}

function addXml(walk: Walk, parent: Y.XmlFragment): void {
  const { counter, reading } = walk
  const type = parent instanceof Y.XmlElement ? parent.nodeName : 'doc'
  const isBlock = isTextblock({ type })
  const isApart = !isBlock && !INLINE.has(type) && (!CONTAINERS.has(type) || type.startsWith('table'))
  if (isApart) walk.endsInWord = null
  if (isBlock && reading === 'final' && walk.endsInWord !== null && isJoined(parent))
    counter.resume(walk.endsInWord)
  else counter.separate()
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) addText(walk, child, isBlock)
    else if (!(child instanceof Y.XmlElement)) counter.separate()
    else if (!isGone(child, reading)) addXml(walk, child)
  }
  if (isBlock) walk.endsInWord = counter.isInWord
  if (isApart) walk.endsInWord = null
  counter.separate()
}

function isJoined(block: Y.XmlFragment): boolean {
  return block instanceof Y.XmlElement && recordOf(block.getAttribute('joined')) !== null
}

const INLINE = new Set(['hardBreak', 'footnote', 'crossReference'])

/**
 * Whether an element is not part of the reading. What is suggested may hold what is not: the text of a block decides for
 * itself, and a note that has any is one.
 */
function isGone(element: Y.XmlElement, reading: Reading): boolean {
  if (reading === 'final') return recordOf(element.getAttribute('deleted')) !== null
  if (!INLINE.has(element.nodeName) || recordOf(element.getAttribute('inserted')) === null) return false
  return element.length === 0 || !isSomething(originalReading({ type: 'doc', content: readChild(element) }))
}

// Y.XmlText prints its marks as tags; the items beneath it hold the bare text.
function addText({ counter, reading }: Walk, text: Y.XmlText, canSplit: boolean): void {
  const gone = reading === 'original' ? 'insertion' : 'deletion'
  const active = new Set<string>()
  const splits = new Set<string>()
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentFormat) {
      const { key, value } = content as { key: string; value: unknown }
      if (key.startsWith(gone)) setOrDelete(active, key, value !== null)
      else if (key.startsWith('insertion'))
        setOrDelete(splits, key, splitOf((value ?? {}) as Record<string, unknown>) !== null)
    } else if (active.size > 0) continue
    else if (splits.size > 0 && content instanceof Y.ContentString) addSplits(counter, content.str, canSplit)
    else if (content instanceof Y.ContentString) counter.add(content.str)
    else if (item.countable) counter.separate()
  }
}

/** A pilcrow that splits ends a word; where nothing can be split it is nothing. */
function addSplits(counter: WordCounter, text: string, canSplit: boolean): void {
  text.split(PILCROW).forEach((words, index) => {
    if (index > 0 && canSplit) counter.separate()
    counter.add(words)
  })
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
