import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  childOf,
  element,
  isElement,
  parseXml,
  writeXml,
  type XmlElement,
  type XmlNode,
} from '@/lib/export/formats/review/xml'

type Verdict = 'accept' | 'reject'

/** The file after somebody accepted or rejected all that is tracked in it, as Word does. */
export function settledInWord(bytes: Uint8Array, verdict: Verdict): Uint8Array {
  const parts = unzipSync(bytes)
  for (const name of ['word/document.xml', 'word/footnotes.xml']) {
    const part = parts[name]
    if (!part) continue
    const root = parseXml(strFromU8(part))
    parts[name] = strToU8(
      writeXml({ ...root, children: root.children.flatMap((child) => settled(child, verdict)) }),
    )
  }
  return zipSync(parts)
}

function settled(node: XmlNode, verdict: Verdict): XmlNode[] {
  if (!isElement(node)) return [node]
  const { name } = node
  // The sign at a paragraph's end is settled with its paragraph.
  if (name === 'w:pPr') return [formed(node, verdict)]
  if (name === 'w:ins') return verdict === 'accept' ? inside(node, verdict) : []
  if (name === 'w:del') return verdict === 'reject' ? inside(node, verdict).map(revived) : []
  if (name === 'w:tr' && goes(childOf(node, 'w:trPr'), verdict)) return []
  const made = formed(node, verdict)
  const children = made.children.flatMap((child) => settled(child, verdict))
  return [
    {
      ...made,
      children: children.some((child) => isElement(child, 'w:p')) ? joined(children, verdict) : children,
    },
  ]
}

const inside = ({ children }: XmlElement, verdict: Verdict) =>
  children.flatMap((child) => settled(child, verdict))

/** Text that does not go after all. */
function revived(node: XmlNode): XmlNode {
  if (!isElement(node)) return node
  const names: Record<string, string> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' }
  return { ...node, name: names[node.name] ?? node.name, children: node.children.map(revived) }
}

/** What has these properties goes: it came and is rejected, or went and is accepted. */
function goes(properties: XmlElement | undefined, verdict: Verdict): boolean {
  return childOf(properties ?? element(''), verdict === 'accept' ? 'w:del' : 'w:ins') !== undefined
}

/** Form that was changed: as it is now, or as it was. */
function formed(node: XmlElement, verdict: Verdict): XmlElement {
  if (node.name === 'w:trPr')
    return {
      ...node,
      children: node.children.filter((child) => !isElement(child, 'w:ins') && !isElement(child, 'w:del')),
    }
  const change = childOf(node, `${node.name}Change`)
  if (!change) return node
  if (verdict === 'accept') return { ...node, children: node.children.filter((child) => child !== change) }
  const before = change.children.find((child) => isElement(child, node.name))
  // The sign at the end has properties of its own.
  const own = node.children.filter((child) => node.name === 'w:pPr' && isElement(child, 'w:rPr'))
  return { ...node, children: [...(isElement(before) ? before.children : []), ...own] }
}

/** Paragraphs whose sign at the end goes stand before what follows. */
function joined(children: XmlNode[], verdict: Verdict): XmlNode[] {
  const made: XmlNode[] = []
  let before: XmlNode[] = []
  for (const child of children) {
    if (!isElement(child, 'w:p')) {
      // What has lost its sign before a table goes if it is empty.
      if (isElement(child, 'w:tbl')) {
        if (before.some(hasText)) made.push(element('w:p', {}, ...before))
        before = []
      }
      made.push(child)
      continue
    }
    const properties = childOf(child, 'w:pPr')
    const content = child.children.filter((each) => each !== properties)
    if (isMarked(child, verdict)) {
      before.push(...content)
      continue
    }
    made.push({ ...child, children: [...(properties ? [unmarked(properties)] : []), ...before, ...content] })
    before = []
  }
  // The last of a cell or of the document has nothing to join.
  if (before.some(hasText)) made.push(element('w:p', {}, ...before))
  else if (made.length === 0 || (before.length > 0 && !isElement(made.at(-1), 'w:p')))
    made.push(element('w:p'))
  return made
}

function hasText(node: XmlNode): boolean {
  return (
    isElement(node) &&
    (node.name === 'w:t' || node.name === 'w:footnoteReference' || node.children.some(hasText))
  )
}

function isMarked(paragraph: XmlElement, verdict: Verdict): boolean {
  return goes(childOf(childOf(paragraph, 'w:pPr') ?? element(''), 'w:rPr'), verdict)
}

function unmarked(properties: XmlElement): XmlElement {
  return {
    ...properties,
    children: properties.children.map((child) =>
      isElement(child, 'w:rPr')
        ? {
            ...child,
            children: child.children.filter((each) => !isElement(each, 'w:ins') && !isElement(each, 'w:del')),
          }
        : child,
    ),
  }
}
