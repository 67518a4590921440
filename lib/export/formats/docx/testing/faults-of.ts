import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { misplaced } from './orders'

const { DOMParser } = new JSDOM('').window
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * What is wrong with a Word file: a part without a type or a relationship without a target, children in another order than
 * the standard's, ids that name nothing or two things, bookmarks and fields that do not end, tables whose rows do not
 * fill their grid. Empty where nothing was found. Reads the bytes alone and knows nothing of the writer.
 */
export function faultsOf(bytes: Uint8Array): string[] {
  const faults: string[] = []
  const parts = unzipSync(bytes)
  const xml = new Map<string, Document>()
  for (const [name, part] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(name)) continue
    const parsed = new DOMParser().parseFromString(strFromU8(part), 'text/xml')
    if (parsed.querySelector('parsererror')) faults.push(`${name} is no XML`)
    else xml.set(name, parsed)
  }
  faults.push(...packaging(parts, xml))
  for (const [name, part] of xml) {
    if (!name.startsWith('word/') || name.endsWith('.rels')) continue
    const found = [...ordering(part), ...tables(part), ...bookmarks(part), ...fields(part), ...drawings(part)]
    faults.push(...found.map((fault) => `${name}: ${fault}`))
  }
  const document = xml.get('word/document.xml')
  if (!document) return [...faults, 'there is no document']
  faults.push(...styles(xml), ...numbering(xml), ...notes(document, xml), ...comments(document, xml))
  return faults
}

function packaging(parts: Record<string, Uint8Array>, xml: Map<string, Document>): string[] {
  const faults: string[] = []
  const types = xml.get('[Content_Types].xml')
  if (!types) return ['there are no content types']
  const overrides = all(types, 'Override').map((each) => each.getAttribute('PartName')!.slice(1))
  const defaults = new Set(all(types, 'Default').map((each) => each.getAttribute('Extension')!.toLowerCase()))
  for (const name of overrides) if (!parts[name]) faults.push(`a type for ${name}, which is not there`)
  faults.push(...twice(overrides).map((name) => `two types for ${name}`))
  for (const name of Object.keys(parts)) {
    const extension = name.split('.').at(-1)!.toLowerCase()
    if (name !== '[Content_Types].xml' && !overrides.includes(name) && !defaults.has(extension))
      faults.push(`${name} has no type`)
  }
  for (const [name, relations] of xml) {
    if (!name.endsWith('.rels')) continue
    const [folder, source] = [name.replace(/_rels\/[^/]*$/, ''), name.replace(/_rels\/([^/]*)\.rels$/, '$1')]
    const each = all(relations, 'Relationship')
    faults.push(
      ...twice(each.map((relation) => relation.getAttribute('Id')!)).map((id) => `${name}: ${id} twice`),
    )
    for (const relation of each) {
      if (relation.getAttribute('TargetMode') === 'External') continue
      const target = relation.getAttribute('Target')!
      const path = target.startsWith('/') ? target.slice(1) : folder + target
      if (!parts[path]) faults.push(`${name}: ${path} is not there`)
    }
    if (source && !parts[source]) faults.push(`${name} is about nothing`)
  }
  for (const [name, part] of xml) {
    if (name.endsWith('.rels')) continue
    const rels = xml.get(name.replace(/([^/]*)$/, '_rels/$1.rels'))
    const known = new Set(rels ? all(rels, 'Relationship').map((each) => each.getAttribute('Id')) : [])
    for (const element of every(part)) {
      for (const attribute of ['id', 'embed', 'link'].map((local) => element.getAttributeNS(R, local))) {
        if (attribute && !known.has(attribute)) faults.push(`${name}: ${attribute} leads nowhere`)
      }
    }
  }
  return faults
}

function ordering(part: Document): string[] {
  return every(part).flatMap((element) => {
    if (element.namespaceURI !== W) return []
    const children = childrenOf(element).filter(({ namespaceURI }) => namespaceURI === W)
    const fault = misplaced(
      element.localName,
      children.map(({ localName }) => localName),
    )
    const first = children.findIndex(({ localName }) => localName === `${element.localName}Pr`)
    const isLate = ['p', 'r', 'tc'].includes(element.localName) && first > 0
    return [
      ...(fault ? [fault] : []),
      ...(isLate ? [`the properties of ${element.localName} come late`] : []),
    ]
  })
}

