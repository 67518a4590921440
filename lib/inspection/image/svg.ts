import { isAppError } from '@/lib/errors'
import type { Findings } from '../finding'
import { isPath } from '../paths'
import { parseXml, QUOTED, serialise, textIn, walk, type XmlAttribute, type XmlElement } from '../xml/tree'
import { isHidden, isLost, isWithoutInk, type Rules, rulesOf, withoutComments } from './svg-hidden'
import { isDrawingAttribute, isDrawingElement, isHolderOfWords } from './svg-names'

const SVG = 'http://www.w3.org/2000/svg'
const OWN = new Set(['', SVG, 'http://www.w3.org/1999/xlink', 'http://www.w3.org/XML/1998/namespace'])

type InspectPicture = (bytes: Uint8Array, part: string, findings: Findings) => void

/** Whether bytes are a drawing of the web. */
export function isSvg(data: Buffer): boolean {
  return (
    /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|svg)/i.test(data.toString('latin1', 0, 200)) &&
    data.includes('<svg')
  )
}

/**
 * What a drawing of the web says beside its lines: names and descriptions, remarks, what its program wrote, scripts, what it
 * loads, what it does not show, and every element and attribute that draws nothing.
 */
export function inspectSvg(
  data: Buffer,
  part: string,
  findings: Findings,
  inspectPicture: InspectPicture,
): void {
  const drawing = read(data)
  if (!drawing) return findings.add('unreadable', part)
  for (const remark of drawing.remarks) findings.add('remark', part, remark)
  const rules = rulesOf(drawing.root)
  visit(drawing.root)

  function visit(element: XmlElement): void {
    const name = localOf(element)
    if (name === 'script') findings.add('script', part, textIn(element))
    else if (!isDrawn(element)) {
      findings.add('imageMetadata', part, `${element.raw} ${saidBy(element)}`)
      return
    } else if (isHidden(element, rules) || isWithoutInk(element))
      findings.add('hiddenText', part, textIn(element, QUOTED).trim() || element.raw)
    if (name === 'style') inspectStyle(ownText(element), part, findings)
    else if (!isHolderOfWords(name) && ownText(element).trim() !== '' && name !== 'script')
      findings.add('hiddenText', part, ownText(element).trim())
    for (const each of element.attributes) inspectAttribute(each, part, findings, inspectPicture)
    for (const each of element.children) if (typeof each !== 'string') visit(each)
  }
}

function read(data: Buffer) {
  try {
    return parseXml(data)
  } catch (error) {
    if (isAppError(error) && error.reason === 'inspectDamaged') return null
    throw error
  }
}

const localOf = ({ raw }: XmlElement) => raw.replace(/^.*:/, '')
const isDrawn = (element: XmlElement) => OWN.has(element.uri) && isDrawingElement(localOf(element))
const ownText = ({ children }: XmlElement) => children.filter((each) => typeof each === 'string').join('')
const isHref = ({ raw }: XmlAttribute) => raw === 'href' || raw.endsWith(':href')
const isOfScript = ({ raw, value }: XmlAttribute) =>
  /^on/i.test(raw) || (raw.endsWith('href') && /^\s*javascript:/i.test(value))
const isDeclaration = ({ raw }: XmlAttribute) => raw === 'xmlns' || raw.startsWith('xmlns:')

function saidBy(element: XmlElement): string {
  const said = [textIn(element, QUOTED).trim()]
  for (const { attributes } of walk(element)) {
    for (const { value } of attributes) said.push(value)
    if (said.length > QUOTED) break
  }
  return said.join(' ').trim()
}

function inspectStyle(css: string, part: string, findings: Findings): void {
  for (const [remark] of css.matchAll(/\/\*[\s\S]*?(?:\*\/|$)/g)) findings.add('remark', part, remark)
  const bare = withoutComments(css)
  for (const [loaded] of bare.matchAll(/@import[^;]*/gi)) findings.add('externalContent', part, loaded)
  for (const [, address = ''] of bare.matchAll(ADDRESSES))
    if (!isWithin(address)) findings.add('externalContent', part, address)
}

const ADDRESSES = /url\(([^)]*)\)?/gi
/** Whether what a rule leads to is in the drawing, or packed into the address. */
const isWithin = (address: string) => /^(?:#|data:|$)/i.test(address.replace(/^[\s'"]+/, ''))

function inspectAttribute(
  each: XmlAttribute,
  part: string,
  findings: Findings,
  inspectPicture: InspectPicture,
): void {
  const { raw, uri, value } = each
  if (isDeclaration(each)) return
  if (isOfScript(each)) findings.add('script', part, value)
  else if (!OWN.has(uri) || (!isHref(each) && !isDrawingAttribute(raw)))
    findings.add('imageMetadata', part, `${raw}="${value}"`)
  else if (isHref(each)) {
    const packed = packedIn(value)
    if (packed) inspectPicture(packed.bytes, part, findings)
    else if (isPath(value)) findings.add('path', part, value)
    else if (!value.startsWith('#') && value.trim() !== '') findings.add('externalContent', part, value)
  } else inspectStyle(value, part, findings)
}

/** A picture that an address holds itself. */
function packedIn(address: string): { kind: string; bytes: Buffer } | null {
  const comma = address.indexOf(',')
  const [, kind, more = ''] = /^data:(image\/[\w.+-]+)([^,]*)$/i.exec(address.slice(0, comma)) ?? []
  if (comma === -1 || kind === undefined) return null
  const content = address.slice(comma + 1)
  if (/;base64$/i.test(more)) return { kind, bytes: Buffer.from(content, 'base64') }
  try {
    return { kind, bytes: Buffer.from(decodeURIComponent(content)) }
  } catch {
    return { kind, bytes: Buffer.from(content) }
  }
}

/** The same drawing without all of that, as far as it is certain that it is not seen; null when it cannot be read. */
export function cleanSvg(data: Buffer): Uint8Array | null {
  const drawing = read(data)
  if (!drawing || drawing.root.uri !== SVG || !isDrawn(drawing.root)) return null
  clean(drawing.root, rulesOf(drawing.root))
  return serialise(drawing.root)
}

function clean(element: XmlElement, rules: Rules): void {
  const name = localOf(element)
  element.attributes = element.attributes.filter((each) => {
    if (isDeclaration(each)) return OWN.has(each.value)
    if (!OWN.has(each.uri) || isOfScript(each)) return false
    if (!isHref(each)) {
      each.value = cleanStyle(each.value)
      return isDrawingAttribute(each.raw)
    }
    const packed = packedIn(each.value)
    const drawn = packed && isSvg(packed.bytes) ? cleanSvg(packed.bytes) : null
    if (drawn) each.value = `data:image/svg+xml;base64,${Buffer.from(drawn).toString('base64')}`
    return packed !== null || each.value.startsWith('#')
  })
  element.children = element.children.flatMap((each) => {
    if (typeof each === 'string')
      return name === 'style' ? cleanStyle(each) : isHolderOfWords(name) || each.trim() === '' ? each : []
    if (!isDrawn(each) || isLost(each, rules)) return []
    // What is in one that stays does, too: looking again at each level would take long.
    clean(each, isHidden(each, rules) ? { ...rules, mayShow: true } : rules)
    return each
  })
}

function cleanStyle(css: string): string {
  return withoutComments(css)
    .replace(/@import[^;]*;?/gi, '')
    .replace(ADDRESSES, (whole, address: string) => (isWithin(address) ? whole : 'none'))
}
