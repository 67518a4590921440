import { attribute, child, elementsOf, textIn, walk, type XmlElement } from '../xml/tree'

const SHAPE = '{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}'

interface Placed {
  /** What holds it in its run: the drawing, or the ways of saying the same of which it is one. */
  holder: XmlElement
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

/**
 * Boxes with words that another drawing of the same paragraph covers wholly, with one colour or a picture that cannot be seen
 * through. Only those measured from the same places: how others come to lie is not known here.
 */
export function coveredBoxes(paragraph: XmlElement, isOpaquePicture: (id: string) => boolean): XmlElement[] {
  const holders: XmlElement[] = []
  for (const run of paragraph.children) {
    if (typeof run === 'string' || run.name !== 'w:r') continue
    for (const each of run.children)
      if (typeof each !== 'string' && (each.name === 'w:drawing' || each.name === 'mc:AlternateContent'))
        holders.push(each)
  }
  if (holders.length < 2) return []
  const all = holders.flatMap((holder) => placed(holder, isOpaquePicture) ?? [])
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
    over.from === under.from &&
    over.x <= under.x &&
    over.y <= under.y &&
    over.x + over.width >= under.x + under.width &&
    over.y + over.height >= under.y + under.height
  )
}

function placed(holder: XmlElement, isOpaquePicture: (id: string) => boolean): Placed | null {
  const drawing =
    holder.name === 'mc:AlternateContent' ? child(child(holder, 'mc:Choice'), 'w:drawing') : holder
  const anchor = drawing?.name === 'w:drawing' ? child(drawing, 'wp:anchor') : undefined
  if (!anchor) return null
  const [across, down] = [child(anchor, 'wp:positionH'), child(anchor, 'wp:positionV')]
  const extent = child(anchor, 'wp:extent')
  const [x, y] = [across, down].map((each) => {
    const offset = child(each, 'wp:posOffset')
    return offset ? Number(textIn(offset)) : NaN
  })
  const [width, height] = ['cx', 'cy'].map((key) => Number((extent && attribute(extent, key)) ?? NaN))
  if (![x, y, width, height].every((each) => Number.isFinite(each))) return null
  return {
    holder,
    from: [across, down].map((each) => (each && attribute(each, 'relativeFrom')) ?? '').join(),
    ...{ x: x!, y: y!, width: width!, height: height! },
    isBehind: attribute(anchor, 'behindDoc') === '1',
    rank: Number(attribute(anchor, 'relativeHeight') ?? 0),
    hasWords: [...walk(anchor)].some(({ name }) => name === 'w:t'),
    isOpaque: isOpaque(anchor, isOpaquePicture),
  }
}

/** A rectangle that stands straight, filled with one colour or a picture that has no holes. */
function isOpaque(anchor: XmlElement, isOpaquePicture: (id: string) => boolean): boolean {
  const content = child(child(anchor, 'a:graphic'), 'a:graphicData')
  const [picture, shape] = [child(content, 'pic:pic'), child(content, `${SHAPE}wsp`)]
  const properties = child(picture, 'pic:spPr') ?? child(shape, `${SHAPE}spPr`)
  const [frame, form] = [child(properties, 'a:xfrm'), child(properties, 'a:prstGeom')]
  if (!form || attribute(form, 'prst') !== 'rect' || (frame && attribute(frame, 'rot'))) return false
  if (shape) {
    const colour = elementsOf(child(properties, 'a:solidFill') ?? NOTHING)[0]
    return colour !== undefined && [...walk(colour)].every(({ name }) => !name.startsWith('a:alpha'))
  }
  const fill = child(picture, 'pic:blipFill')
  const blip = child(fill, 'a:blip')
  const id = blip && attribute(blip, 'r:embed')
  return id !== undefined && blip!.children.length === 0 && !child(fill, 'a:tile') && isOpaquePicture(id)
}

const NOTHING: XmlElement = { name: '', raw: '', uri: '', attributes: [], children: [] }
