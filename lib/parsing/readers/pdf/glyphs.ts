import { tooComplex } from '../refusals'
import { charactersOf, isNameless } from './characters'
import type { Engine, PDFPageProxy } from './engine'
import { type Matrix, matrixOf, multiply } from './matrix'
import { initialState, placeText, TextPosition, type TextState } from './text-state'
import type { Glyph, PageContent } from './types'
import { rulesOfPath } from './rules'
import { type Turned, turnOf, upright } from './upright'

/** Most signs of one page; the densest of print have a tenth. */
const MAX_PAGE_GLYPHS = 120_000

/** As the engine hands over one sign that is shown. */
interface ShownGlyph {
  unicode?: string
  width?: number
  isSpace?: boolean
  vmetric?: number[]
}

interface Font {
  known: boolean
  bold: boolean
  italic: boolean
  /** One unit of a glyph's width in units of the font's size. */
  unit: number
  vertical: boolean
}

const BOLD = /bold|black|heavy|demi/i
const ITALIC = /italic|oblique|kursiv/i
// PDF 32000-1, table 106: filled and stroked, which is how a missing bold face is imitated.
const FILL_AND_STROKE = 2

function fontOf(page: PDFPageProxy, name: string): Promise<Font> {
  return new Promise((resolve) => {
    page.commonObjs.get(name, (found: unknown) => {
      const font = (found ?? {}) as { name?: string; fontMatrix?: unknown; vertical?: boolean }
      const face = typeof font.name === 'string' ? font.name : ''
      const unit = Math.abs(matrixOf(font.fontMatrix)?.[0] ?? 0) || 0.001
      resolve({
        known: typeof found === 'object' && found !== null && !(found instanceof Error),
        bold: BOLD.test(face),
        italic: ITALIC.test(face),
        unit,
        vertical: font.vertical === true,
      })
    })
  })
}

/** Whether a tag says so: the engine hands it over as text or as a name object. */
function isArtifact(tag: unknown): boolean {
  return tag === 'Artifact' || (tag as { name?: unknown } | null)?.name === 'Artifact'
}

/** Marked content that is open at a place of the page. */
interface Mark {
  content: string | null
  artifact: boolean
}

/**
 * Everything that a page prints, sign by sign, in the order in which it is drawn. The engine's own text extraction is
 * not used: it reverses the letters of Arabic ligatures and does not say which font a word is set in.
 */
