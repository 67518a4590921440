/**
 * Turns a pattern of a grammar table into a regular expression's source: a space outside of brackets stands for white
 * space of any kind, an apostrophe for both.
 */
export function source(pattern: string): string {
  let result = ''
  let inClass = false
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]!
    if (sign === '\\') {
      result += sign + (pattern[at + 1] ?? '')
      at += 1
    } else if (sign === ' ') result += inClass ? ' \\u00a0\\u202f' : '(?:\\s{1,3})'
    else if (sign === "'") result += inClass ? "'\u2019" : "['\u2019]"
    else {
      if (sign === '[') inClass = true
      if (sign === ']') inClass = false
      result += sign
    }
  }
  return result
}

/** Matches nothing, for a table's empty pattern. */
const NEVER = '(?!)'

/**
 * Letters and figures that a word goes on with: a Chinese or Arabic neighbour does not belong to a Latin one. Written out,
 * because classes of Unicode properties cost many times as much.
 */
const WORD = 'A-Za-z0-9_\\u00c0-\\u024f\\u0400-\\u04ff\\u0660-\\u0669\\u06f0-\\u06f9'
export const BEFORE_WORD = `(?<![${WORD}])`
export const BEHIND_WORD = `(?![${WORD}])`

/** A regular expression that is a Unicode one only where its source needs that. */
export function compile(pattern: string, flags: string): RegExp {
  return new RegExp(pattern, pattern.includes('\\p{') ? `${flags}u` : flags)
}

const ors = (pattern: string) => `(?:${pattern === '' ? NEVER : source(pattern)})`

/** Matches the pattern at `lastIndex` alone, as whole words. */
export function sticky(pattern: string): RegExp {
  return compile(ors(pattern) + BEHIND_WORD, 'iy')
}

/** Matches the pattern wherever it stands, from the beginning of a word. */
export function anywhere(pattern: string): RegExp {
  return compile(BEFORE_WORD + ors(pattern), 'gi')
}

/** Matches the pattern, as whole words, where the text ends in it, white space behind it allowed. */
export function atEnd(pattern: string): RegExp {
  return compile(`${BEFORE_WORD}${ors(pattern)}\\s*$`, 'i')
}

/** The end of what `pattern` (sticky) matches at `at`; -1 when it does not. */
export function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** How far back patterns that end before a place are looked for; no qualifier or preposition is longer. */
const LOOK_BACK = 48

/** What `pattern` (`atEnd`) matches directly before `at`, as its start; -1 when it does not. */
export function matchBefore(pattern: RegExp, text: string, at: number): number {
  const from = Math.max(0, at - LOOK_BACK)
  const match = pattern.exec(text.slice(from, at))
  return match ? from + match.index : -1
}
