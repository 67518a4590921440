export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

/** Namespaces by the prefix that this room calls them by, whatever prefix a file uses. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties': 'ep',
  'http://purl.oclc.org/ooxml/officeDocument/extendedProperties': 'ep',
  'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties': 'op',
  'http://purl.oclc.org/ooxml/officeDocument/customProperties': 'op',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing': 'wp14',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:meta:1.0': 'meta',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:style:1.0': 'style',
  'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0': 'manifest',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0': 'fo',
  'urn:oasis:names:tc:opendocument:xmlns:config:1.0': 'config',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0': 'svg',
  'urn:oasis:names:tc:opendocument:xmlns:form:1.0': 'form',
  'urn:oasis:names:tc:opendocument:xmlns:script:1.0': 'script',
  'urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0': 'number',
  'http://www.w3.org/1998/Math/MathML': 'math',
  'http://www.w3.org/1999/xlink': 'xlink',
}

/** What Office, LibreOffice and the standards beneath write; anything else in a part was put there by somebody else. */
const KNOWN =
  /^(?:http:\/\/schemas\.openxmlformats\.org\/|http:\/\/purl\.oclc\.org\/ooxml\/|http:\/\/schemas\.microsoft\.com\/(?:office|ink)\/|urn:schemas-microsoft-com:|http:\/\/purl\.org\/dc\/|http:\/\/www\.w3\.org\/|urn:oasis:names:tc:opendocument:|urn:org:documentfoundation:names:|http:\/\/openoffice\.org\/|https:\/\/sax-svg)/

/** `w:p` for a name of a namespace in the list, `{uri}p` for any other. */
export function canonical(uri: string, local: string): string {
  if (uri === '') return local
  const prefix = PREFIXES[uri]
  return prefix === undefined ? `{${canonicalNamespace(uri)}}${local}` : `${prefix}:${local}`
}

const STRICT = 'http://purl.oclc.org/ooxml/'
const RENAMED: Record<string, string> = {
  extendedProperties: 'extended-properties',
  customProperties: 'custom-properties',
}

/** The namespace that the common form of the standard has for one of its strict form. */
export function canonicalNamespace(uri: string): string {
  if (!uri.startsWith(STRICT)) return uri
  const [family = '', name = ''] = uri.slice(STRICT.length).split('/')
  return `http://schemas.openxmlformats.org/${family}/2006/${RENAMED[name] ?? name}`
}

/** Whether a name belongs to a format that documents are made of. */
export function isKnownNamespace(uri: string): boolean {
  return uri === '' || PREFIXES[uri] !== undefined || KNOWN.test(uri)
}