function tables(part: Document): string[] {
  return word(part, 'tbl').flatMap((table) => {
    const columns = children(children(table, 'tblGrid')[0], 'gridCol').length
    const rows = children(table, 'tr')
    if (rows.length === 0) return ['a table without rows']
    let above = new Map<number, number>()
    return rows.flatMap((row) => {
      const faults: string[] = []
      const open = new Map<number, number>()
      let column = 0
      for (const cell of children(row, 'tc')) {
        const properties = children(cell, 'tcPr')[0]
        const span = Number(value(children(properties, 'gridSpan')[0]) ?? 1)
        const merge = children(properties, 'vMerge')[0]
        if (merge) open.set(column, span)
        if (merge && (value(merge) ?? 'continue') === 'continue' && above.get(column) !== span)
          faults.push('a cell goes on that did not begin')
        if (cell.lastElementChild?.localName !== 'p') faults.push('a cell that does not end in a paragraph')
        column += span
      }
      above = open
      if (column !== columns) faults.push(`a row of ${column} columns in a table of ${columns}`)
      return faults
    })
  })
}

function bookmarks(part: Document): string[] {
  const starts = word(part, 'bookmarkStart')
  const names = starts.map((each) => attribute(each, 'name') ?? '')
  const [opened, closed] = [starts, word(part, 'bookmarkEnd')].map((each) =>
    each.map((one) => attribute(one, 'id')!),
  )
  const [begins, ends, endTwice] = [new Set(opened), new Set(closed), new Set(twice(closed!))]
  const anchors = [
    ...word(part, 'hyperlink').flatMap((each) => attribute(each, 'anchor') ?? []),
    ...word(part, 'instrText').flatMap(
      ({ textContent }) => /(?:PAGE)?REF (\S+)/.exec(textContent)?.[1] ?? [],
    ),
  ]
  return [
    ...twice(names).map((name) => `two bookmarks ${name}`),
    ...twice(opened!).map((id) => `bookmark ${id} begins twice`),
    ...opened!.filter((id) => !ends.has(id) || endTwice.has(id)).map((id) => `bookmark ${id} does not end`),
    ...closed!.filter((id) => !begins.has(id)).map((id) => `bookmark ${id} does not begin`),
    ...names
      .filter((name) => !/^[\p{L}_][\p{L}\p{N}_.]{0,39}$/u.test(name))
      .map((name) => `${name} is no bookmark’s name`),
    // Notes lead into the text.
    ...(part.documentElement.localName === 'document'
      ? anchors.filter((name) => !names.includes(name)).map((name) => `nothing is called ${name}`)
      : []),
  ]
}

function fields(part: Document): string[] {
  const open: string[] = []
  for (const each of word(part, 'fldChar')) {
    const type = attribute(each, 'fldCharType')!
    const expected = { begin: null, separate: 'begin', end: open.at(-1) ?? 'begin' }[type]
    if (expected === undefined) return [`a field’s character ${type}`]
    if (type !== 'begin' && (open.length === 0 || (type === 'separate' && open.at(-1) !== 'begin')))
      return [`a field with ${type} before its time`]
    if (type === 'begin') open.push('begin')
    else if (type === 'separate') open[open.length - 1] = 'separate'
    else open.pop()
  }
  return open.length > 0 ? ['a field that does not end'] : []
}

function drawings(part: Document): string[] {
  const ids = all(part, 'wp:docPr').map((each) => each.getAttribute('id')!)
  return twice(ids).map((id) => `two drawings ${id}`)
}

