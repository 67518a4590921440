import type { Attributes } from '@/lib/parsing/readers/xml'

// What Word itself writes for "-->", ":)" and the like, and the signs of its lists and forms.
const WINGDINGS: Readonly<Record<string, string>> = {
  ...{ f04a: '☺', f04b: '😐', f04c: '☹', f06c: '●', f06e: '■', f06f: '☐', f071: '❑', f0a7: '▪' },
  ...{ f0a8: '☐', f0df: '←', f0e0: '→', f0e1: '↑', f0e2: '↓', f0e7: '⇐', f0e8: '⇒', f0f3: '⇔' },
  ...{ f0fb: '✗', f0fc: '✓', f0fd: '☒', f0fe: '☑' },
}
const SYMBOL: Readonly<Record<string, string>> = {
  ...{ f0a3: '≤', f0ab: '↔', f0ac: '←', f0ad: '↑', f0ae: '→', f0af: '↓', f0b0: '°', f0b1: '±' },
  ...{ f0b3: '≥', f0b4: '×', f0b7: '•', f0b9: '≠', f0bb: '≈', f0de: '⇒', f0d0: '∠', f0e5: '∑' },
}

/** The letter of a `w:sym`; null for one of a font of signs that nothing here knows. */
export function signOfFont({ 'w:font': font = '', 'w:char': char = '' }: Attributes): string | null {
  const code = char.toLowerCase().replace(/^0(?=.{3}$)/, 'f')
  if (/^wingdings$/i.test(font) && WINGDINGS[code]) return WINGDINGS[code]
  if (/^symbol$/i.test(font) && SYMBOL[code]) return SYMBOL[code]
  const letter = /^[0-9a-f]{4}$/i.test(char) ? String.fromCharCode(Number.parseInt(char, 16)) : ''
  // Fonts of signs have their own letters under these and under the lowest numbers.
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(letter) && letter > '\u00ff' ? letter : null
}
