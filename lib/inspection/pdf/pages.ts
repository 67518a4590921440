import { isAppError } from '@/lib/errors'
import type { Engine, PDFPageProxy } from '@/lib/parsing/readers/pdf/engine'
import { apply, matrixOf, multiply } from '@/lib/parsing/readers/pdf/matrix'
import { openPdf } from '@/lib/parsing/readers/pdf/open'
import { placeText, TextPosition } from '@/lib/parsing/readers/pdf/text-state'
import type { Findings } from '../finding'
import { zeroWidthIn } from '../hidden-signs'
import { type Box, boxAround, isInside, meet, shared } from './boxes'
import { endsOf } from './bytes'
import { isWhite, type State } from './state'

const MAX_OLDER = 3

/**
 * Words that are on a page and not seen: drawn invisibly, in the colour of the paper, outside of the page or of what
 * a drawing on it is cut to, or under something that was drawn over them; and words that an older version of the file still holds.
 */
export async function inspectPages(
  bytes: Uint8Array,
  findings: Findings,
  hasPictures: (page: number) => boolean,
  onProgress?: (share: number) => void,
): Promise<void> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const older = endsOf(text).slice(0, -1).slice(-MAX_OLDER)
  const isCompared = older.length > 0
  const words = await wordsOf(bytes, isCompared, (page, engine, number, share) => {
    onProgress?.(share)
    return inspectPage(page, engine, `page ${number}`, hasPictures(number), findings)
  })
  if (words === null) {
    findings.add('unreadable', '', 'PDF')
    return
  }
  for (const [at, end] of older.entries()) {
    const before = await wordsOf(bytes.subarray(0, end), true)
    const gone = [...(before ?? [])].filter((line) => !words.has(line))
    for (const line of gone) findings.add('olderVersion', `version ${at + 1}`, line)
  }
}

type Visit = (page: PDFPageProxy, engine: Engine, number: number, share: number) => Promise<void>

/** The lines of a file's pages, where they are wanted; null when the engine cannot open it. */
async function wordsOf(bytes: Uint8Array, isWanted: boolean, visit?: Visit): Promise<Set<string> | null> {
  const lines = new Set<string>()
  try {
    const { document, engine, close } = await openPdf(bytes)
    try {
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number)
        await visit?.(page, engine, number, number / document.numPages)
        const { items } = isWanted ? await page.getTextContent() : { items: [] }
        let line = ''
        for (const item of items) {
          if (!('str' in item)) continue
          line += item.str
          if (!item.hasEOL) continue
          lines.add(line.trim())
          line = ''
        }
        lines.add(line.trim())
        page.cleanup()
      }
    } finally {
      await close()
    }
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
  lines.delete('')
  return lines
}

/** What is shown, or by how much the pen moves back, in thousandths of the size. */
type Glyph = { unicode?: string; width?: number } | number | null

/** Something drawn: words at a place, or an area that is filled. */
interface Shown {
  text: string
  x: number
  y: number
  isHidden: boolean
}

