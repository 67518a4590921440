import { foldForSearch, searchFold, type SearchFold } from '../fold'

// Vowel marks, hamza marks and tatweel: they are left out as often as they are printed.
const ARABIC_MARKS = /[\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/
const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u06a9': '\u0643',
  '\u0629': '\u0647',
}
const SIGNS: Readonly<Record<string, string>> = {
  '\u060c': ',',
  '\u061b': ';',
  '\u061f': '?',
  '\u3001': ',',
  '\u3002': '.',
}
const FURTHER = /[\u0600-\u9fff]/
const FOLDED_FURTHER = /[\u0600-\u06ff\u3001\u3002]/g
// Chinese has no spaces; extractions put some between signs.
const SPACE_IN_CHINESE = /(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g
const CHINESE = /[\u4e00-\u9fff]/

/** Folds one code unit further than search does: figures and signs of all scripts to ASCII, Arabic marks to nothing. */
function foldUnit(unit: string): string {
  if (ARABIC_MARKS.test(unit)) return ''
  const code = unit.charCodeAt(0)
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660)
  if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0)
  return SIGNS[unit] ?? ARABIC_LETTERS[unit] ?? unit
}

/**
 * Folds a line for the grammars: as `foldForSearch`, and figures of all scripts are ASCII, Arabic letters have no marks
 * and one form, commas and full stops of all scripts are the Latin ones, and between Chinese signs is no space. All words and patterns of the languages are
 * compared with text folded so.
 */
export function foldLine(line: string): string {
  const folded = foldForSearch(line)
  if (!FURTHER.test(folded)) return folded
  return folded.replace(FOLDED_FURTHER, foldUnit).replace(SPACE_IN_CHINESE, '')
}

/** Says whether both neighbours of a sign are Chinese ones. */
function isInChinese(text: string, index: number): boolean {
  return CHINESE.test(text.charAt(index - 1)) && CHINESE.test(text.charAt(index + 1))
}

/** `foldLine` with the way back to the line, as `searchFold` gives it. */
export function foldLineWithOffsets(line: string): SearchFold {
  const search = searchFold(line)
  let folded = ''
  const offsets: number[] = []
  for (let index = 0; index < search.folded.length; index += 1) {
    const unit = search.folded.charAt(index)
    const further = unit < '\u0600' ? unit : foldUnit(unit)
    if (further === '' || (unit === ' ' && isInChinese(search.folded, index))) continue
    folded += further
    offsets.push(search.offsets[index] ?? line.length)
  }
  offsets.push(line.length)
  return { folded, offsets }
}

/**
 * A pattern in the spelling of its language: everything in it that is not ASCII is folded as the lines are. ASCII
 * letters must be lower case; brackets of other scripts are written as ASCII ones, escaped. Values are patterns too.
 */
export const form = tagged('u')

/** `form`, sticky: it is tried at `lastIndex` and nowhere else. */
export const sticky = tagged('uy')

function tagged(flags: string) {
  return (source: TemplateStringsArray, ...values: string[]): RegExp =>
    new RegExp(foldSource(String.raw(source, ...values)), flags)
}

function foldSource(source: string): string {
  return source.replace(/[\u0080-\uffff]+/g, foldLine)
}

/** Words in the spelling of their language, folded as the lines are. */
export function words(list: string): readonly string[] {
  return list.trim().split(/\s+/).map(foldLine)
}

/** One list of spellings for each word; alternatives are parted by `/`, and `-` stands for a space. */
export function spellings(list: string): readonly (readonly string[])[] {
  return words(list).map((word) => word.split('/').map((one) => one.replaceAll('-', ' ')))
}

/** The tens from twenty in order, each by itself and before a unit (`ninetieth/ninety`). */
export function tens(list: string) {
  return spellings(list).map(([round = '', joined = round], index) => ({
    value: (index + 2) * 10,
    round: [round],
    joined: [joined],
  }))
}
