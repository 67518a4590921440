import { SaxesParser } from 'saxes'
import { damaged, tooComplex } from '../refusals'
import { canonical } from './names'

export interface XmlAttribute {
  /** With the prefix that this room calls its namespace by. */
  name: string
  /** As it stands in the file. */
  raw: string
  uri: string
  value: string
}

export interface XmlElement {
  name: string
  raw: string
  uri: string
  attributes: XmlAttribute[]
  children: (XmlElement | string)[]
}

export interface XmlPart {
  root: XmlElement
  /** Comments and processing instructions: no reader of documents shows them. */
  remarks: string[]
}

const MAX_DEPTH = 1_000
const MAX_NODES = 4_000_000
const MAX_XML = 60_000_000

/**
 * A part as a tree. Refuses document type declarations (and with them entities of one's own), endless nesting and what
 * is not well-formed.
 * @throws AppError `inspectDamaged`, `inspectTooComplex`
 */
export function parseXml(bytes: Uint8Array): XmlPart {
  if (bytes.length > MAX_XML) throw tooComplex()
  const parser = new SaxesParser<{ xmlns: true; position: false }>({ xmlns: true, position: false })
  const remarks: string[] = []
  const top: XmlElement = { name: '', raw: '', uri: '', attributes: [], children: [] }
  const open = [top]
  let nodes = 0
  const push = (child: XmlElement | string) => {
    if ((nodes += 1) > MAX_NODES) throw tooComplex()
    open.at(-1)!.children.push(child)
  }
  // At the first one: there may be one for every byte.
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', (text) => remarks.push(`<!DOCTYPE${text}>`))
  parser.on('comment', (text) => remarks.push(text))
  parser.on('processinginstruction', ({ target, body }) => remarks.push(`${target} ${body}`))
  parser.on('opentag', ({ name, uri, local, attributes }) => {
    if (open.length > MAX_DEPTH) throw tooComplex()
    const all = Object.values(attributes)
    nodes += all.length
    const element: XmlElement = {
      name: canonical(uri, local),
      raw: name,
      uri,
      attributes: all.map((each) => ({
        name: canonical(each.uri, each.local),
        raw: each.name,
        uri: each.uri,
        value: each.value,
      })),
      children: [],
    }
    push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', push)
  parser.on('cdata', push)
  try {
    parser.write(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)).close()
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error
    throw damaged()
  }
  const root = top.children.find((child) => typeof child !== 'string')
  if (!root) throw damaged()
  return { root, remarks }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** An attribute's value, by the name that this room calls it by. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((each) => each.name === name)?.value
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && elementsOf(element).find((each) => each.name === name)
}

/** All text below an element, or its beginning. */
export function textIn(element: XmlElement, most = Infinity): string {
  let text = ''
  for (const each of element.children) {
    if (text.length >= most) break
    text += typeof each === 'string' ? each : textIn(each, most - text.length)
  }
  return text
}

/** More than a finding quotes. */
export const QUOTED = 1_000

/** Every element from this one down, in order. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  const rest = [element]
  for (let next = rest.pop(); next; next = rest.pop()) {
    yield next
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const each = next.children[at]!
      if (typeof each !== 'string') rest.push(each)
    }
  }
}

/** The tree as a part again. */
export function serialise(root: XmlElement): Uint8Array {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>']
  write(root, pieces)
  return new TextEncoder().encode(pieces.join(''))
}

function write(element: XmlElement, pieces: string[]): void {
  pieces.push('<', element.raw)
  for (const { raw, value } of element.attributes) pieces.push(' ', raw, '="', escaped(value), '"')
  if (element.children.length === 0) {
    pieces.push('/>')
    return
  }
  pieces.push('>')
  for (const each of element.children) {
    if (typeof each === 'string') pieces.push(escaped(each))
    else write(each, pieces)
  }
  pieces.push('</', element.raw, '>')
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign]!)
}