function styles(xml: Map<string, Document>): string[] {
  const part = xml.get('word/styles.xml')
  if (!part) return ['there are no styles']
  const ids = word(part, 'style').map((each) => attribute(each, 'styleId')!)
  const known = new Set(ids)
  const used = [...xml.values()].flatMap((each) =>
    ['pStyle', 'rStyle', 'tblStyle', 'basedOn', 'next', 'link'].flatMap((name) =>
      word(each, name).map((element) => value(element)!),
    ),
  )
  return [
    ...twice(ids).map((id) => `two styles ${id}`),
    ...[...new Set(used)].filter((id) => !known.has(id)).map((id) => `there is no style ${id}`),
  ]
}

function numbering(xml: Map<string, Document>): string[] {
  const part = xml.get('word/numbering.xml')
  const numbers = new Map(
    (part ? word(part, 'num') : []).map((num) => [
      attribute(num, 'numId')!,
      value(children(num, 'abstractNumId')[0])!,
    ]),
  )
  const levels = new Map(
    (part ? word(part, 'abstractNum') : []).map((each) => [
      attribute(each, 'abstractNumId')!,
      new Set(children(each, 'lvl').map((level) => attribute(level, 'ilvl')!)),
    ]),
  )
  const ids = part ? word(part, 'num').map((each) => attribute(each, 'numId')!) : []
  return [
    ...twice(ids).map((id) => `two numberings ${id}`),
    ...[...xml.values()].flatMap((each) =>
      word(each, 'numPr').flatMap((properties) => {
        const id = value(children(properties, 'numId')[0])!
        const level = value(children(properties, 'ilvl')[0]) ?? '0'
        if (id === '0') return []
        return levels.get(numbers.get(id) ?? '')?.has(level) ? [] : [`numbering ${id} has no level ${level}`]
      }),
    ),
  ]
}

function notes(document: Document, xml: Map<string, Document>): string[] {
  const part = xml.get('word/footnotes.xml')
  const own = part ? word(part, 'footnote').filter((each) => !attribute(each, 'type')) : []
  const ids = own.map((each) => attribute(each, 'id')!)
  const called = word(document, 'footnoteReference').map((each) => attribute(each, 'id')!)
  return [
    ...twice(ids).map((id) => `two footnotes ${id}`),
    ...twice(called).map((id) => `footnote ${id} is called twice`),
    ...called.filter((id) => !ids.includes(id)).map((id) => `there is no footnote ${id}`),
    ...ids.filter((id) => !called.includes(id)).map((id) => `footnote ${id} is never called`),
    ...own
      .filter((each) => each.lastElementChild?.localName !== 'p')
      .map(() => 'a footnote without a paragraph'),
  ]
}

function comments(document: Document, xml: Map<string, Document>): string[] {
  const part = xml.get('word/comments.xml')
  const ids = part ? word(part, 'comment').map((each) => attribute(each, 'id')!) : []
  const faults = twice(ids).map((id) => `two comments ${id}`)
  for (const name of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
    for (const id of word(document, name).map((each) => attribute(each, 'id')!))
      if (!ids.includes(id)) faults.push(`there is no comment ${id}`)
  }
  return faults
}

const elements = new WeakMap<Document, Element[]>()

/** Every element of a part in its order; walked through once, since a large report has a hundred thousand. */
function every(part: Document): Element[] {
  let found = elements.get(part)
  if (found) return found
  elements.set(part, (found = []))
  const waiting: Element[] = [part.documentElement]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    found.push(element)
    waiting.push(...childrenOf(element).toReversed())
  }
  return found
}

function childrenOf(element: Element | undefined): Element[] {
  const found: Element[] = []
  for (let child = element?.firstElementChild; child; child = child.nextElementSibling) found.push(child)
  return found
}

const all = (part: Document, tag: string) => every(part).filter(({ tagName }) => tagName === tag)
const isWord = (element: Element, name: string) => element.localName === name && element.namespaceURI === W
const word = (part: Document, name: string) => every(part).filter((element) => isWord(element, name))
const attribute = (element: Element, name: string) => element.getAttributeNS(W, name)
const value = (element: Element | undefined) => element && attribute(element, 'val')
const children = (element: Element | undefined, name: string) =>
  childrenOf(element).filter((child) => isWord(child, name))

function twice(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => seen.size === seen.add(name).size)
}
