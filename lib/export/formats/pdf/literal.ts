import type { DocumentNode } from '@/lib/richtext/document'
import { blockId, writable } from '../shared'
import { widthOfText } from '../text-width'

// Where no letter follows none can be parted; and Typst breaks off at one that ends a link.
const IDLE_HYPHENS = /\u00ad(?!\p{L})/gu

/**
 * A string of Typst's. Everything that a person wrote goes into the source as one of these, in its code: nothing of it
 * can be markup, whatever it says.
 */
export function literal(text: string): string {
  return `"${writable(text)
    .replace(IDLE_HYPHENS, '')
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replaceAll('\t', '\\t')}"`
}

// Of scripts whose letters stand each for itself: parted ones of others would look otherwise.
const LETTERS = /[!-.0-~\u00a1-\u024f\u0370-\u04ff]{2,}/gu

/**
 * The text, in which words that are wider than this (see `widthOfText`) may be cut at any letter: else they would run over
 * the side.
 */
export function cuttable(text: string, room: number): string {
  if (widthOfText(text) <= room) return text
  return text.replace(LETTERS, (word) =>
    widthOfText(word) > room ? word.replace(/(?<=.)(?=.)/gu, '\u200b') : word,
  )
}

/** The same as a piece of content, to stand between brackets. */
export const said = (text: string): string => `#${literal(text)}`

/** A place in the text to which links lead, without anything to be seen or heard. */
export function named(node: DocumentNode): string {
  const id = blockId(node)
  return id ? `#metadata(none)<${id}>` : ''
}
