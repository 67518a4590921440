import { isKnownNamespace } from '../xml/names'
import type { XmlAttribute, XmlElement } from '../xml/tree'

/** Whether an element is of no format that Word documents are made of: their elements all have a namespace. */
export function isForeignElement({ uri }: XmlElement): boolean {
  return uri === '' || !isKnownNamespace(uri)
}

/** The same of an attribute; those of the elements of text (`w:`) all have a namespace, those of drawings mostly none. */
export function isForeignAttribute(element: XmlElement, { uri, raw }: XmlAttribute): boolean {
  if (uri === '') return element.name.startsWith('w:') && raw !== 'xmlns'
  return !isKnownNamespace(uri)
}
