import { attribute, child, elementsOf, textIn, walk, type XmlElement } from '../xml/tree'
import { type Prefixes, prefixesAt, shownAlternative } from './alternatives'
import { isOn } from './look'

const SHAPE = '{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}'

interface Placed {
  /** What holds it in its run: the drawing, or the ways of saying the same of which it is one. */
  holder: XmlElement
  /** Between two with the same number stands nothing, so they are on the same page. */
  stretch: number
  from: string
  x: number
  y: number
  width: number
  height: number
  isBehind: boolean
  rank: number
  hasWords: boolean
  isOpaque: boolean
}

interface Known {
  isOpaquePicture: (id: string) => boolean
  /** Whether what stands in a run is shown at all. */
  isSeen: (run: XmlElement) => boolean
}

/**
 * Boxes with words that another drawing of the same paragraph covers wholly, with one colour or a picture that cannot be seen
 * through. Only those that stand next to each other and are measured from the same places: how others come to lie is not known
 * here.
 */
export function coveredBoxes(paragraph: XmlElement, around: Prefixes, known: Known): XmlElement[] {
  const all: Placed[] = []
  let stretch = 0
  for (const run of paragraph.children) {
    if (typeof run === 'string' || run.name === 'w:pPr') continue
    if (run.name !== 'w:r') stretch += 1
    for (const each of run.name === 'w:r' ? elementsOf(run) : []) {
      if (each.name === 'w:rPr') continue
      if (each.name !== 'w:drawing' && each.name !== 'mc:AlternateContent') stretch += 1
      else if (known.isSeen(run))
        all.push(...(placed(each, stretch, prefixesAt(run, around), known.isOpaquePicture) ?? []))
    }
  }
  if (all.length < 2) return []
  return all
    .filter(
      (box) => box.hasWords && all.some((other) => other !== box && other.isOpaque && covers(other, box)),
    )
    .map(({ holder }) => holder)
}

function covers(over: Placed, under: Placed): boolean {
  const isAbove = over.isBehind === under.isBehind ? over.rank > under.rank : under.isBehind
  return (
    isAbove &&
    over.stretch === under.stretch &&
    over.from === under.from &&
    over.x <= under.x &&
    over.y <= under.y &&
    over.x + over.width >= under.x + under.width &&
    over.y + over.height >= under.y + under.height
  )
}

/** One that is shown where it says, by an edge that is the same for all of the paragraph; none of any other. */
function placed(
  holder: XmlElement,
  stretch: number,
  around: Prefixes,
  isOpaquePicture: (id: string) => boolean,
): [Placed] | null {
  const shown =
    holder.name === 'mc:AlternateContent' ? shownAlternative(holder, prefixesAt(holder, around)) : undefined
  const drawing = shown ? child(shown, 'w:drawing') : holder
  const anchor = drawing?.name === 'w:drawing' ? child(drawing, 'wp:anchor') : undefined
  if (!anchor || !isPlain(anchor)) return null
  const [across, down] = [child(anchor, 'wp:positionH'), child(anchor, 'wp:positionV')]
  const extent = child(anchor, 'wp:extent')
  const [x, y] = [across, down].map((each) => {
    const offset = child(each, 'wp:posOffset')
    return offset ? Number(textIn(offset)) : NaN
  })
  const [width, height] = ['cx', 'cy'].map((key) => Number((extent && attribute(extent, key)) ?? NaN))
  if (![x, y, width, height].every((each) => Number.isFinite(each))) return null
  const from = [across, down].map((each) => (each && attribute(each, 'relativeFrom')) ?? '')
  if (!from.every((each) => /^(?:page|margin|column|paragraph)$/.test(each))) return null
  return [
    {
      holder,
      stretch,
      from: from.join(),
      ...{ x: x!, y: y!, width: width!, height: height! },
      isBehind: isOn(attribute(anchor, 'behindDoc') ?? '0'),
      rank: Number(attribute(anchor, 'relativeHeight') ?? 0),
      hasWords: [...walk(anchor)].some(({ name }) => name === 'w:t'),
      isOpaque: isOpaque(anchor, isOpaquePicture),
    },
  ]
}

/** Neither hidden, turned, moved aside by others, sized by the page or by its words, nor led on in another box. */
function isPlain(anchor: XmlElement): boolean {
  const flag = (element: XmlElement, key: string, usual: string) => isOn(attribute(element, key) ?? usual)
  if (!flag(anchor, 'allowOverlap', '0') || flag(anchor, 'simplePos', '0')) return false
  for (const each of walk(anchor)) {
    if (/^(?:a:spAutoFit|a:softEdge|wp14:sizeRel[HV]|w:pict|w:object)$/.test(each.name)) return false
    if (/^(?:wp:docPr|pic:cNvPr|.*\}cNvPr)$/.test(each.name) && flag(each, 'hidden', '0')) return false
    if (Number(attribute(each, 'rot') ?? 0) !== 0) return false
    if (each.name.endsWith('}linkedTxbx') || (each.name === `${SHAPE}txbx` && attribute(each, 'id')))
      return false
  }
  return true
}

/** A rectangle that stands straight, filled with one colour or a picture that has no holes. */
function isOpaque(anchor: XmlElement, isOpaquePicture: (id: string) => boolean): boolean {
  const content = child(child(anchor, 'a:graphic'), 'a:graphicData')
  const [picture, shape] = [child(content, 'pic:pic'), child(content, `${SHAPE}wsp`)]
  const properties = child(picture, 'pic:spPr') ?? child(shape, `${SHAPE}spPr`)
  const form = child(properties, 'a:prstGeom')
  if (!form || attribute(form, 'prst') !== 'rect' || !isWholeFrame(anchor, properties)) return false
  if (shape) {
    const colour = elementsOf(child(properties, 'a:solidFill') ?? NOTHING)[0]
    return colour !== undefined && [...walk(colour)].every(({ name }) => !name.startsWith('a:alpha'))
  }
  const fill = child(picture, 'pic:blipFill')
  const blip = child(fill, 'a:blip')
  const id = blip && attribute(blip, 'r:embed')
  return id !== undefined && blip!.children.length === 0 && fillsFrame(fill) && isOpaquePicture(id)
}

/** What is drawn is as large as the place that the text leaves for it, where it says how large it is. */
function isWholeFrame(anchor: XmlElement, properties: XmlElement | undefined): boolean {
  const [size, extent] = [child(child(properties, 'a:xfrm'), 'a:ext'), child(anchor, 'wp:extent')]
  return ['cx', 'cy'].every(
    (key) => !size || !extent || Number(attribute(size, key)) >= Number(attribute(extent, key)),
  )
}

/** A picture that is stretched over the whole of its frame, without a margin. */
function fillsFrame(fill: XmlElement | undefined): boolean {
  const frame = child(child(fill, 'a:stretch'), 'a:fillRect')
  const cut = child(fill, 'a:srcRect')
  return (
    frame !== undefined &&
    frame.attributes.every(({ value }) => parseFloat(value) <= 0) &&
    (cut?.attributes ?? []).every(({ value }) => parseFloat(value) >= 0)
  )
}

const NOTHING: XmlElement = { name: '', raw: '', uri: '', attributes: [], children: [] }
