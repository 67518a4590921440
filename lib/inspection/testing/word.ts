import { strToU8, type Zippable, type ZipOptions, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${R}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
  'mc:Ignorable="w14 w15"',
].join(' ')

/** A further part: what leads to it, what it is, and what it holds. */
export interface PlantedPart {
  /** The last word of the relationship's type, or the whole of it; '' when nothing leads there. */
  relation: string
  type: string
  content: string | Uint8Array
  /** Leads to it from the package rather than from the document. */
  ofPackage?: boolean
}

export interface WordSource {
  /** Between the paragraphs "Before." and "After." */
  body?: string
  section?: string
  /** The colour of its pages. */
  background?: string
  styles?: string
  settings?: string
  core?: string
  app?: string
  custom?: string
  parts?: Record<string, PlantedPart>
  /** Relationships of the document: type, target, whether that is outside. */
  relations?: [id: string, type: string, target: string, isExternal?: boolean][]
  zip?: ZipOptions
}

/** A Word document of two paragraphs that carries nothing but what is asked for. */
export function word(source: WordSource = {}): Uint8Array {
  const parts: Record<string, PlantedPart> = {
    'word/styles.xml': {
      relation: 'styles',
      type: `${TYPES}.styles+xml`,
      content: part(
        'styles',
        `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${source.styles ?? ''}`,
      ),
    },
    'word/settings.xml': {
      relation: 'settings',
      type: `${TYPES}.settings+xml`,
      content: part('settings', source.settings ?? ''),
    },
    // The first of them has the id `r2`.
    ...source.parts,
    ...(source.core !== undefined && { 'docProps/core.xml': coreProperties(source.core) }),
    ...(source.app !== undefined && { 'docProps/app.xml': extendedProperties(source.app) }),
    ...(source.custom !== undefined && { 'docProps/custom.xml': customProperties(source.custom) }),
  }
  const names = Object.keys(parts)
  const relation = (type: string, target: string, id: string, isExternal = false) =>
    `<Relationship Id="${id}" Type="${type.includes('/') ? type : `${R}/${type}`}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`
  const relations = (ofPackage: boolean, others: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${others.join('')}${names
      .filter((name) => parts[name]!.relation !== '' && (parts[name]!.ofPackage ?? false) === ofPackage)
      .map((name) => relation(parts[name]!.relation, `/${name}`, `r${names.indexOf(name)}`))
      .join('')}</Relationships>`
  const overrides = names
    .map((name) => `<Override PartName="/${name}" ContentType="${parts[name]!.type}"/>`)
    .join('')
  const external = (source.relations ?? []).map(([id, type, target, isExternal]) =>
    relation(type, target, id, isExternal),
  )
  const files: Zippable = {
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/>${overrides}</Types>`,
    ),
    '_rels/.rels': strToU8(relations(true, [relation('officeDocument', 'word/document.xml', 'main')])),
    'word/document.xml': strToU8(
      part(
        'document',
        `${source.background === undefined ? '' : `<w:background w:color="${source.background}"/>`}<w:body>${p('Before.')}${source.body ?? ''}${p('After.')}<w:sectPr>${source.section ?? ''}</w:sectPr></w:body>`,
      ),
    ),
    'word/_rels/document.xml.rels': strToU8(relations(false, external)),
  }
  for (const name of names) {
    const { content } = parts[name]!
    files[name] = typeof content === 'string' ? strToU8(content) : content
  }
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6, os: 0, ...source.zip })
}

/** A part whose root is this element of Word's. */
export const part = (root: string, inside: string): string => `<w:${root} ${NAMESPACES}>${inside}</w:${root}>`

export const p = (inside: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside.startsWith('<') ? inside : run(inside)}</w:p>`

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

export const field = (code: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** A picture of the document that is kept under this id; `more` is beside its properties. */
export const drawing = (id: string, { name = 'Picture 1', descr = '', crop = '' } = {}): string =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="${name}" descr="${descr}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/>${crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

export const changed = (
  element: 'ins' | 'del' | 'moveFrom' | 'moveTo',
  inside: string,
  author = 'Author',
  date = '2025-03-04T05:06:07Z',
): string => `<w:${element} w:id="7" w:author="${author}" w:date="${date}">${inside}</w:${element}>`

const coreProperties = (content: string): PlantedPart => ({
  relation: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  type: 'application/vnd.openxmlformats-package.core-properties+xml',
  content: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${content}</cp:coreProperties>`,
  ofPackage: true,
})

const extendedProperties = (content: string): PlantedPart => ({
  relation: 'extended-properties',
  type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  content: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${content}</Properties>`,
  ofPackage: true,
})

const customProperties = (content: string): PlantedPart => ({
  relation: 'custom-properties',
  type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
  content: `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${content}</Properties>`,
  ofPackage: true,
})
