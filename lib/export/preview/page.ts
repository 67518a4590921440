import { createHash } from 'node:crypto'

/** A line of text on a page, in points from its top left corner; `y` is where its letters stand. */
export interface PageLine {
  text: string
  x: number
  y: number
  width: number
  /** Of its largest letters. */
  size: number
  /** Only where it runs from right to left. */
  dir?: 'rtl'
}

/** A place of a page that leads somewhere: to an address, or to a height of a page (numbered from 1). */
export interface PageLink {
  x: number
  y: number
  width: number
  height: number
  href?: string
  to?: { page: number; y: number }
}

/** One page as it is drawn, and what a screen reader, a search and a selection find on it. */
export interface DrawnPage {
  /** An SVG picture that needs nothing beside itself and runs nothing. */
  picture: string
  lines: PageLine[]
  links: PageLink[]
}

/** A page as Typst gave it, not yet read. */
export interface RawPage {
  /** Of all that it shows: the same for the same page, wherever it stands in the report. */
  hash: string
  width: number
  height: number
  markup: string
}

/** The pages of Typst's SVG, and the shapes of all letters in it by their id. */
export function pagesIn(svg: string): { pages: RawPage[]; glyphs: ReadonlyMap<string, string> } {
  const [head = '', ...pages] = svg.split('<g class="typst-page"')
  const glyphs = new Map([...head.matchAll(GLYPH)].map(([, id, shape]) => [id!, shape!]))
  return {
    glyphs,
    pages: pages.map((page) => {
      const end = page.indexOf('>')
      const facts = page.slice(0, end)
      const markup = page.slice(end + 1)
      const hash = createHash('sha256').update(markup).digest('base64url').slice(0, 22)
      return {
        hash,
        width: numberIn(facts, 'data-page-width'),
        height: numberIn(facts, 'data-page-height'),
        markup,
      }
    }),
  }
}

const GLYPH = /<path id="([^"]+)" class="outline_glyph" d="([^"]*)"/g
// All that Typst writes is made of these; text stands in `h5:div` alone.
const TAG = /<(\/?)([a-z0-9:]+)([^>]*?)(\/?)>([^<]*)/gi

/** Reads a page: what is drawn, flat and with the letters it needs; its lines of text; where it leads. */
export function drawPage({ width, height, markup }: RawPage, glyphs: ReadonlyMap<string, string>): DrawnPage {
  const drawing = new Drawing(glyphs)
  for (const [, isEnd, name, attributes, isEmpty, text] of markup.matchAll(TAG)) {
    if (!isEnd) drawing.open(name!, attributes!, text!)
    if (isEnd || isEmpty) drawing.close(name!)
  }
  const { shapes, body, runs, links } = drawing
  const box = `0 0 ${width} ${height}`
  return {
    picture: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width}" height="${height}"><defs>${[...shapes.values()].map(({ id, d }) => `<path id="${id}" d="${d}"/>`).join('')}</defs>${body.join('')}</svg>`,
    lines: linesOf(runs),
    links,
  }
}

interface Frame {
  name: string
  x: number
  y: number
  scale: number
  fill: string | null
}

/** What was drawn so far: the places of Typst's nested groups are added up, so that everything stands beside each other. */
class Drawing {
  readonly shapes = new Map<string, { id: string; d: string }>()
  readonly body: string[] = []
  readonly runs: PageLine[] = []
  readonly links: PageLink[] = []
  private readonly stack: Frame[] = []
  private target: Pick<PageLink, 'href' | 'to'> | null = null
  private run: { uses: string; frame: Frame } | null = null

  constructor(private readonly glyphs: ReadonlyMap<string, string>) {}

  open(name: string, attributes: string, text: string): void {
    const around = this.stack.at(-1) ?? { x: 0, y: 0, scale: 1 }
    const [x, y] = pairIn(attributes, 'translate') ?? [0, 0]
    const [scale] = pairIn(attributes, 'scale') ?? [1]
    const frame: Frame = {
      name,
      x: around.x + x * around.scale,
      y: around.y + y * around.scale,
      scale: around.scale * scale,
      fill: valueIn(attributes, 'fill'),
    }
    this.stack.push(frame)
    if (name === 'use') this.letter(attributes)
    else if (name === 'path')
      this.body.push(`<path transform="translate(${at(frame)})"${kept(attributes, PATH)}/>`)
    else if (name === 'image')
      this.body.push(
        `<image transform="translate(${at(frame)})" href="${valueIn(attributes, 'xlink:href')}"${kept(attributes, IMAGE)}/>`,
      )
    else if (name === 'a') this.target = targetIn(attributes)
    else if (name === 'rect') this.link(attributes, frame)
    else if (name === 'foreignObject') this.words(attributes)
    else if (name === 'h5:div') this.say(text)
    else if (name === 'g' && attributes.includes('class="typst-text"')) this.run = { uses: '', frame }
  }

  close(name: string): void {
    const frame = this.stack.pop()
    if (name === 'a') this.target = null
    if (!frame || frame !== this.run?.frame) return
    const { uses } = this.run
    const fill = frame.fill && frame.fill !== '#000' ? ` fill="${frame.fill}"` : ''
    if (uses)
      this.body.push(
        `<g transform="translate(${at(frame)}) scale(${short(frame.scale)} ${short(-frame.scale)})"${fill}>${uses}</g>`,
      )
    this.run = null
  }

  private letter(attributes: string): void {
    const glyph = valueIn(attributes, 'href')?.slice(1) ?? ''
    const d = this.glyphs.get(glyph)
    // A blank has no shape.
    if (!d || !this.run) return
    const shape = this.shapes.get(glyph) ?? { id: this.shapes.size.toString(36), d }
    this.shapes.set(glyph, shape)
    const y = numberIn(attributes, 'y')
    this.run.uses += `<use href="#${shape.id}" x="${numberIn(attributes, 'x')}"${y === 0 ? '' : ` y="${y}"`}/>`
  }

  private words(attributes: string): void {
    if (!this.run) return
    const { frame } = this.run
    // Typst says it in sixteenths of a thousandth of the letters' size.
    const width = numberIn(attributes, 'width') * 16 * frame.scale
    this.runs.push({ text: '', x: frame.x, y: frame.y, width, size: frame.scale * 1000 })
  }

  private say(text: string): void {
    const last = this.runs.at(-1)
    if (last) last.text += unescaped(text)
  }

  private link(attributes: string, { x, y }: Frame): void {
    if (!this.target) return
    const box = {
      x: round(x),
      y: round(y),
      width: numberIn(attributes, 'width'),
      height: numberIn(attributes, 'height'),
    }
    this.links.push({ ...box, ...this.target })
  }
}

const PATH = [
  'd',
  'fill',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-miterlimit',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-dasharray',
]
const IMAGE = ['width', 'height', 'preserveAspectRatio']

function kept(attributes: string, names: readonly string[]): string {
  return names
    .map((name) => {
      const value = valueIn(attributes, name)
      return value === null ? '' : ` ${name}="${value}"`
    })
    .join('')
}

function targetIn(attributes: string): Pick<PageLink, 'href' | 'to'> | null {
  const [, page, , y] = /handleTypstLocation\(this, (\d+), ([\d.]+), ([\d.]+)\)/.exec(attributes) ?? []
  if (page && y) return { to: { page: Number(page), y: round(Number(y)) } }
  const href = valueIn(attributes, 'xlink:href')
  return href && href !== '#' ? { href: unescaped(href) } : null
}

/** Runs that stand at one height after each other are one line. */
function linesOf(runs: readonly PageLine[]): PageLine[] {
  const lines: PageLine[][] = []
  for (const run of runs) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    const goesOn = last && Math.abs(last.y - run.y) < run.size / 2 && gapBetween(last, run) < run.size * 2
    if (goesOn) line!.push(run)
    else lines.push([run])
  }
  return lines.map(lineOf).filter(({ text }) => text.trim() !== '')
}

