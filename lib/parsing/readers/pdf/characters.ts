/* oxlint-disable no-control-regex -- control characters are what is looked for */
const RTL_LETTER = /[\u0590-\u05ff\u0600-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const LETTER = /\p{L}/u
const CJK =
  /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\ud840-\ud88d][\udc00-\udfff]/
// Ligatures, Hebrew and Arabic presentation forms; radicals, which some printers name in place of the whole sign.
const PRESENTATION_FORM = /[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc\u2e9f\u2ef3\u2f00-\u2fd5]+/g
// What fonts that are older than their Unicode names call ligatures and bullets.
const PRIVATE: Record<string, string> = {
  '\uf001': 'fi',
  '\uf002': 'fl',
  '\uf0a7': '▪',
  '\uf0b7': '•',
  '\uf0d8': '▸',
}
const MARK_ONLY = /^\p{M}+$/u
// Control characters, private use, the byte order mark and direction marks that a page cannot print.
const UNPRINTED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g
const LONE_SURROGATE = /\p{Cs}/gu

/**
 * What one printed sign says: presentation forms and ligatures as their letters (compatibility forms of no other kind
 * are touched), without what is not printed. Every white space is a space or a no-break space.
 */
export function charactersOf(unicode: string): string {
  if (unicode.length === 1) {
    const code = unicode.charCodeAt(0)
    if (code > 0x20 && code < 0x7f) return unicode
  }
  return unicode
    .replace(UNPRINTED, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/[\uf001\uf002\uf0a7\uf0b7\uf0d8]/g, (sign) => PRIVATE[sign] ?? sign)
    .replace(PRESENTATION_FORM, (forms) => forms.normalize('NFKC'))
    .replace(/[\t\n\r\u2000-\u200a\u2028\u2029\u205f\u3000]/g, ' ')
}

const LATIN = /[a-zA-Z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8]/

/** One sign of the Latin blocks, which most are, told without a search. */
function isCommon(text: string): boolean {
  return text.length === 1 && text.charCodeAt(0) < 0x300
}

/** Whether a code stands for no letter: fonts without a table of letters show such codes. */
export function isNameless(unicode: string): boolean {
  const code = unicode.charCodeAt(0)
  if (code >= 0x20 && code < 0x7f) return false
  // Symbols and bullets live in the private range that fonts of symbols use.
  if (/^[\t\n\r\uf000-\uf0ff]$/.test(unicode)) return false
  return unicode === '' || /^[\p{Cc}\p{Co}\p{Cn}\ufffd]$/u.test(unicode)
}

export function isRtl(text: string): boolean {
  if (isCommon(text)) return false
  return RTL_LETTER.test(text)
}

export function isLtr(text: string): boolean {
  if (isCommon(text)) return LATIN.test(text)
  return LETTER.test(text) && !RTL_LETTER.test(text)
}

export function isDigit(text: string): boolean {
  const code = text.charCodeAt(0)
  if (text.length === 1 && code < 0x660) return code >= 0x30 && code <= 0x39
  return /^[0-9\u0660-\u0669\u06f0-\u06f9]+$/.test(text)
}

/** Written without spaces between words: Chinese, Japanese; full-width signs belong to it. */
export function isCjk(text: string): boolean {
  if (isCommon(text)) return false
  return CJK.test(text)
}

/** Only accents and vowel signs, which stand on another letter. */
export function isMark(text: string): boolean {
  if (isCommon(text)) return false
  return MARK_ONLY.test(text)
}

export function isSpace(text: string): boolean {
  return text === ' ' || text === '\u00a0' || text === '\u202f'
}

const MIRRORED: Record<string, string> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '<': '>',
  '>': '<',
}

/** The other one of a pair of brackets or pointed quotation marks; all else as it is. */
export function mirrored(text: string): string {
  return MIRRORED[text] ?? text
}
