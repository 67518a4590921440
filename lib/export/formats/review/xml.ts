import { SaxesParser } from 'saxes'

/** An element of a part of a Word document, with everything that was in it. Names carry the prefixes of the document. */
export interface XmlElement {
  name: string
  attrs: Record<string, string>
  children: XmlNode[]
}

export type XmlNode = XmlElement | string

/** Whether a node is an element, of this name if one is asked for. */
export function isElement(node: XmlNode | undefined, name?: string): node is XmlElement {
  return typeof node === 'object' && (name === undefined || node.name === name)
}

/** An element made by hand. */
export function element(
  name: string,
  attrs: Record<string, string> = {},
  ...children: XmlNode[]
): XmlElement {
  return { name, attrs, children }
}

/** The first child of this name. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((child): child is XmlElement => isElement(child, name))
}

/** All its text. */
export function textOf(node: XmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('')
}

/** Reads a part that this program has written itself: well-formed, and as deep as its text. */
export function parseXml(xml: string): XmlElement {
  const parser = new SaxesParser()
  const top = element('')
  const open = [top]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const made = element(name, { ...attributes })
    open.at(-1)!.children.push(made)
    open.push(made)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    if (open.length > 1) open.at(-1)!.children.push(text)
  })
  parser.write(xml).close()
  return top.children.find((child): child is XmlElement => isElement(child))!
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The part as it is written. */
export function writeXml(root: XmlElement): string {
  const parts = [HEAD]
  const write = (node: XmlNode) => {
    if (typeof node === 'string') return void parts.push(escapeText(node))
    const attrs = Object.entries(node.attrs).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    if (node.children.length === 0) return void parts.push(`<${node.name}${attrs.join('')}/>`)
    parts.push(`<${node.name}${attrs.join('')}>`)
    node.children.forEach(write)
    parts.push(`</${node.name}>`)
  }
  write(root)
  return parts.join('')
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
