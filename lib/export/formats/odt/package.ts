import { strToU8, type Zippable, zipSync } from 'fflate'
import { el, type Xml, xmlPart } from './xml'

// The first moment that a zip can name, in its own local time: the same bytes everywhere, and no date of ours.
const NO_DATE = new Date(1980, 0, 1)

export const ODT_MIME = 'application/vnd.oasis.opendocument.text'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'

const NAMESPACES: Record<string, string> = {
  ...Object.fromEntries(
    ['office', 'style', 'text', 'table', 'meta'].map((name) => [`xmlns:${name}`, `${OASIS}:${name}:1.0`]),
  ),
  'xmlns:draw': `${OASIS}:drawing:1.0`,
  'xmlns:fo': `${OASIS}:xsl-fo-compatible:1.0`,
  'xmlns:svg': `${OASIS}:svg-compatible:1.0`,
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  // How formulas of fields are written, and what says that a picture is decorative.
  'xmlns:ooow': 'http://openoffice.org/2004/writer',
  'xmlns:loext': 'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0',
}

/** A part of a document, with its namespaces and version. */
export function documentPart(name: string, ...children: Xml[]): string {
  return xmlPart(el(`office:${name}`, { ...NAMESPACES, 'office:version': '1.3' }, ...children))
}

/** Title and language, and nothing else of the document. */
export function metaPart({ title, language }: { title: string; language: string }): string {
  const said = [el('dc:title', {}, title), el('dc:language', {}, language)]
  return documentPart('document-meta', el('office:meta', {}, ...said))
}

/** A picture of the package. */
export interface PackedPicture {
  path: string
  mime: string
  bytes: Uint8Array
}

/**
 * Makes the package: its type first and as it is, so that a file can be known by its first bytes, then its parts and the
 * list of them, with no date. The same parts give the same bytes.
 */
export function packDocument(
  parts: Readonly<Record<string, string>>,
  pictures: readonly PackedPicture[],
): Uint8Array {
  const entry = (path: string, mime: string, more = {}) =>
    el('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': mime, ...more })
  const manifest = el(
    'manifest:manifest',
    { 'xmlns:manifest': `${OASIS}:manifest:1.0`, 'manifest:version': '1.3' },
    entry('/', ODT_MIME, { 'manifest:version': '1.3' }),
    ...Object.keys(parts).map((path) => entry(path, 'text/xml')),
    ...pictures.map(({ path, mime }) => entry(path, mime)),
  )
  const sealed: Zippable = { mimetype: [strToU8(ODT_MIME), { level: 0 }] }
  for (const [path, xml] of Object.entries(parts)) sealed[path] = strToU8(xml)
  // Pictures are compressed already.
  for (const { path, bytes } of pictures) sealed[path] = [bytes, { level: 0 }]
  sealed['META-INF/manifest.xml'] = strToU8(xmlPart(manifest))
  return zipSync(sealed, { mtime: NO_DATE, level: 6, os: 0 })
}
