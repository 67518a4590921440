import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { MODEL } from './model'

const { DOMParser } = new JSDOM('').window

const MIME = 'application/vnd.oasis.opendocument.text'

/**
 * All faults of an OpenDocument text that its readers could stumble over, by a reader of its bytes that knows nothing of the writer:
 * the package, what stands in what, styles, links, lists, notes and tables. Empty for one without any.
 */
export function faultsOf(bytes: Uint8Array): string[] {
  const faults: string[] = []
  const say = (fault: string) => faults.push(fault)
  packageFaults(bytes, say)
  const files = unzipSync(bytes)
  const parts = ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml'].flatMap((name) => {
    if (!files[name]) say(`${name} is missing`)
    const document = files[name] && new DOMParser().parseFromString(strFromU8(files[name]), 'text/xml')
    return document ? [document.documentElement] : []
  })
  const [content, styles, , manifest] = parts
  if (!content || !styles || !manifest) return faults
  for (const part of parts) modelFaults(part, say)
  manifestFaults(manifest, Object.keys(files), say)
  styleFaults(content, styles, say)
  linkFaults(content, styles, Object.keys(files), say)
  noteFaults(content, say)
  for (const line of [...all(content, 'text:p'), ...all(content, 'text:h')]) spaceFaults(line, say)
  for (const table of all(content, 'table:table')) tableFaults(table, say)
  return faults
}

type Say = (fault: string) => void

const all = (root: Element, name: string): Element[] => Array.from(root.getElementsByTagName(name))

const children = (element: Element, name?: string): Element[] =>
  Array.from(element.children).filter((child) => name === undefined || child.tagName === name)

/** The type stands first and as it is, so that the file can be known by its first bytes (part 2, 3.3). */
function packageFaults(bytes: Uint8Array, say: Say): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [method, named, extra] = [8, 26, 28].map((at) => view.getUint16(at, true))
  if (strFromU8(bytes.slice(30, 38)) !== 'mimetype' || named !== 8) say('the first entry is not its type')
  if (method !== 0) say('the type is compressed')
  if (extra !== 0) say('the type has an extra field')
  if (strFromU8(bytes.slice(38, 38 + MIME.length)) !== MIME) say('the type is another')
}

function modelFaults(element: Element, say: Say): void {
  const { tagName } = element
  const rule = MODEL[tagName]
  if (!rule) return say(`${tagName} is not known`)
  for (const name of rule.required ?? [])
    if (!element.hasAttribute(name)) say(`${tagName} is without ${name}`)
  for (const { name, value } of Array.from(element.attributes)) {
    if (!name.startsWith('xmlns') && !rule.attributes.includes(name)) say(`${tagName} has ${name}`)
    if (/undefined|NaN|null/.test(value) && name !== 'xlink:href') say(`${tagName} has ${name}="${value}"`)
  }
  let last = -1
  const isOrdered = !rule.children.includes('#text') && ORDERED.has(tagName)
  for (const child of Array.from(element.childNodes)) {
    const name = child.nodeType === 1 ? (child as Element).tagName : '#text'
    const at = rule.children.indexOf(name)
    if (at === -1) say(`${name} stands in ${tagName}`)
    if (isOrdered && at < last) say(`${name} stands behind another in ${tagName}`)
    last = at
    if (child.nodeType === 1) modelFaults(child as Element, say)
  }
}

// Those whose children stand in one order.
const ORDERED = new Set([
  'office:document-content',
  'office:document-styles',
  'style:style',
  'style:page-layout',
  'text:table-of-content',
  'text:table-of-content-source',
  'text:note',
  'text:list',
  'table:table',
])

function manifestFaults(manifest: Element, files: string[], say: Say): void {
  const listed = all(manifest, 'manifest:file-entry').map((entry) => entry.getAttribute('manifest:full-path'))
  const wanted = files.filter((name) => name !== 'mimetype' && !name.startsWith('META-INF/'))
  const [said, there] = [listed, ['/', ...wanted]].map((names) => new Set(names))
  if (
    said!.size !== listed.length ||
    said!.size !== there!.size ||
    [...there!].some((name) => !said!.has(name))
  )
    say(`the manifest lists ${listed.join()}`)
}

