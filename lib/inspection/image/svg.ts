import { isAppError } from '@/lib/errors'
import type { Findings } from '../finding'
import { isPath } from '../paths'
import { parseXml, serialise, textIn, walk, type XmlAttribute, type XmlElement } from '../xml/tree'

const SVG = 'http://www.w3.org/2000/svg'
const OWN = new Set(['', SVG, 'http://www.w3.org/1999/xlink', 'http://www.w3.org/XML/1998/namespace'])
const HIDDEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|(?:^|[;\s])(?:fill-|stroke-)?opacity\s*:\s*0(?:\.0*)?(?:;|$)/i

type InspectPicture = (bytes: Uint8Array, part: string, findings: Findings) => void

/** Whether bytes are a drawing of the web. */
export function isSvg(data: Buffer): boolean {
  return (
    /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|svg)/i.test(data.toString('latin1', 0, 200)) &&
    data.includes('<svg')
  )
}

/** What a drawing of the web says beside its lines: remarks, what its program wrote, scripts, what it loads, what it does not show. */
export function inspectSvg(
  data: Buffer,
  part: string,
  findings: Findings,
  inspectPicture: InspectPicture,
): void {
  const drawing = read(data)
  if (!drawing) return findings.add('unreadable', part)
  for (const remark of drawing.remarks) findings.add('remark', part, remark)
  for (const element of walk(drawing.root)) {
    const name = localOf(element)
    if (!OWN.has(element.uri) || name === 'metadata')
      findings.add('imageMetadata', part, `${element.raw} ${saidBy(element)}`)
    else if (name === 'script') findings.add('script', part, textIn(element))
    else if (isHidden(element)) findings.add('hiddenText', part, textIn(element).trim() || element.raw)
    for (const each of element.attributes) inspectAttribute(each, part, findings, inspectPicture)
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
const isHref = ({ raw }: XmlAttribute) => raw === 'href' || raw.endsWith(':href')
const isOfScript = ({ raw, value }: XmlAttribute) =>
  /^on/i.test(raw) || (raw.endsWith('href') && /^\s*javascript:/i.test(value))
const isDeclaration = ({ raw }: XmlAttribute) => raw === 'xmlns' || raw.startsWith('xmlns:')

function saidBy(element: XmlElement): string {
  return [
    textIn(element).trim(),
    ...[...walk(element)].flatMap(({ attributes }) => attributes.map(({ value }) => value)),
  ]
    .join(' ')
    .trim()
}

function isHidden({ attributes }: XmlElement): boolean {
  return attributes.some(
    ({ raw, value }) =>
      (raw === 'display' && value === 'none') ||
      (raw === 'visibility' && value === 'hidden') ||
      (raw === 'opacity' && Number(value) === 0) ||
      (raw === 'style' && HIDDEN.test(value)),
  )
}

function inspectAttribute(
  each: XmlAttribute,
  part: string,
  findings: Findings,
  inspectPicture: InspectPicture,
): void {
  const { raw, uri, value } = each
  if (isDeclaration(each)) return
  if (isOfScript(each)) findings.add('script', part, value)
  else if (!OWN.has(uri)) findings.add('imageMetadata', part, `${raw}="${value}"`)
  else if (isHref(each)) {
    const [, packed] = /^data:image\/[\w.+-]+;base64,(.*)$/s.exec(value) ?? []
    if (packed !== undefined) inspectPicture(Buffer.from(packed, 'base64'), part, findings)
    else if (isPath(value)) findings.add('path', part, value)
    else if (/^\s*(?:https?:)?\/\//i.test(value)) findings.add('externalContent', part, value)
  } else
    for (const [, address] of value.matchAll(/url\(\s*['"]?((?:https?:)?\/\/[^)'"]*)/gi))
      findings.add('externalContent', part, address!)
}

/** The same drawing without all of that; null when it cannot be read. */
export function cleanSvg(data: Buffer): Uint8Array | null {
  const drawing = read(data)
  if (!drawing || drawing.root.uri !== SVG) return null
  clean(drawing.root)
  return serialise(drawing.root)
}

function clean(element: XmlElement): void {
  element.attributes = element.attributes.filter(
    (each) =>
      (isDeclaration(each) ? OWN.has(each.value) : OWN.has(each.uri)) &&
      !isOfScript(each) &&
      !(isHref(each) && !/^(?:#|data:image\/)/i.test(each.value)) &&
      !/url\(\s*['"]?(?:https?:)?\/\//i.test(each.value),
  )
  element.children = element.children.filter((each) => {
    if (typeof each === 'string') return true
    if (!OWN.has(each.uri) || /^(?:metadata|script)$/.test(localOf(each)) || isHidden(each)) return false
    clean(each)
    return true
  })
}
