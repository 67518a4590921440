import { type Document, Packer } from 'docx'
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate'

// The first moment that a zip can name, in its own local time: the same bytes everywhere, and no date of ours.
const NO_DATE = new Date(1980, 0, 1)

// Parts that only say which program wrote the file and when, or nothing at all.
const SILENCED = ['docProps/app.xml', 'docProps/custom.xml']

interface Properties {
  title: string
  language: string
  direction: 'ltr' | 'rtl'
}

// Pictures are compressed already.
const PICTURE = /\.(png|jpe?g)$/

/**
 * Makes a document's package with nothing in it but the document: title and language as its only properties, no author,
 * date, program or random identifier, its parts in a fixed order. The same document gives the same bytes.
 */
export function packDocument(document: Document, properties: Properties): Uint8Array {
  // The packer would zip the parts as they are, to be unzipped and zipped again here: a fifth of the whole time.
  const parts: Map<string, string | Uint8Array> = Packer['compiler'].compile(document)
  const identifiers = new Map<string, number>()
  const sealed: Zippable = {}
  for (const name of [...parts.keys()].sort(byImportance)) {
    if (SILENCED.includes(name)) continue
    const part = parts.get(name)!
    if (/\.(xml|rels)$/.test(name)) {
      const text = typeof part === 'string' ? part : strFromU8(part)
      const xml = name === 'docProps/core.xml' ? coreProperties(properties) : text
      const plain = withoutTraces(name, xml, identifiers)
      sealed[name] = strToU8(properties.direction === 'rtl' ? fromRight(name, plain) : plain)
    } else {
      const bytes = typeof part === 'string' ? strToU8(part) : part
      sealed[name] = PICTURE.test(name) ? [bytes, { level: 0 }] : bytes
    }
  }
  return zipSync(sealed, { mtime: NO_DATE, level: 6, os: 0 })
}

/** Order in which packages are usually written; readers that stream expect the content types first. */
function byImportance(a: string, b: string): number {
  const rank = (name: string) =>
    ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'].indexOf(name) >>> 0
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function withoutTraces(name: string, xml: string, identifiers: Map<string, number>): string {
  const bookmarks = new Map<string, number>()
  const drawings = new Map<string, number>()
  if (name === '[Content_Types].xml' || name === '_rels/.rels') {
    const target = SILENCED.map((part) => part.replaceAll('.', '\\.')).join('|')
    return xml.replace(new RegExp(`<(Override|Relationship) [^>]*"/?(${target})"[^>]*/>`, 'g'), '')
  }
  // The writer draws relationship ids by lot, and counts bookmarks and drawings over all documents that its process has made:
  // number them in the order of the text. Quotes in the text itself are escaped, so only attributes match.
  return xml
    .replace('w:styleId="DefaultParagraphFont"', '$& w:default="1"')
    .replace(/"(rId[a-z0-9_-]{8,})"/g, (_, id: string) => `"rIdLink${numberOf(id, identifiers)}"`)
    .replace(
      /(w:name="|w:anchor="|<w:instrText [^>]*>PAGEREF )(_Toc\d+)/g,
      (_, before: string, id: string) => {
        return `${before}_Toc${numberOf(id, bookmarks)}`
      },
    )
    .replace(/(<w:bookmark(?:Start|End) [^>]*w:id=")(\d+)/g, (_, before: string, id: string) => {
      return `${before}${numberOf(`_Toc${id}`, bookmarks)}`
    })
    .replace(/(<wp:docPr (?:[^>]*? )?id=")(\d+)/g, (_, before: string, id: string) => {
      return `${before}${numberOf(id, drawings)}`
    })
}

/** What the library has no option for: a section that runs from right to left, and the line above its footnotes. */
function fromRight(name: string, xml: string): string {
  if (name === 'word/document.xml') return xml.replaceAll('<w:docGrid ', '<w:bidi/><w:docGrid ')
  if (name !== 'word/footnotes.xml') return xml
  return xml.replace(/(eparator" w:id="-?\d+"><w:p><w:pPr>)(<w:spacing )/g, '$1<w:bidi/>$2')
}

function numberOf(id: string, known: Map<string, number>): number {
  const number = known.get(id) ?? known.size + 1
  known.set(id, number)
  return number
}

function coreProperties({ title, language }: Properties): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title><dc:language>${escape(language)}</dc:language></cp:coreProperties>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
