import { isDigit, isLtr, isRtl, mirrored } from './characters'

/** Something with characters that stands at a place on a line. */
interface Printed {
  text: string
}

type Direction = 'rtl' | 'ltr' | 'digit' | 'neutral'

function directionOf(text: string): Direction {
  if (isRtl(text)) return 'rtl'
  if (isDigit(text)) return 'digit'
  return isLtr(text) ? 'ltr' : 'neutral'
}

/** Whether a line that prints these signs reads from right to left, on a page that does or does not. */
export function readsRtl(signs: Printed[], pageIsRtl: boolean): boolean {
  let rtl = 0
  let ltr = 0
  for (const { text } of signs) {
    if (isRtl(text)) rtl += 1
    else if (isLtr(text)) ltr += 1
  }
  if (rtl === 0) return pageIsRtl && ltr === 0
  return pageIsRtl || rtl > ltr
}

// What holds the digits of one number together (UAX 9, classes CS and ES), with a digit on either side.
const SEPARATOR = /^[.,:/\u066b\u066c]$/
const JOINER = /^[.,:/+\-\u2010-\u2013\u066b\u066c%]$/

function reverse<T>(signs: T[], from: number, to: number): void {
  for (let low = from, high = to - 1; low < high; low += 1, high -= 1) {
    const sign = signs[low] as T
    signs[low] = signs[high] as T
    signs[high] = sign
  }
}

/** End of the left-to-right stretch that begins at `from` in a line that reads from right to left. */
function stretchEnd(directions: Direction[], signs: Printed[], from: number, afterLetter: boolean): number {
  let end = from + 1
  let latin = directions[from] === 'ltr'
  let numbersEnd = end
  for (let at = from + 1; at < signs.length && directions[at] !== 'rtl'; at += 1) {
    if (directions[at] === 'ltr') latin = true
    if (directions[at] === 'neutral') continue
    end = at + 1
    const between = signs.slice(numbersEnd, at)
    const joined =
      between.length === 0 ||
      (between.length === 1 && (afterLetter ? SEPARATOR : JOINER).test(between[0]?.text ?? ''))
    if (directions[at] === 'digit' && joined && numbersEnd >= at - 1) numbersEnd = at + 1
  }
  return latin ? end : numbersEnd
}

/**
 * Puts the signs of a line, given from left to right as they are printed, in the order in which they are read: the
 * reverse of the Unicode Bidirectional Algorithm (UAX 9), as far as a printed line still tells. `mirror` says that
 * the file names brackets as they look and not as they were typed.
 */
export function readingOrder<T extends Printed>(printed: T[], rtl: boolean, mirror: boolean): T[] {
  if (!rtl && !printed.some(({ text }) => isRtl(text))) return printed
  const signs = [...printed]
  if (rtl) reverse(signs, 0, signs.length)
  const directions = signs.map(({ text }) => directionOf(text))
  if (rtl && !directions.includes('rtl')) {
    // Without letters a percent or currency sign belongs to its number (class ET).
    for (const [at, { text }] of signs.entries()) {
      const beside = directions[at - 1] === 'digit' || directions[at + 1] === 'digit'
      if (beside && /^[%‰$€£°\u066a]$/.test(text)) directions[at] = 'digit'
    }
  }
  let afterLetter = false
  for (let at = 0; at < signs.length;) {
    const direction = directions[at] as Direction
    const sign = signs[at] as T
    if (rtl ? direction === 'ltr' || direction === 'digit' : direction === 'rtl') {
      let end = at + 1
      if (rtl) end = stretchEnd(directions, signs, at, afterLetter)
      else {
        for (let next = end; next < signs.length && directions[next] !== 'ltr'; next += 1) {
          if (directions[next] === 'rtl') end = next + 1
        }
      }
      reverse(signs, at, end)
      at = end
      continue
    }
    if (direction === 'rtl') afterLetter = true
    if (rtl && mirror) signs[at] = { ...sign, text: mirrored(sign.text) }
    at += 1
  }
  return signs
}