const FAMILIES: Readonly<Record<string, string>> = {
  'text:p': 'paragraph',
  'text:h': 'paragraph',
  'text:index-title-template': 'paragraph',
  'text:table-of-content-entry-template': 'paragraph',
  'text:span': 'text',
  'text:a': 'text',
  'text:index-entry-link-start': 'text',
  'text:list': 'list',
  'table:table': 'table',
  'table:table-column': 'table-column',
  'table:table-row': 'table-row',
  'table:table-cell': 'table-cell',
  'draw:frame': 'graphic',
}

function styleFaults(content: Element, styles: Element, say: Say): void {
  const [named, ofContent, ofStyles] = [styles, content, styles].map((root, index) => {
    const section = index === 0 ? 'office:styles' : 'office:automatic-styles'
    return new Set(children(all(root, section)[0]!).map(keyOf))
  })
  const keys = children(all(styles, 'office:styles')[0]!)
    .map(keyOf)
    .filter((key) => key !== 'none')
  if (new Set(keys).size !== keys.length) say('two styles have one name')
  const masters = new Set(all(styles, 'style:master-page').map(keyOf))
  const fonts = new Set(all(styles, 'style:font-face').map((face) => face.getAttribute('style:name')))
  for (const root of [content, styles]) {
    const known = (key: string) => named!.has(key) || (root === content ? ofContent : ofStyles)!.has(key)
    for (const element of Array.from(root.getElementsByTagName('*')))
      for (const { name, value } of Array.from(element.attributes)) {
        const family = familyOf(element, name)
        if (family === 'page') {
          if (!masters.has(`page ${value}`)) say(`there are no pages “${value}”`)
        } else if (family !== null && !known(`${family} ${value}`))
          say(`there is no ${family} style “${value}”`)
        if (name.startsWith('style:font-name') && !fonts.has(value))
          say(`the font “${value}” is not declared`)
      }
  }
  const counted = new Set(all(content, 'text:sequence-decl').map((each) => each.getAttribute('text:name')))
  for (const each of all(content, 'text:sequence'))
    if (!counted.has(each.getAttribute('text:name'))) say('a count is not declared')
}

function keyOf(style: Element): string {
  const name = style.getAttribute('style:name')
  if (style.tagName === 'text:list-style') return `list ${name}`
  if (style.tagName === 'style:page-layout') return `layout ${name}`
  if (style.tagName === 'style:master-page') return `page ${name}`
  return style.tagName === 'style:style' ? `${style.getAttribute('style:family')} ${name}` : 'none'
}

function familyOf(element: Element, attribute: string): string | null {
  const own = element.getAttribute('style:family')
  if (attribute === 'style:master-page-name') return 'page'
  if (attribute === 'style:page-layout-name') return 'layout'
  if (attribute === 'style:next-style-name') return element.tagName === 'style:master-page' ? 'page' : own
  if (attribute === 'style:parent-style-name') return own
  if (attribute === 'text:default-style-name') return 'paragraph'
  if (/citation(?:-body)?-style-name$|visited-style-name$/.test(attribute)) return 'text'
  return /^(?:text|table|draw):style-name$/.test(attribute) ? (FAMILIES[element.tagName] ?? 'unknown') : null
}