async function inspectPage(
  page: PDFPageProxy,
  { OPS }: Engine,
  place: string,
  isPictured: boolean,
  findings: Findings,
): Promise<void> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const [left, bottom, right, top] = page.view as Box
  let state: State = {
    ...{ ctm: [1, 0, 0, 1, 0, 0], mode: 0, size: 0, isWhite: false, isFaint: false, leading: 0 },
    clip: null,
  }
  const states: State[] = []
  /** Whether the path that comes next cuts off what follows. */
  let isCutting = false
  const position = new TextPosition()
  /** How far words went from where they were placed. */
  let pen = { matrix: position.matrix, x: 0, y: 0, advance: 0 }
  const grounds: Box[] = []
  const shown: Shown[] = []

  function show(glyphs: unknown): void {
    if (!Array.isArray(glyphs)) return
    const text = (glyphs as Glyph[])
      .map((each) =>
        each !== null && typeof each === 'object'
          ? (each.unicode ?? '')
          : typeof each === 'number' && each < -200
            ? ' '
            : '',
      )
      .join('')
    for (const signs of zeroWidthIn(text)) findings.add('hiddenText', place, signs)
    if (text.trim() === '') return
    const [x, y] = apply(multiply(state.ctm, position.matrix), position.x, position.y)
    const isOutside = x < left - 2 || x > right + 2 || y < bottom - 2 || y > top + 2
    const onPaper = !isPictured && !grounds.some((box) => isInside(box, x, y))
    const isInvisible = state.mode === 3 || state.mode === 7 || state.isFaint
    const scale = Math.hypot(state.ctm[2], state.ctm[3]) * Math.hypot(position.matrix[2], position.matrix[3])
    const isTiny = Math.abs(state.size) * scale < 1
    const room = roomOf(glyphs as Glyph[])
    const isCut = state.clip !== null && !meet(state.clip, room)
    const isUnseen = isInvisible || isTiny || isCut || (state.isWhite && onPaper)
    shown.push({ text, x, y, isHidden: isOutside || isUnseen })
  }

  /** Where words may leave ink, with room to spare: fonts and spaces are not read here. */
  function roomOf(glyphs: readonly Glyph[]): Box {
    const { x, y, matrix } = position
    const size = Math.abs(state.size)
    const isSameLine = pen.matrix === matrix && pen.x === x && pen.y === y
    const before = isSameLine ? pen.advance : 0
    const moves = glyphs.map((each) => (typeof each === 'number' ? -each : (each?.width ?? 0)))
    const after = before + (moves.reduce((sum, each) => sum + each, 0) / 1000) * size
    pen = { matrix, x, y, advance: after }
    const bounds = [x + before * 0.7 - size, y - size, x + after * 1.4 + size, y + size * 1.5]
    return boxAround(multiply(state.ctm, matrix), bounds) ?? [-Infinity, -Infinity, Infinity, Infinity]
  }

  function cut(bounds: unknown): void {
    const box = boxAround(state.ctm, bounds as ArrayLike<number> | null)
    if (box) state.clip = shared(box, state.clip)
  }

  function fill(args: unknown[]): void {
    const bounds = args[2] as ArrayLike<number> | null
    const paints: unknown[] = [
      OPS.fill,
      OPS.eoFill,
      OPS.fillStroke,
      OPS.eoFillStroke,
      OPS.closeFillStroke,
      OPS.closeEOFillStroke,
    ]
    if (!bounds || !paints.includes(args[0]) || state.isFaint) return
    const box = boxAround(state.ctm, bounds)
    if (!box) return
    if (!state.isWhite) grounds.push(box)
    // What is drawn over words hides them; thin rules and shapes that only come near do not.
    if (box[3] - box[1] < 4 || box[2] - box[0] < 4) return
    for (const each of shown)
      if (isInside([box[0], box[1], box[2], box[3] - 2], each.x + 1, each.y + 2)) each.isHidden = true
  }

  for (let index = 0; index < fnArray.length; index += 1) {
    const args = (argsArray[index] ?? []) as unknown[]
    const value = Number(args[0])
    switch (fnArray[index]) {
      case OPS.save:
        states.push({ ...state })
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = states.pop() ?? state
        break
      case OPS.transform:
        state.ctm = multiply(state.ctm, matrixOf(args) ?? [1, 0, 0, 1, 0, 0])
        break
      case OPS.paintFormXObjectBegin:
        states.push({ ...state })
        state.ctm = multiply(state.ctm, matrixOf(args[0]) ?? [1, 0, 0, 1, 0, 0])
        cut(args[1])
        break
      case OPS.clip:
      case OPS.eoClip:
        isCutting = true
        break
      case OPS.setGState:
        for (const [key, each] of (args[0] ?? []) as [string, unknown][])
          if (key === 'ca') state.isFaint = Number(each) < 0.05
        break
      case OPS.setFillRGBColor:
        state.isWhite = isWhite(args)
        break
      case OPS.setFillColorN:
        state.isWhite = false
        break
      case OPS.setTextRenderingMode:
        state.mode = value
        break
      case OPS.setFont:
        state.size = Number(args[1])
        break
      case OPS.showText:
      case OPS.showSpacedText:
        show(args[0])
        break
      case OPS.nextLineShowText:
        position.move(0, -state.leading)
        show(args[0])
        break
      case OPS.constructPath:
        fill(args)
        if (isCutting) cut(args[2])
        isCutting = false
        break
      default:
        placeText(fnArray[index]!, args, OPS, { position, state })
    }
  }
  let line = ''
  for (const each of [...shown, { text: '', isHidden: false }]) {
    if (each.isHidden) line += each.text
    else if (line !== '') {
      findings.add('hiddenText', place, line)
      line = ''
    }
  }
}