function lineOf(runs: PageLine[]): PageLine {
  // They come as they stand from left to right.
  const isRightToLeft = RIGHT_TO_LEFT.test(runs.map(({ text }) => text).join(''))
  const ordered = isRightToLeft ? runs.toSorted((one, other) => other.x - one.x) : runs
  let text = ''
  ordered.forEach((run, index) => {
    const before = ordered[index - 1]
    const isApart = before && gapBetween(before, run) > run.size / 8
    text += (isApart && !/\s$/.test(text) && !/^\s/.test(run.text) ? ' ' : '') + run.text
  })
  const x = Math.min(...runs.map((run) => run.x))
  const line = {
    text: text.replace(LEADER, ' … '),
    x: round(x),
    y: round(runs[0]!.y),
    width: round(Math.max(...runs.map((run) => run.x + run.width)) - x),
    size: round(Math.max(...runs.map(({ size }) => size))),
  }
  return isRightToLeft ? { ...line, dir: 'rtl' } : line
}

// What leads from a heading to its page in a table of contents.
const LEADER = /(?:\s*\.){4,}\s*/g
// The first letter decides, as in a browser.
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u

const gapBetween = (one: PageLine, other: PageLine): number =>
  Math.max(0, other.x - (one.x + one.width), one.x - (other.x + other.width))

const valueIn = (attributes: string, name: string): string | null => {
  const start = attributes.indexOf(` ${name}="`)
  if (start === -1) return null
  const from = start + name.length + 3
  return attributes.slice(from, attributes.indexOf('"', from))
}

const numberIn = (attributes: string, name: string): number => Number(valueIn(attributes, name) ?? 0)

function pairIn(attributes: string, name: string): [number, number] | null {
  const [, one, other] = new RegExp(`${name}\\((-?[\\d.]+),? ?(-?[\\d.]+)\\)`).exec(attributes) ?? []
  return one === undefined || other === undefined ? null : [Number(one), Number(other)]
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name as string] ?? whole
    return String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex as string, 16))
  })

const round = (value: number): number => Math.round(value * 100) / 100
const short = (value: number): number => Math.round(value * 1e6) / 1e6
const at = ({ x, y }: Frame): string => `${round(x)} ${round(y)}`
