import { StyleSheet } from './css'
import { attribute, textOf, walk, type Element, type Node } from './tree'

/** What has to be known of a whole page before it is read. */
export interface Survey {
  styles: StyleSheet
  /** Links that are signs of notes, with the name of the note. */
  references: Map<Element, string>
  /** Elements that hold the text of a note. */
  notes: Map<Element, string>
}

const SIGN = /^[[(]?(?:\d{1,4}|[*†‡§]{1,4}|[a-z]|[ivx]{1,6})[\])]?$/i
const BLOCKS = new Set(['li', 'p', 'div', 'dd', 'td', 'aside', 'section'])
const NOTE_TARGET = /(?:ftn|edn|footnote|endnote|note|^fn|cite|sdend)/i

interface Anchor {
  element: Element
  target: string
  order: number
}

/**
 * Gathers style sheets, and pairs the signs of notes with their notes as office programs, wikis and converters write
 * them: a short link, raised or named as one, to a place further down.
 */
export function survey(root: Parameters<typeof walk>[0]): Survey {
  const styles = new StyleSheet()
  const anchors: Anchor[] = []
  const places = new Map<string, { element: Element; order: number }>()
  let order = 0
  let styleLength = 0
  walk(root, {
    enter(element) {
      order += 1
      for (const name of [attribute(element, 'id'), attribute(element, 'name')])
        if (name && !places.has(name)) places.set(name, { element, order })
      if (element.tagName === 'style') {
        const css = textOf(element, 1_000_000)
        styleLength += css.length
        if (styleLength <= 2_000_000) styles.add(css)
        return false
      }
      const href = element.tagName === 'a' ? attribute(element, 'href') : undefined
      const hash = href?.indexOf('#') ?? -1
      if (href && hash !== -1 && SIGN.test(textOf(element, 12).trim()) && isSign(element, href))
        anchors.push({ element, target: href.slice(hash + 1), order })
      return true
    },
  })
  const references = new Map<Element, string>()
  const notes = new Map<Element, string>()
  for (const { element, target, order: at } of anchors) {
    const place = places.get(target) ?? places.get(decoded(target))
    // The note may be lost where a part of a page was copied; its sign is no figure all the same.
    if (!place && NOTE_TARGET.test(target)) references.set(element, `lost${at}`)
    if (!place || place.order <= at) continue
    const holder = holderOf(place.element)
    if (holder === null || isInside(element, holder)) continue
    let note = notes.get(holder)
    if (note === undefined) notes.set(holder, (note = `f${notes.size + 1}`))
    references.set(element, note)
  }
  return { styles, references, notes }
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

function isSign(element: Element, href: string): boolean {
  if (NOTE_TARGET.test(href.slice(href.indexOf('#') + 1))) return true
  const { parentNode: parent } = element
  const isRaised = parent !== null && 'tagName' in parent && parent.tagName === 'sup'
  return isRaised || element.childNodes.some((child) => child.nodeName === 'sup')
}

/** The block that holds a note: the place itself or the block around it, with its further paragraphs. */
function holderOf(place: Element): Element | null {
  let block: Node | null = place
  for (let steps = 0; block && steps < 20; steps += 1) {
    if ('tagName' in block && BLOCKS.has(block.tagName)) break
    block = 'parentNode' in block ? block.parentNode : null
  }
  if (!block || !('tagName' in block) || !BLOCKS.has(block.tagName)) return null
  const { parentNode: parent } = block
  if (block.tagName !== 'p' || !parent || !('tagName' in parent) || parent.tagName !== 'div') return block
  // Word, LibreOffice and Google put the paragraphs of a note into a division of its own.
  const elements = parent.childNodes.filter((child): child is Element => 'tagName' in child)
  const isOwn =
    elements.length <= 20 && elements.every(({ tagName }) => tagName === 'p') && elements[0] === block
  const id = attribute(parent, 'id')
  const isNamed = id !== undefined && NOTE_TARGET.test(id)
  return isNamed || (isOwn && elements.length === 1) || (isOwn && !elements.slice(1).some(isNoteStart))
    ? parent
    : block
}

function isNoteStart(element: Element): boolean {
  const [first] = element.childNodes
  return (
    first !== undefined &&
    'tagName' in first &&
    first.tagName === 'a' &&
    attribute(first, 'href') !== undefined
  )
}

function isInside(element: Element, holder: Element): boolean {
  let node: Node | null = element
  while (node && node !== holder) node = 'parentNode' in node ? node.parentNode : null
  return node === holder
}
