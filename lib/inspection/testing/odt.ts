import { strToU8, type Zippable, zipSync } from 'fflate'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns'
const NAMESPACES = [
  ...['office', 'style', 'text', 'table', 'meta', 'config', 'script', 'form'].map((name) => [name, `${OASIS}:${name}:1.0`]),
  ['draw', `${OASIS}:drawing:1.0`],
  ['fo', `${OASIS}:xsl-fo-compatible:1.0`],
  ['svg', `${OASIS}:svg-compatible:1.0`],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['officeooo', 'http://openoffice.org/2009/office'],
]
  .map(([name, uri]) => `xmlns:${name}="${uri}"`)
  .join(' ') // prettier-ignore

/** What is planted in an OpenDocument text, and where. */
export interface PlantedOdt {
  meta?: string
  /** Of the text, behind its first paragraph. */
  body?: string
  /** Beside the text: styles without a name, declarations of scripts. */
  automatic?: string
  styles?: string
  settings?: string
  files?: Zippable
  /** Files of the package that its list does not name. */
  unlisted?: Zippable
  rdf?: string
}

const part = (root: string, inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${root} ${NAMESPACES} office:version="1.3">${inside}</office:${root}>`

/** An OpenDocument text of one paragraph, with nothing in it but what is planted. */
export function odt({
  meta = '',
  body = '',
  automatic = '',
  styles = '',
  settings = '',
  files = {},
  unlisted = {},
  rdf = '',
}: PlantedOdt = {}): Uint8Array {
  const parts: Record<string, string> = {
    'content.xml': part(
      'document-content',
      `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text><text:p>Seen.</text:p>${body}</office:text></office:body>`,
    ),
    'styles.xml': part('document-styles', `<office:styles>${styles}</office:styles>`),
    'meta.xml': part('document-meta', `<office:meta><dc:title>T</dc:title>${meta}</office:meta>`),
    'settings.xml': part('document-settings', `<office:settings>${settings}</office:settings>`),
    ...(rdf && {
      'manifest.rdf': `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${rdf}</rdf:RDF>`,
    }),
  }
  const listed = ['/', ...Object.keys(parts), ...Object.keys(files)]
  const manifest = `<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.3">${listed
    .map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type=""/>`)
    .join('')}</manifest:manifest>`
  const written = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const)
  return zipSync(
    {
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      ...Object.fromEntries(written),
      ...files,
      ...unlisted,
      'META-INF/manifest.xml': strToU8(manifest),
    },
    { mtime: new Date(1980, 0, 1), os: 0 },
  )
}
