import { attribute, elementsOf, walk, type XmlElement } from '../xml/tree'
import { isKnownFormat } from './foreign'

/** The namespaces that prefixes stand for at a place. */
export type Prefixes = ReadonlyMap<string, string>

/** Those of the place around it, and those that the element declares itself. */
export function prefixesAt({ attributes }: XmlElement, around: Prefixes): Prefixes {
  let all: Map<string, string> | null = null
  for (const { raw, value } of attributes) {
    if (!raw.startsWith('xmlns:')) continue
    all ??= new Map(around)
    all.set(raw.slice(6), value)
  }
  return all ?? around
}

/**
 * Of several ways to say the same, those that say something else than the one that programs of today show: words which only
 * a program sees that understands less, or more, than any does.
 */
export function otherAlternatives(content: XmlElement, around: Prefixes): XmlElement[] {
  const shown = shownAlternative(content, around)
  const { words, names } = shown ? saidIn(shown) : { words: '', names: [] }
  const known = [words, ...names].join(' ')
  return elementsOf(content).filter((each) => {
    const said = each === shown ? null : saidIn(each)
    return said !== null && !(words.includes(said.words) && said.names.every((name) => known.includes(name)))
  })
}

/** Of several ways to say the same the one that programs of today show. */
export function shownAlternative(content: XmlElement, around: Prefixes): XmlElement | undefined {
  const isUnderstood = (each: XmlElement) => {
    if (each.name !== 'mc:Choice') return each.name === 'mc:Fallback'
    const prefixes = prefixesAt(each, around)
    const needed = (attribute(each, 'Requires') ?? '').split(/\s+/).filter((prefix) => prefix !== '')
    return needed.every((prefix) => isKnownFormat(prefixes.get(prefix) ?? ''))
  }
  return elementsOf(content).find(isUnderstood)
}

const MATH = '{http://schemas.openxmlformats.org/officeDocument/2006/math}t'
const NAMES = /^(?:alt|title|descr)$/

/** What is written in it, without what parts words, also of what it holds in ways of its own; and what its drawings are called. */
function saidIn(element: XmlElement): { words: string; names: string[] } {
  let words = ''
  const names: string[] = []
  for (const each of walk(element)) {
    if (each.name === 'w:t' || each.name === MATH || each.name === 'a:t')
      for (const text of each.children) if (typeof text === 'string') words += text
    if (each.name === 'v:textpath') words += attribute(each, 'string') ?? ''
    // Word puts “Title: ” and “Description: ” before them where it writes for its older self.
    for (const { name, value } of each.attributes)
      if (NAMES.test(name))
        for (const one of value.split(/ - (?=\p{L}{2,20}\s?[:：]\s?)/u))
          names.push(bare(one.replace(/^\p{L}{2,20}\s?[:：]\s?/u, '')))
  }
  return { words: bare(words), names: names.filter((name) => name !== '') }
}

const bare = (words: string) => words.replace(/\s+/g, '')
