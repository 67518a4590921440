import * as Y from 'yjs'
import { CONFIDENTIAL } from '@/lib/richtext/confidential'
import { stretchesOf } from '@/lib/richtext/in-text'
import { recordOf } from '@/lib/richtext/suggestions/record'
import { ancestor } from './live-places'

/** Of each thing that is read it is said whether it is confidential. */
type Said = boolean[]

/**
 * Whether blocks that come into `parent` before its child at `index` are confidential: behind what is so at its end, and in
 * a row of a table in which all is. Looks at nothing that is suggested to go, unless that itself is confidential.
 */
export function blocksAreConfidential(parent: Y.XmlElement | Y.XmlFragment, index: number): boolean {
  const before: unknown = index > 0 ? parent.get(index - 1) : null
  if (before instanceof Y.XmlElement && saidIn(before).at(-1) === true) return true
  return parent instanceof Y.XmlElement && rowIsConfidential(parent)
}

/** Whether rows beside the row in which this stands are: where all in that one is. */
export function rowIsConfidential(element: Y.XmlElement): boolean {
  const row = ancestor(element, 'tableRow')
  const said = row ? saidIn(row) : []
  return said.length > 0 && said.every(Boolean)
}

/** Whether anything in it is: a picture may have come among just those words. */
export function holdsConfidential(element: Y.XmlElement): boolean {
  return saidIn(element).includes(true)
}

function saidIn(element: Y.XmlElement): Said {
  if (isSaid(element)) return [true]
  if (recordOf(element.getAttribute('deleted'))) return withinOf(element).filter(Boolean)
  const within = withinOf(element)
  // A picture or rule without words is something, too.
  return within.length === 0 && /^(?:figure|horizontalRule)$/.test(element.nodeName) ? [false] : within
}

function withinOf(element: Y.XmlElement): Said {
  return element.toArray().flatMap((child): Said => {
    if (child instanceof Y.XmlElement) return saidIn(child)
    return child instanceof Y.XmlText ? saidOf(child) : []
  })
}

function saidOf(text: Y.XmlText): Said {
  return stretchesOf(text).flatMap((stretch): Said => {
    if (CONFIDENTIAL in stretch.attributes) return [true]
    if (Object.keys(stretch.attributes).some((name) => /^deletion(?:--|$)/.test(name))) return []
    if ('letters' in stretch) return stretch.letters.trim() === '' ? [] : [false]
    return 'element' in stretch && isSaid(stretch.element) ? [true] : []
  })
}

// Yjs keeps any JSON in an attribute.
const isSaid = (element: Y.XmlElement) => (element.getAttribute(CONFIDENTIAL) as unknown) === true