function linkFaults(content: Element, styles: Element, files: string[], say: Say): void {
  const nameOf = (element: Element) => element.getAttribute('text:name')
  const starts = all(content, 'text:bookmark-start').map(nameOf)
  const ends = all(content, 'text:bookmark-end').map(nameOf)
  if (String(starts) !== String(ends)) say('bookmarks begin that do not end')
  const places = [...starts, ...all(content, 'text:bookmark').map(nameOf)]
  if (new Set(places).size !== places.length) say('two bookmarks have one name')
  for (const link of all(content, 'text:a')) {
    const href = link.getAttribute('xlink:href')!
    if (href.startsWith('#') && !places.includes(href.slice(1))) say(`nothing is called “${href}”`)
    if (!/^(?:#|https?:|mailto:)/.test(href)) say(`a link leads to “${href}”`)
  }
  const shown = [content, styles].flatMap((root) =>
    all(root, 'draw:image').map((image) => image.getAttribute('xlink:href')),
  )
  const kept = files.filter((name) => name.startsWith('Pictures/'))
  for (const picture of shown) if (!kept.includes(picture ?? '')) say(`there is no picture “${picture}”`)
  for (const picture of kept) if (!shown.includes(picture)) say(`“${picture}” is shown nowhere`)
  const lists: string[] = []
  for (const list of all(content, 'text:list')) {
    const [id, before] = ['xml:id', 'text:continue-list'].map((name) => list.getAttribute(name))
    if (before && !lists.includes(before)) say(`there is no list “${before}” to go on with`)
    if (id) lists.push(id)
  }
  if (new Set(lists).size !== lists.length) say('two lists have one id')
}

function noteFaults(content: Element, say: Say): void {
  const notes = all(content, 'text:note')
  notes.forEach((note, index) => {
    const said = children(note, 'text:note-citation')[0]?.textContent
    if (said !== String(index + 1)) say(`note ${index + 1} is called “${said}”`)
  })
  if (new Set(notes.map((note) => note.getAttribute('text:id'))).size !== notes.length)
    say('two notes have one id')
  const levels = all(content, 'text:h').map((heading) => Number(heading.getAttribute('text:outline-level')))
  levels.forEach((level, index) => {
    if (level > (levels[index - 1] ?? 0) + 1) say(`a heading of level ${level} skips one`)
  })
}

/** Spaces at the ends of a line and behind another one are no spaces to who reads it (part 3, 6.1.2). */
function spaceFaults(line: Element, say: Say): void {
  let [isAfterSpace, isLast] = [true, false]
  const visit = (element: Element): void => {
    for (const child of Array.from(element.childNodes)) {
      if (child.nodeType !== 1) {
        for (const sign of Array.from(child.nodeValue ?? '')) {
          const isSpace = /[ \t\r\n]/.test(sign)
          if (isSpace && isAfterSpace) say(`a space is lost in “${line.textContent}”`)
          isAfterSpace = isLast = isSpace
        }
        continue
      }
      const { tagName } = child as Element
      if (/^text:(?:span|a|sequence)$/.test(tagName)) visit(child as Element)
      else if (!tagName.startsWith('text:bookmark'))
        [isAfterSpace, isLast] = [tagName === 'text:line-break', false]
    }
  }
  visit(line)
  if (isLast) say(`a last space is lost in “${line.textContent}”`)
}

/** Each row has as many places as there are columns, and what a cell covers is covered. */
function tableFaults(table: Element, say: Say): void {
  const columns = children(table, 'table:table-column').length
  const rows = [
    ...children(table, 'table:table-header-rows').flatMap((header) => children(header, 'table:table-row')),
    ...children(table, 'table:table-row'),
  ].map((row) => children(row))
  const covered = new Set<string>()
  rows.forEach((cells, row) => {
    if (cells.length !== columns) say(`a row has ${cells.length} places of ${columns}`)
    cells.forEach((cell, column) => {
      const isCovered = cell.tagName === 'table:covered-table-cell'
      if (isCovered !== covered.has(`${row} ${column}`)) say(`the cell ${row}, ${column} is covered or not`)
      if (isCovered) return
      const [right, down] = ['columns', 'rows'].map((way) =>
        Number(cell.getAttribute(`table:number-${way}-spanned`) ?? 1),
      )
      for (let below = 0; below < down!; below++)
        for (let beside = 0; beside < right!; beside++) {
          if (row + below >= rows.length || column + beside >= columns) say('a cell reaches out of its table')
          if (below + beside > 0) covered.add(`${row + below} ${column + beside}`)
        }
      if (children(cell).at(-1)?.tagName === 'table:table') say('a cell ends in a table')
    })
  })
}
