import { writable } from '../shared'

/** An element of OpenDocument, by its name with its prefix. */
export interface Xml {
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly (Xml | string)[]
}

/** What is false or undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | false | undefined>>

type Child = Xml | string | false | null | undefined

/** An element; children and attributes that are nothing are left out. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Xml {
  const written: Record<string, string> = {}
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) written[key] = String(value)
  return {
    name,
    attributes: written,
    children: children.filter((child): child is Xml | string => typeof child === 'string' || Boolean(child)),
  }
}

/** A part of a package. */
export function xmlPart(root: Xml): string {
  const pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  write(root, pieces)
  return pieces.join('')
}

/** An element as it is written. */
export function written(element: Xml): string {
  const pieces: string[] = []
  write(element, pieces)
  return pieces.join('')
}

function write({ name, attributes, children }: Xml, pieces: string[]): void {
  pieces.push('<', name)
  for (const [key, value] of Object.entries(attributes)) pieces.push(' ', key, '="', escape(value), '"')
  if (children.length === 0) {
    pieces.push('/>')
    return
  }
  pieces.push('>')
  for (const child of children) {
    if (typeof child === 'string') pieces.push(escape(child))
    else write(child, pieces)
  }
  pieces.push('</', name, '>')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return writable(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)
}

/** A length of so many twentieths of a point. */
export function points(twips: number): string {
  return `${Math.round(twips * 5) / 100}pt`
}
