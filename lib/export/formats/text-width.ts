// How wide the signs from "!" to "~" are in Times New Roman, in thousandths of its size, as Adobe's Times-Roman has them.
const NARROW =
  '333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541'
    .split(' ')
    .map(Number)

const PUNCTUATION: Record<string, number> = {
  '’': 333,
  '‘': 333,
  '“': 444,
  '”': 444,
  '–': 500,
  '—': 1000,
  '…': 1000,
  '\u00a0': 250,
}

/** What a font is beside Times New Roman: how wide its text runs, and how tall a line is in its size. */
interface Face {
  width: number
  line: number
}

const FACES: Record<string, Face> = {
  'times new roman': { width: 1, line: 1.15 },
  arial: { width: 1.12, line: 1.15 },
  helvetica: { width: 1.12, line: 1.15 },
  calibri: { width: 1.02, line: 1.22 },
  cambria: { width: 1.07, line: 1.17 },
  georgia: { width: 1.11, line: 1.14 },
  garamond: { width: 0.95, line: 1.12 },
  verdana: { width: 1.3, line: 1.22 },
  tahoma: { width: 1.12, line: 1.21 },
  aptos: { width: 1.07, line: 1.28 },
}

/** A font by its name; one that is not known is taken for a middling one. */
export function faceOf(font: string): Face {
  return FACES[font.toLowerCase()] ?? { width: 1.07, line: 1.18 }
}

/**
 * Cuts a text into lines as wide as `room` (each may ask for less by `first`), with `size` and `room` in the same unit:
 * for each line the place in the text where it ends. Good to a few in a hundred, not the word processor's own lines.
 */
export function linesOf(
  text: string,
  { size, room, first }: { size: number; room: number; first: number },
): number[] {
  const ends: number[] = []
  let [line, word, wordStart] = [first, 0, 0]
  const full = (room * 1000) / size
  line = (first * 1000) / size
  const breakAt = (place: number) => {
    ends.push(place)
    line = 0
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10) {
      breakAt(at + 1)
      ;[word, wordStart] = [0, at + 1]
      continue
    }
    const width = WIDTHS[code]!
    line += width
    const isSpace = code === 32
    if (isSpace || (width === 1000 && isIdeograph(code))) {
      // A space may hang over the edge, an ideograph goes down alone.
      if (!isSpace && line > full) {
        breakAt(at)
        line = width
      }
      ;[word, wordStart] = [0, at + 1]
      continue
    }
    word += width
    if (line <= full) continue
    // A word that is wider than a line is cut where the line ends.
    const cut = word > full ? at : wordStart
    breakAt(cut)
    line = word > full ? width : word
    if (word > full) [word, wordStart] = [width, at]
  }
  ends.push(text.length)
  return ends
}

/** How wide a text is on one line, in thousandths of its size, in Times New Roman: see `faceOf` for others. */
export function widthOfText(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) width += WIDTHS[text.charCodeAt(at)]!
  return width
}

/** How wide each sign is, by its code. */
const WIDTHS = Uint16Array.from({ length: 0x1_0000 }, (_, code) => widthOf(code))

function widthOf(code: number): number {
  if (code === 32) return 250
  if (code === 9) return 1500
  if (code < 127) return NARROW[code - 33] ?? 0
  if (isIdeograph(code)) return 1000
  // Letters of Arabic join, and its vowel signs and marks of direction take no room.
  if (code >= 0x0600 && code < 0x0700) return code >= 0x064b && code <= 0x065f ? 0 : 430
  if (code >= 0x0410 && code <= 0x042f) return 700
  if (code >= 0x0430 && code < 0x0530) return 520
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x2066 && code <= 0x2069)) return 0
  return PUNCTUATION[String.fromCharCode(code)] ?? 480
}

/** Whether a line may end before and behind this sign, by its code. */
export function isIdeograph(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60)
  )
}
