import { AppError } from '@/lib/errors'
import { MAX_REPLY_LENGTH } from '../../limits'
import { tooComplex } from '../refusals'
import { isRtl, mirrored } from './characters'
import { contentOf } from './glyphs'
import type { ReadPage } from './layout'
import type { OpenPdf } from './open'
import { segmentsOf } from './segments'
import { structureOf } from './structure'
import { segmentsOfTagged, taggedPage } from './tagged'
import type { Glyph } from './types'

export interface ReadPages {
  pages: ReadPage[]
  /** Pages that show something but no text. */
  textless: number
  /** It is a stack of pictures: what letters there are were put on by a machine. */
  scanned: boolean
  /** Pages with letters that the file does not name. */
  unreadPages: number[]
}

/** Share of signs without a letter from which on a file is refused: what is left would be read wrong. */
const MISSING = 0.1

/** A page with fewer letters and a picture was scanned, and stamped. */
const NEARLY_NOTHING = 60

/** Whether more letters of a page are read from right to left than from left to right. */
function isRtlPage(glyphs: Glyph[]): boolean {
  let rtl = 0
  let letters = 0
  for (const { text } of glyphs) {
    if (isRtl(text)) rtl += 1
    if (/\p{L}/u.test(text)) letters += 1
  }
  return rtl * 2 > letters
}

/** Tells whether the brackets of right-to-left text are named by their look, by counting which way they open. */
class Brackets {
  private asTyped = 0
  private asPrinted = 0

  learn(glyphs: Glyph[]): void {
    let last: Glyph | undefined
    for (const glyph of glyphs) {
      if (glyph.text !== '(' && glyph.text !== ')') continue
      // A pair on one line: the left sign looks like an opening one when it is named by its look.
      if (
        last &&
        last.text === mirrored(glyph.text) &&
        Math.abs(last.y - glyph.y) < 2 &&
        Math.abs(last.x0 - glyph.x0) < 60
      ) {
        const left = last.x0 < glyph.x0 ? last : glyph
        if (left.text === '(') this.asPrinted += 1
        else this.asTyped += 1
        last = undefined
      } else last = glyph
    }
  }

  get mirror(): boolean {
    return this.asPrinted >= this.asTyped
  }
}

/** Reads all pages one after the other; keeps of each only the words and where they stand. */
export async function readPages(pdf: OpenPdf, onProgress?: (share: number) => void): Promise<ReadPages> {
  const { document, engine } = pdf
  const fonts = new Map()
  const brackets = new Brackets()
  const pages: ReadPage[] = []
  let textless = 0
  let pictures = 0
  let letters = 0
  let unread = 0
  const unreadPages: number[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const content = await contentOf(page, engine, fonts)
    if (letters > MAX_REPLY_LENGTH) throw tooComplex()
    const shows = content.pictured || (pdf.pictures && content.placed)
    if (content.glyphs.length === 0 && shows) textless += 1
    if (content.glyphs.length < NEARLY_NOTHING && shows) pictures += 1
    letters += content.glyphs.length
    unread += content.unread
    if (content.unread > 0) unreadPages.push(number)
    const rtl = isRtlPage(content.glyphs)
    if (rtl) brackets.learn(content.glyphs)
    const options = { rtl, mirror: brackets.mirror, rules: content.rules }
    const marked = content.glyphs.some((glyph) => glyph.content !== null)
    const tagged = marked ? taggedPage(await structureOf(page), content.glyphs, options) : null
    const segments = tagged === null ? segmentsOf(content.glyphs, options) : segmentsOfTagged(tagged)
    pages.push({
      page: number,
      width: content.width,
      height: content.height,
      rtl,
      segments,
      rules: content.rules,
      tagged,
    })
    page.cleanup()
    onProgress?.(number / document.numPages)
  }
  const scanned = letters === 0 || (pictures > pages.length * 0.8 && letters < NEARLY_NOTHING * pages.length)
  if (unread > MISSING * (letters + unread)) throw new AppError('unsupported', 'pdfNoLetters')
  return { pages, textless, scanned, unreadPages }
}
