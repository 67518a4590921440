import { piecesOf } from './marker'
import { childOf, element, isElement, type XmlElement, type XmlNode } from './xml'

/** What a look is called in a run's properties. */
export const LOOKS: Readonly<Record<string, string>> = {
  'w:b': 'bold',
  'w:bCs': 'bold',
  'w:i': 'italic',
  'w:iCs': 'italic',
  'w:strike': 'strike',
  'w:u': 'underline',
}

// As the schema has the properties of a run.
const ORDER =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'.split(
    ' ',
  )

/** Properties of a run in the order of the schema. */
export function ordered(properties: XmlNode[]): XmlNode[] {
  const rank = (node: XmlNode) => (isElement(node) ? ORDER.indexOf(node.name.slice(2)) : -1)
  return properties.toSorted((a, b) => rank(a) - rank(b))
}

/** A run cut where markers stand in its text. */
export function explode(run: XmlElement): (XmlElement | number)[] {
  const properties = childOf(run, 'w:rPr')
  const pieces: (XmlElement | number)[] = []
  let children: XmlNode[] = []
  let hasMarker = false
  const flush = () => {
    if (children.length > 0)
      pieces.push({ ...run, children: [...(properties ? [properties] : []), ...children] })
    children = []
  }
  for (const child of run.children) {
    if (child === properties) continue
    if (!isElement(child, 'w:t')) {
      children.push(child)
      continue
    }
    for (const piece of piecesOf(
      child.children.map((each) => (typeof each === 'string' ? each : '')).join(''),
    )) {
      if (typeof piece === 'number') {
        hasMarker = true
        flush()
        pieces.push(piece)
      } else children.push({ ...child, children: [piece] })
    }
  }
  flush()
  return hasMarker ? pieces : [run]
}

/** A run of which everybody sees that it is not for the public. */
export function shaded(run: XmlElement): XmlElement {
  const properties = childOf(run, 'w:rPr')
  const known = (properties?.children ?? []).filter((each) => !isElement(each, 'w:shd'))
  const shading = element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'FFF2CC' })
  const rest = run.children.filter((child) => child !== properties)
  return { ...run, children: [element('w:rPr', {}, ...ordered([...known, shading])), ...rest] }
}

/** The text of a run that goes. */
export function struck(run: XmlElement): XmlElement {
  const names: Record<string, string> = { 'w:t': 'w:delText', 'w:instrText': 'w:delInstrText' }
  return {
    ...run,
    children: run.children.map((child) =>
      isElement(child) ? { ...child, name: names[child.name] ?? child.name } : child,
    ),
  }
}

/** Takes all markers out. */
export function strip(node: XmlElement): void {
  node.children = node.children.map((child) =>
    typeof child === 'string'
      ? piecesOf(child)
          .filter((piece) => typeof piece === 'string')
          .join('')
      : child,
  )
  for (const child of node.children) if (isElement(child)) strip(child)
}

/** The words of runs without markers. */
export function wordsOf(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return ''
      if (node.name !== 'w:t') return wordsOf(node.children)
      const text = node.children.filter((child) => typeof child === 'string').join('')
      return piecesOf(text)
        .filter((piece) => typeof piece === 'string')
        .join('')
    })
    .join('')
}

/** A paragraph's properties, made where it has none. */
export function propertiesOf(paragraph: XmlElement): XmlElement {
  const known = childOf(paragraph, 'w:pPr')
  if (known) return known
  const made = element('w:pPr')
  paragraph.children.unshift(made)
  return made
}

/** Says of a paragraph's end what happens to it. */
export function markEnd(paragraph: XmlElement, marks: XmlElement[]): void {
  const properties = propertiesOf(paragraph)
  const known = childOf(properties, 'w:rPr')
  if (known) known.children.unshift(...marks)
  else properties.children.push(element('w:rPr', {}, ...marks))
}

/** Takes out the places that stand within something, a link say: there they tell nothing of what stands before. */
export function withoutPlaces(nodes: XmlNode[]): void {
  for (const node of nodes) {
    if (!isElement(node)) continue
    node.children = node.children.filter((child) => !isElement(child, 'w:place'))
    withoutPlaces(node.children)
  }
}

/** Where the place of a comment begins. */
export function rangeStart(comment: number): XmlElement {
  return element('w:commentRangeStart', { 'w:id': String(comment) })
}

/** Where it ends, with its sign. */
export function rangeEnd(comment: number): XmlElement[] {
  const id = { 'w:id': String(comment) }
  return [element('w:commentRangeEnd', id), element('w:r', {}, element('w:commentReference', id))]
}