export async function contentOf(
  page: PDFPageProxy,
  { OPS }: Engine,
  fonts: Map<string, Font>,
): Promise<PageContent> {
  const operators = await page.getOperatorList({ annotationMode: 0 })
  const viewport = page.getViewport({ scale: 1 })
  const glyphs: Glyph[] = []
  const content: PageContent = {
    glyphs,
    rules: [],
    pictured: false,
    placed: false,
    unread: 0,
    width: viewport.width,
    height: viewport.height,
  }
  let state: TextState = initialState((matrixOf(viewport.transform) ?? [1, 0, 0, -1, 0, 0]) as Matrix)
  const states: TextState[] = []
  const turned: Turned[] = []
  const position = new TextPosition()
  const marks: Mark[] = []
  let mark: Mark = { content: null, artifact: false }

  function show(shown: unknown): void {
    const font = fonts.get(state.font)
    if (font === undefined || !Array.isArray(shown)) return
    // The engine could not make sense of the font and leaves out what is set in it.
    if (!font.known) content.unread += Math.max(1, shown.length)
    const base = multiply(state.ctm, position.matrix)
    const size = Math.hypot(base[2], base[3]) * Math.abs(state.size)
    const slanted =
      Math.abs(base[0] * base[2] + base[1] * base[3]) >
      0.15 * Math.hypot(base[0], base[1]) * Math.hypot(base[2], base[3])
    const turn = turnOf(base[0] * Math.sign(state.size), base[1] * Math.sign(state.size))
    for (const part of shown as (ShownGlyph | number | null)[]) {
      if (part === null) continue
      if (typeof part === 'number') {
        const shift = (part * state.size) / 1000
        if (font.vertical) position.y += shift
        else position.x -= shift * state.scale
        continue
      }
      const spacing = (part.isSpace ? state.wordSpacing : 0) + state.characterSpacing
      const width = (part.width ?? 0) * font.unit
      const text = charactersOf(part.unicode ?? '')
      if (font.known && isNameless(part.unicode ?? '')) content.unread += 1
      // Where the pen stands, and how far the sign reaches from there.
      const penY = position.y + state.rise
      const startX = base[0] * position.x + base[2] * penY + base[4]
      const startY = base[1] * position.x + base[3] * penY + base[5]
      const reach = font.vertical ? 0 : width * state.size * state.scale
      const endX = startX + base[0] * reach
      const endY = startY + base[1] * reach
      // A sign without width that is named as a letter is an accent whose name the file keeps elsewhere.
      const nameless = width === 0 && !font.vertical && /^[\p{L}\p{Nd}]$/u.test(text)
      const inside =
        startX > -2 && startX < content.width + 2 && startY > -2 && startY < content.height + size
      if (text !== '' && !nameless && inside && Number.isFinite(startX + startY + endX + endY) && size > 0) {
        if (glyphs.length >= MAX_PAGE_GLYPHS) throw tooComplex()
        if (turn !== 0) turned.push({ at: glyphs.length, turn, endY })
        glyphs.push({
          text,
          x0: startX,
          x1: endX,
          y: startY,
          size,
          bold: font.bold || state.renderingMode === FILL_AND_STROKE,
          italic: font.italic || slanted,
          content: mark.content,
          artifact: mark.artifact,
          raised: false,
          space: '',
        })
      }
      if (font.vertical) position.y -= width * state.size + spacing
      else position.x += (width * state.size + spacing) * state.scale
    }
  }

  for (let index = 0; index < operators.fnArray.length; index += 1) {
    const args = (operators.argsArray[index] ?? []) as unknown[]
    const value = Number(args[0])
    switch (operators.fnArray[index]) {
      case OPS.save:
        states.push({ ...state })
        break
      case OPS.restore:
        state = states.pop() ?? state
        break
      case OPS.transform: {
        const matrix = matrixOf(args)
        content.placed = true
        if (matrix) state.ctm = multiply(state.ctm, matrix)
        break
      }
      case OPS.paintFormXObjectBegin: {
        states.push({ ...state })
        const matrix = matrixOf(args[0])
        if (matrix) state.ctm = multiply(state.ctm, matrix)
        break
      }
      case OPS.paintFormXObjectEnd:
        state = states.pop() ?? state
        break
      case OPS.setFont:
        state.font = String(args[0])
        state.size = Number(args[1])
        if (!fonts.has(state.font)) fonts.set(state.font, await fontOf(page, state.font))
        break
      case OPS.setGState:
        for (const [key, setting] of (Array.isArray(args[0]) ? args[0] : []) as [string, unknown][]) {
          if (key !== 'Font' || !Array.isArray(setting)) continue
          state.font = String(setting[0])
          state.size = Number(setting[1])
          if (!fonts.has(state.font)) fonts.set(state.font, await fontOf(page, state.font))
        }
        break
      case OPS.setCharSpacing:
        state.characterSpacing = value
        break
      case OPS.setWordSpacing:
        state.wordSpacing = value
        break
      case OPS.setHScale:
        state.scale = value / 100
        break
      case OPS.setTextRise:
        state.rise = value
        break
      case OPS.setTextRenderingMode:
        state.renderingMode = value
        break
      case OPS.showText:
      case OPS.showSpacedText:
        show(args[0])
        break
      case OPS.nextLineShowText:
        position.move(0, -state.leading)
        show(args[0])
        break
      case OPS.nextLineSetSpacingShowText:
        state.wordSpacing = value
        state.characterSpacing = Number(args[1])
        position.move(0, -state.leading)
        show(args[2])
        break
      case OPS.beginMarkedContent:
        marks.push(mark)
        mark = { ...mark, artifact: mark.artifact || isArtifact(args[0]) }
        break
      case OPS.beginMarkedContentProps:
        marks.push(mark)
        mark = {
          content: typeof args[1] === 'number' ? String(args[1]) : mark.content,
          artifact: mark.artifact || isArtifact(args[0]),
        }
        break
      case OPS.endMarkedContent:
        mark = marks.pop() ?? mark
        break
      case OPS.constructPath:
        content.pictured = true
        rulesOfPath(args, state.ctm, OPS, content)
        break
      case OPS.paintImageMaskXObject:
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.shadingFill:
        content.pictured = true
        break
      default:
        placeText(operators.fnArray[index]!, args, OPS, { position, state })
    }
  }
  return turned.length === 0 ? content : upright(content, turned)
}
