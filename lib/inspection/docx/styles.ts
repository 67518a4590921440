import { attribute, child, elementsOf, walk, type XmlElement } from '../xml/tree'
import { drawingsBehind } from './behind'
import { colourIn, type Palette, paletteOf } from './colours'
import { isOn, type Look, over, paragraphLook, runLook } from './look'
import { notesOf } from './notes'
import type { OfficePackage } from './office-package'
import { tableLooks, type TableLooks } from './table-looks'

/** Twentieths of a point. */
export interface PageSize {
  width: number
  height: number
}

/** What a document's styles, theme and settings say of how words look. */
export interface Styles {
  palette: Palette
  /** The largest of its pages. */
  page: PageSize
  defaults: Look
  /** Whether drawings may be behind the words in boxes. */
  isBehindBoxes: boolean
  paragraph: (id: string | undefined) => Look
  character: (id: string | undefined) => Look
  table: (id: string | undefined) => TableLooks
  /** Whether it is a note that nothing refers to. */
  isLostNote: (note: XmlElement) => boolean
  /** Whether a picture that a part shows under this id is a JPEG, which has no holes. */
  isOpaquePicture: (part: string, id: string) => boolean
  /** Properties of paragraphs of a style, the style's own last. */
  paragraphProperties: (id: string | undefined) => XmlElement[]
}

const MAX_BASES = 30
const A4: PageSize = { width: 11_906, height: 16_838 }
const EMPTY: XmlElement = { name: '', raw: '', uri: '', attributes: [], children: [] }

/** The styles of a document, each with what it takes from those that it is based on. */
export function stylesOf(file: OfficePackage): Styles {
  const { parts, contentType, xml } = file
  const palette = paletteOf(file)
  const byId = new Map<string, XmlElement>()
  let defaults: Look = {}
  let normal: string | undefined
  let normalTable: string | undefined
  for (const name of parts.keys()) {
    if (!contentType(name).endsWith('wordprocessingml.styles+xml')) continue
    for (const each of elementsOf(xml(name)?.root ?? EMPTY)) {
      if (each.name === 'w:docDefaults')
        defaults = {
          ...paragraphLook(child(child(each, 'w:pPrDefault'), 'w:pPr'), palette),
          ...runLook(child(child(each, 'w:rPrDefault'), 'w:rPr'), palette),
        }
      const id = attribute(each, 'w:styleId')
      if (each.name !== 'w:style' || id === undefined) continue
      byId.set(id, each)
      if (!isOn(attribute(each, 'w:default') ?? '0')) continue
      if (attribute(each, 'w:type') === 'paragraph') normal = id
      if (attribute(each, 'w:type') === 'table') normalTable = id
    }
  }
  const chain = (id: string | undefined): XmlElement[] => {
    const found: XmlElement[] = []
    for (let next = id; next !== undefined && found.length < MAX_BASES;) {
      const style = byId.get(next)
      if (!style) break
      found.unshift(style)
      next = attribute(child(style, 'w:basedOn') ?? EMPTY, 'w:val')
    }
    return found
  }
  const look = remembered((id: string): Look => {
    const all = chain(id).flatMap((style) => [
      paragraphLook(child(style, 'w:pPr'), palette),
      runLook(child(style, 'w:rPr'), palette),
    ])
    return all.reduce(over, {})
  })
  const properties = remembered((id: string) => chain(id).flatMap((style) => child(style, 'w:pPr') ?? []))
  const table = remembered((id: string) => tableLooks(chain(id), palette))
  const known = (id: string | undefined, usual: string | undefined) =>
    (id !== undefined && byId.has(id) ? id : usual) ?? ''
  const behind = drawingsBehind(file)
  return {
    palette,
    page: pageOf(file),
    defaults: { ...defaults, ...(behind.pages ? { ground: 'unknown' } : pageGround(file, palette)) },
    isBehindBoxes: behind.boxes,
    paragraph: (id) => look(known(id, normal)),
    character: (id) => (id === undefined ? {} : look(id)),
    table: (id) => table(known(id, normalTable)),
    isLostNote: notesOf(file),
    isOpaquePicture: (part, id) => {
      const picture = file.relationsFrom(part).find((each) => each.id === id)?.part ?? ''
      const [first, second] = parts.has(picture) ? file.bytes(picture) : []
      return first === 0xff && second === 0xd8
    },
    paragraphProperties: (id) => properties(known(id, normal)),
  }
}

function remembered<Value>(make: (id: string) => Value): (id: string) => Value {
  const known = new Map<string, Value>()
  return (id) => {
    if (!known.has(id)) known.set(id, make(id))
    return known.get(id)!
  }
}

function mainPart({ parts, contentType, xml }: OfficePackage): XmlElement | undefined {
  const name = [...parts.keys()].find((each) => contentType(each).endsWith('.main+xml'))
  return name === undefined ? undefined : xml(name)?.root
}

function pageOf(file: OfficePackage): PageSize {
  const main = mainPart(file)
  const page = { ...A4 }
  for (const each of main ? walk(main) : []) {
    if (each.name !== 'w:pgSz') continue
    page.width = Math.max(page.width, Number(attribute(each, 'w:w')) || 0)
    page.height = Math.max(page.height, Number(attribute(each, 'w:h')) || 0)
  }
  return page
}

/** The colour of the pages, where the document has one and shows it. */
function pageGround(file: OfficePackage, palette: Palette): Look {
  const background = child(mainPart(file), 'w:background')
  const isShown = [...file.parts.keys()].some((name) => {
    if (!file.contentType(name).endsWith('wordprocessingml.settings+xml')) return false
    const setting = child(file.xml(name)?.root, 'w:displayBackgroundShape')
    return setting !== undefined && isOn(attribute(setting, 'w:val'))
  })
  if (!background || !isShown) return {}
  if (background.children.length > 0) return { ground: 'unknown' }
  return { ground: colourIn(background, palette, ['w:color', 'w:themeColor']) ?? 'unknown' }
}
