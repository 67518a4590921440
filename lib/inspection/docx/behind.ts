import { attribute, elementsOf, type XmlElement } from '../xml/tree'
import { isOn } from './look'
import type { OfficePackage } from './office-package'

/** Where in a document drawings may be behind words, so that nobody can tell what colour these stand on. */
export interface Behind {
  pages: boolean
  boxes: boolean
}

/** What headers and footers hold beside their lines lies below the text of the pages, whatever it says of itself. */
const BELOW = /wordprocessingml\.(?:header|footer)\+xml$/
const TEXT = /\.main\+xml$|wordprocessingml\.(?:header|footer|footnotes|endnotes)\+xml$/

/** Looks through all parts: a drawing may be behind the words of another paragraph or, from a header, of each page. */
export function drawingsBehind({ parts, contentType, xml }: OfficePackage): Behind {
  const behind: Behind = { pages: false, boxes: false }
  for (const name of parts.keys()) {
    const type = contentType(name)
    const root = TEXT.test(type) ? xml(name)?.root : undefined
    if (root) look(root, BELOW.test(type), false)
  }
  return behind

  function look(element: XmlElement, isBelow: boolean, isInBox: boolean): void {
    if (isBehind(element, isBelow)) {
      behind.pages = true
      if (isInBox) behind.boxes = true
    }
    const isBox = isInBox || element.name === 'w:txbxContent'
    for (const each of elementsOf(element)) look(each, isBelow, isBox)
  }
}

function isBehind(element: XmlElement, isBelow: boolean): boolean {
  if (element.name === 'wp:anchor') return isBelow || isOn(attribute(element, 'behindDoc') ?? '0')
  if (!element.name.startsWith('v:')) return false
  const style = attribute(element, 'style') ?? ''
  return /z-index\s*:\s*-/i.test(style) || (isBelow && /position\s*:\s*absolute/i.test(style))
}
