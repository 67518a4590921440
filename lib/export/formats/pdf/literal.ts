import { writable } from '../shared'

/**
 * A string of Typst's. Everything that a person wrote goes into the source as one of these, in its code: nothing of it
 * can be markup, whatever it says.
 */
export function literal(text: string): string {
  return `"${writable(text)
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replaceAll('\t', '\\t')}"`
}

/** The same as a piece of content, to stand between brackets. */
export const said = (text: string): string => `#${literal(text)}`
