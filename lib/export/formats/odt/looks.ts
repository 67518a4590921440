import type { IParagraphStyleOptions, IRunOptions } from 'docx'
import { type Attributes, el, points, type Xml } from './xml'

type Paragraph = NonNullable<IParagraphStyleOptions['paragraph']>
type Run = NonNullable<IParagraphStyleOptions['run']>

/** The names of fonts that a style asks for: of western, Asian and complex letters. */
export interface Fonts {
  western?: string | undefined
  asian?: string | undefined
  complex?: string | undefined
}

/** The fonts that the letters of one of our Word styles are in. */
export function fontsOf({ font }: Pick<IRunOptions, 'font'>): Fonts {
  if (typeof font === 'string') return { western: font, asian: font, complex: font }
  if (typeof font !== 'object' || !('ascii' in font)) return {}
  return { western: font.ascii, asian: font.eastAsia, complex: font.cs }
}

/** The letters of one of our Word styles as OpenDocument says them. */
export function textProperties(run: Run, more: Attributes = {}): Xml {
  const { western, asian, complex } = fontsOf(run as IRunOptions)
  const size = run.size === undefined ? undefined : `${Number(run.size) / 2}pt`
  const weight = run.bold === undefined ? undefined : run.bold ? 'bold' : 'normal'
  const slope = run.italics === undefined ? undefined : run.italics ? 'italic' : 'normal'
  return el('style:text-properties', {
    'fo:color': colour(run.color),
    'fo:text-transform': run.allCaps && 'uppercase',
    'fo:letter-spacing': run.characterSpacing !== undefined && points(Number(run.characterSpacing)),
    'style:text-underline-style': run.underline && 'solid',
    'style:text-underline-width': run.underline && 'auto',
    'style:text-underline-color': run.underline && 'font-color',
    'style:font-name': western,
    'fo:font-size': size,
    'fo:font-style': slope,
    'fo:font-weight': weight,
    'style:font-name-asian': asian,
    'style:font-size-asian': size,
    'style:font-style-asian': slope,
    'style:font-weight-asian': weight,
    'style:font-name-complex': complex,
    'style:font-size-complex': size,
    'style:font-style-complex': slope,
    'style:font-weight-complex': weight,
    ...more,
  })
}

/** How one of our Word paragraphs stands, as OpenDocument says it. */
export function paragraphProperties(
  { spacing, indent, border, keepNext, keepLines, alignment }: Paragraph,
  { rtl, children = [] }: { rtl: boolean; children?: Xml[] },
): Xml {
  const line = Number(spacing?.line ?? 240)
  const sides = Object.entries(border ?? {}).filter(
    ([side, { style }]) => ['top', 'right', 'bottom', 'left'].includes(side) && style !== 'none',
  )
  return el(
    'style:paragraph-properties',
    {
      // What stands beside the words is within the margin here, and before it in Word.
      'fo:margin-left': length(indent?.left ?? indent?.start, startBorder({ border }, rtl)?.room),
      'fo:margin-right': length(indent?.right ?? indent?.end),
      'fo:margin-top': length(spacing?.before),
      'fo:margin-bottom': length(spacing?.after),
      'fo:line-height':
        spacing?.line !== undefined &&
        (spacing.lineRule === 'exact' ? points(line) : `${Math.round((line * 100) / 240)}%`),
      'fo:text-align': alignment === undefined ? undefined : absolute(String(alignment), rtl),
      'fo:keep-together': keepLines && 'always',
      'fo:keep-with-next': keepNext && 'always',
      ...Object.fromEntries(
        sides.flatMap(([side, { size = 4, space = 0, color = '000000' }]) => [
          [`fo:border-${side}`, `${size / 8}pt solid ${colour(color)}`],
          [`fo:padding-${side}`, `${space}pt`],
        ]),
      ),
    },
    ...children,
  )
}

/** An alignment that means the same to every reader, whichever way the lines run. */
function absolute(alignment: string, rtl: boolean): string {
  if (alignment === 'end') return rtl ? 'left' : 'right'
  return alignment === 'start' ? (rtl ? 'right' : 'left') : alignment
}

const length = (twips: unknown, less = 0): string | undefined =>
  twips === undefined ? undefined : points(Number(twips) - less)

/** A line beside the words, on the side where they begin. */
export interface StartBorder {
  line: string
  padding: string
  /** What both take, in twentieths of a point. */
  room: number
}

/** The line beside a paragraph of a style, for a report that runs from the right or not. */
export function startBorder({ border }: Pick<Paragraph, 'border'>, rtl: boolean): StartBorder | null {
  const { size = 0, space = 0, color } = border?.[rtl ? 'right' : 'left'] ?? {}
  if (size === 0) return null
  return {
    line: `${size / 8}pt solid ${colour(color)}`,
    padding: `${space}pt`,
    room: (space + size / 8) * 20,
  }
}

/** Six digits, as our styles give them. */
const colour = (digits: unknown): string | undefined =>
  typeof digits === 'string' ? `#${digits.toLowerCase()}` : undefined
