import { strToU8, zipSync, type Zippable } from 'fflate'
import { el, escape, part, type Xml } from './docx-xml'

export * from './docx-content'

/** A Word document to be written: each part is XML made by the builders of this folder, or text of one's own. */
export interface DocxSource {
  body: Xml[]
  /** From `list()` and `abstractList()`, or `numbering` of one's own. */
  numbering?: Xml[]
  styles?: Xml[]
  footnotes?: Xml[]
  endnotes?: Xml[]
  settings?: Xml[]
  header?: Xml[]
  /** What the last section says of itself. */
  section?: Xml[]
  /** Further parts, or other content for the ones written here, by name. */
  parts?: Record<string, string | Uint8Array>
  /** `strict` writes the namespaces of ISO strict; `foreign` calls the main namespace by another prefix. */
  dialect?: 'transitional' | 'strict' | 'foreign'
}

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const ROOTS = {
  styles: 'styles',
  numbering: 'numbering',
  settings: 'settings',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  header: 'hdr',
} as const

function relations(base: string, targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${base}/${type}" Target="${escape(target)}"/>`,
  )
  return `<Relationships xmlns="${RELATIONS}">${all.join('')}</Relationships>`
}

/**
 * Writes a Word document that Word opens, from the pieces of `docx-content.ts`:
 * `docx({ body: [p('3 (a)', { bold: true }), p([t('Women '), t('vote', { bold: true }), footnoteRef(1)])], footnotes: [footnote(1, 'See the law.')] })`
 */
export function docx(source: DocxSource): Uint8Array<ArrayBuffer> {
  const dialect = source.dialect ?? 'transitional'
  const base = dialect === 'strict' ? STRICT : OFFICE
  const files: Zippable = {}
  const present = (Object.keys(ROOTS) as (keyof typeof ROOTS)[]).filter((name) => source[name])
  const overrides = ['document.main', ...present].map((name) => {
    const [file] = name.split('.')
    return `<Override PartName="/word/${file}.xml" ContentType="${WORD_TYPE}.${name}+xml"/>`
  })
  files['[Content_Types].xml'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="${TYPES}">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
  )
  files['_rels/.rels'] = strToU8(relations(base, [['officeDocument', 'word/document.xml']]))
  files['word/_rels/document.xml.rels'] = strToU8(
    relations(
      base,
      present.map((name) => [name, `${name}.xml`]),
    ),
  )
  files['word/document.xml'] = strToU8(
    part(
      'document',
      `<w:body>${source.body.join('')}${el('w:sectPr', {}, ...(source.section ?? []))}</w:body>`,
      dialect,
    ),
  )
  for (const name of present)
    files[`word/${name}.xml`] = strToU8(part(ROOTS[name], source[name]!.join(''), dialect))
  for (const [name, content] of Object.entries(source.parts ?? {}))
    files[name] = typeof content === 'string' ? strToU8(content) : content
  return zipSync(files, { level: 6, mtime: new Date(2026, 0, 1) })
}
