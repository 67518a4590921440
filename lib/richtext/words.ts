import * as Y from 'yjs'
import type { DocumentNode } from './document'

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
}

/** The words of a document, counted as the limit counts them. */
export function countWords(node: DocumentNode): number {
  const counter = new WordCounter()
  addNode(counter, node)
  return counter.words
}

/** The same number for a live draft, without building its document: cheap enough to follow the typing. */
export function countWordsInXml(fragment: Y.XmlFragment): number {
  const counter = new WordCounter()
  addXml(counter, fragment)
  return counter.words
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

function addXml(counter: WordCounter, parent: Y.XmlFragment): void {
  counter.separate()
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) addText(counter, child)
    else if (child instanceof Y.XmlElement) addXml(counter, child)
    else counter.separate()
  }
  counter.separate()
}

// Y.XmlText prints its marks as tags; the items beneath it hold the bare text.
function addText(counter: WordCounter, text: Y.XmlText): void {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) counter.add(item.content.str)
    else if (item.countable) counter.separate()
  }
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
