import { attribute, child, elementsOf, textIn, type XmlElement } from '../xml/tree'
import { isOn, LEAST_HEIGHT } from './look'
import type { PageSize } from './styles'

/** In twentieths of a point, from a place on the page that is not known unless it is the page's own edge. */
interface Place {
  x: number | undefined
  y: number | undefined
  isOfPage: { x: boolean; y: boolean }
  width: number
  height: number
}

/** Whether no part of it can be on its page, wherever on the page it is measured from. */
function isOffPage({ x, y, isOfPage, width, height }: Place, page: PageSize): boolean {
  const isBeyond = (at: number | undefined, size: number, whole: number, isEdge: boolean) =>
    at !== undefined && (at >= whole || at + size + (isEdge ? 0 : whole) <= 0)
  return isBeyond(x, width, page.width, isOfPage.x) || isBeyond(y, height, page.height, isOfPage.y)
}

const number = (element: XmlElement, name: string): number | undefined => {
  const value = Number(attribute(element, name) ?? NaN)
  return Number.isNaN(value) ? undefined : value
}

/** Whether paragraphs with these properties stand in a frame outside of the page. */
export function isFrameOffPage(properties: readonly XmlElement[], page: PageSize): boolean {
  const frame = properties.map((each) => child(each, 'w:framePr')).findLast((each) => each !== undefined)
  if (!frame) return false
  return isOffPage(
    {
      x: attribute(frame, 'w:xAlign') === undefined ? number(frame, 'w:x') : undefined,
      y: attribute(frame, 'w:yAlign') === undefined ? number(frame, 'w:y') : undefined,
      isOfPage: { x: attribute(frame, 'w:hAnchor') === 'page', y: attribute(frame, 'w:vAnchor') === 'page' },
      width: number(frame, 'w:w') ?? page.width,
      height: number(frame, 'w:h') ?? page.height,
    },
    page,
  )
}

/** Whether a table with these properties floats outside of the page. */
export function isTableOffPage(properties: XmlElement | undefined, page: PageSize): boolean {
  const place = child(properties, 'w:tblpPr')
  if (!place) return false
  return isOffPage(
    {
      x: attribute(place, 'w:tblpXSpec') === undefined ? number(place, 'w:tblpX') : undefined,
      y: attribute(place, 'w:tblpYSpec') === undefined ? number(place, 'w:tblpY') : undefined,
      isOfPage: {
        x: attribute(place, 'w:horzAnchor') === 'page',
        y: attribute(place, 'w:vertAnchor') === 'page',
      },
      width: 2 * page.width,
      height: 2 * page.height,
    },
    page,
  )
}

/** Whether a row is hidden, or lower than anything that could be read. */
export function isUnseenRow(row: XmlElement): boolean {
  const properties = child(row, 'w:trPr')
  const [hidden, height] = [child(properties, 'w:hidden'), child(properties, 'w:trHeight')]
  if (hidden && isOn(attribute(hidden, 'w:val'))) return true
  const low = height && attribute(height, 'w:hRule') === 'exact' ? number(height, 'w:val') : undefined
  return low !== undefined && low < LEAST_HEIGHT
}

/** A drawing, or a shape of older Word, that its page does not show; null for one that may be seen. */
export function whyUnseen(element: XmlElement, page: PageSize): string | null {
  if (element.name === 'w:drawing') {
    for (const each of elementsOf(element)) {
      const properties = child(each, 'wp:docPr')
      const name = (properties && attribute(properties, 'name')) ?? ''
      if (properties && isOn(attribute(properties, 'hidden') ?? '0')) return name
      if (each.name === 'wp:anchor' && isAnchorOffPage(each, page)) return `${name} ${positions(each)}`
    }
    return null
  }
  if (!/^v:(?:shape|rect|roundrect|oval|line|polyline|curve|arc|image|group)$/.test(element.name)) return null
  const style = attribute(element, 'style') ?? ''
  if (/visibility:\s*hidden|display:\s*none/i.test(style)) return style
  if (hasNoSize(element, style)) return style
  return isShapeOffPage(style, page) ? style : null
}

/** A box that is neither high nor wide, and grows neither with its words nor with the page. */
function hasNoSize(shape: XmlElement, style: string): boolean {
  const box = child(shape, 'v:textbox')
  const isNothing = (key: string) =>
    new RegExp(`(?:^|;)\\s*${key}:\\s*0(?:\\.0*)?[a-z]*\\s*(?:;|$)`, 'i').test(style)
  return (
    box !== undefined &&
    isNothing('width') &&
    isNothing('height') &&
    !/mso-(?:width|height)-percent|mso-fit-shape/i.test(`${style};${attribute(box, 'style') ?? ''}`)
  )
}

const EMU = 635

function positions(anchor: XmlElement): string {
  return ['wp:positionH', 'wp:positionV']
    .map((each) => textIn(child(anchor, each) ?? anchor).trim())
    .join(', ')
}

function isAnchorOffPage(anchor: XmlElement, page: PageSize): boolean {
  const offset = (name: string) => {
    const place = child(child(anchor, name), 'wp:posOffset')
    const value = place && textIn(place).trim()
    return value && Number.isFinite(Number(value)) ? Number(value) / EMU : undefined
  }
  const of = (name: string) => attribute(child(anchor, name) ?? anchor, 'relativeFrom') === 'page'
  const extent = child(anchor, 'wp:extent')
  return isOffPage(
    {
      x: offset('wp:positionH'),
      y: offset('wp:positionV'),
      isOfPage: { x: of('wp:positionH'), y: of('wp:positionV') },
      width: ((extent && number(extent, 'cx')) ?? 0) / EMU,
      height: ((extent && number(extent, 'cy')) ?? 0) / EMU,
    },
    page,
  )
}

const UNITS: Record<string, number> = { pt: 20, in: 1440, cm: 567, mm: 56.7, pc: 240, px: 15, '': 15 }

function isShapeOffPage(style: string, page: PageSize): boolean {
  const said = new Map(
    style.split(';').map((each) => {
      const [key = '', value = ''] = each.split(':')
      return [key.trim().toLowerCase(), value.trim().toLowerCase()]
    }),
  )
  if (
    said.get('position') !== 'absolute' ||
    said.has('mso-position-horizontal') ||
    said.has('mso-position-vertical')
  )
    return false
  const length = (key: string) => {
    const [, value, unit = ''] = /^(-?[\d.]+)([a-z]*)$/.exec(said.get(key) ?? '') ?? []
    return value === undefined ? undefined : Number(value) * (UNITS[unit] ?? NaN)
  }
  return isOffPage(
    {
      x: length('margin-left') ?? length('left'),
      y: length('margin-top') ?? length('top'),
      isOfPage: {
        x: said.get('mso-position-horizontal-relative') === 'page',
        y: said.get('mso-position-vertical-relative') === 'page',
      },
      width: length('width') ?? page.width,
      height: length('height') ?? page.height,
    },
    page,
  )
}
