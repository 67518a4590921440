/** Signs of symbol fonts that documents use in text, by code below U+F000, as the characters that they print. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x22: '✂',
  0x28: '☎',
  0x2a: '✉',
  0x36: '⌛',
  0x46: '☞',
  0x4a: '☺',
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x72: '❒',
  0x73: '⬧',
  0x74: '⧫',
  0x75: '◆',
  0x76: '❖',
  0x77: '⬥',
  0x9e: '·',
  0x9f: '•',
  0xa1: '○',
  0xa7: '▪',
  0xa8: '◻',
  0xd8: '➢',
  0xdc: '➲',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xe8: '➔',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
}

const SYMBOL_LETTERS: Readonly<Record<string, string>> = {
  upper: 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ',
  lower: 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ',
}

const SYMBOL: Readonly<Record<number, string>> = {
  0xa2: '′',
  0xa3: '≤',
  0xa5: '∞',
  0xab: '↔',
  0xac: '←',
  0xad: '↑',
  0xae: '→',
  0xaf: '↓',
  0xb0: '°',
  0xb1: '±',
  0xb2: '″',
  0xb3: '≥',
  0xb4: '×',
  0xb6: '∂',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xba: '≡',
  0xbb: '≈',
  0xbc: '…',
  0xc5: '⊕',
  0xc6: '∅',
  0xc7: '∩',
  0xc8: '∪',
  0xce: '∈',
  0xcf: '∉',
  0xd0: '∠',
  0xd2: '®',
  0xd3: '©',
  0xd4: '™',
  0xd6: '√',
  0xd7: '⋅',
  0xd8: '¬',
  0xd9: '∧',
  0xda: '∨',
  0xdb: '⇔',
  0xde: '⇒',
  0xe5: '∑',
  0xf2: '∫',
}

/**
 * What a symbol font prints for a code (`F0B7` or `B7`); U+FFFD for a sign that is not known. Codes outside the
 * private area are characters already.
 */
export function symbol(code: number, font: string | undefined): string {
  const isPrivate = code >= 0xf000 && code <= 0xf0ff
  if (code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff) || code < 0x20) return '\ufffd'
  const place = code & 0xff
  if (font !== undefined && /wingdings/i.test(font) && (isPrivate || code <= 0xff))
    return WINGDINGS[place] ?? '\ufffd'
  const isSymbol = font === undefined ? isPrivate : /symbol/i.test(font) && (isPrivate || code <= 0xff)
  if (isSymbol || isPrivate) {
    if (place >= 0x41 && place <= 0x5a) return SYMBOL_LETTERS.upper!.charAt(place - 0x41)
    if (place >= 0x61 && place <= 0x7a) return SYMBOL_LETTERS.lower!.charAt(place - 0x61)
    return SYMBOL[place] ?? (font === undefined ? WINGDINGS[place] : undefined) ?? asciiOr(place)
  }
  return String.fromCodePoint(code)
}

function asciiOr(place: number): string {
  return place >= 0x20 && place < 0x7f ? String.fromCharCode(place) : '\ufffd'
}

/** Exchanges the private codes in a run's text for what its font prints. */
export function withoutPrivateCodes(text: string, font: string | undefined): string {
  return text.replace(/[\uf020-\uf0ff]/g, (character) => symbol(character.charCodeAt(0), font))
}

/** Line breaks of the XML, with the indents around them, are one space. */
export function withoutBreaks(text: string): string {
  if (!/[\r\n]/.test(text)) return text
  const lines = text.split(/[\r\n]+/)
  const last = lines.length - 1
  return lines
    .map((line, index) => (index < last ? line.trimEnd() : line))
    .map((line, index) => (index > 0 ? line.trimStart() : line))
    .join(' ')
}
