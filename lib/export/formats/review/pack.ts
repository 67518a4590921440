import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type { Annotator } from './annotate'
import { type CopyComment, commentsExtendedPart, commentsPart } from './comments'
import { childOf, element, isElement, parseXml, writeXml, type XmlElement } from './xml'

// The first moment that a zip can name.
const NO_DATE = new Date(1980, 0, 1)

/** The property of the file, and the beginning of the bookmark, that say which copy it is. */
export const COPY_PROPERTY = 'Counterpoint review copy'
export const COPY_BOOKMARK = '_cpC'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const COMMENTS = `${OFFICE}/relationships/comments`
const COMMENTS_EXTENDED = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/**
 * Makes a review copy of a document: its markers become changes, comments and bookmarks, Word tracks what is changed from
 * the first key on, and the file says which copy it is. The same copy gives the same bytes.
 */
export function packCopy(
  bytes: Uint8Array,
  { annotator, comments, copyId }: { annotator: Annotator; comments: CopyComment[]; copyId: string },
): Uint8Array {
  const parts = unzipSync(bytes)
  const edit = (name: string, change: (root: XmlElement) => void) => {
    const part = parts[name]
    if (!part) return
    const root = parseXml(strFromU8(part))
    change(root)
    parts[name] = strToU8(writeXml(root))
  }
  edit('word/document.xml', (root) => {
    annotator.document(root)
    nameCopy(root, copyId)
  })
  edit('word/footnotes.xml', (root) => annotator.notes(root))
  edit('word/settings.xml', (root) => {
    const index = root.children.findIndex((child) => isElement(child, 'w:defaultTabStop'))
    root.children.splice(Math.max(0, index), 0, element('w:trackRevisions'))
  })
  parts['docProps/custom.xml'] = strToU8(writeXml(customProperties(copyId)))
  if (comments.length > 0) {
    parts['word/comments.xml'] = strToU8(writeXml(commentsPart(comments)))
    parts['word/commentsExtended.xml'] = strToU8(writeXml(commentsExtendedPart(comments)))
  }
  edit('[Content_Types].xml', (root) => {
    const override = (PartName: string, ContentType: string) =>
      root.children.push(element('Override', { PartName, ContentType }))
    override('/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml')
    if (comments.length === 0) return
    override('/word/comments.xml', `${WORD_TYPE}.comments+xml`)
    override('/word/commentsExtended.xml', `${WORD_TYPE}.commentsExtended+xml`)
  })
  edit('_rels/.rels', (root) =>
    relate(root, 'rIdCopy', `${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml'),
  )
  if (comments.length > 0)
    edit('word/_rels/document.xml.rels', (root) => {
      relate(root, 'rIdComments', COMMENTS, 'comments.xml')
      relate(root, 'rIdCommentsExtended', COMMENTS_EXTENDED, 'commentsExtended.xml')
    })
  const packed: Zippable = {}
  for (const name of Object.keys(parts).sort(byImportance)) packed[name] = parts[name]!
  return zipSync(packed, { mtime: NO_DATE, level: 6, os: 0 })
}

const FIRST = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']

function byImportance(a: string, b: string): number {
  const rank = (name: string) => FIRST.indexOf(name) >>> 0
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

function relate(root: XmlElement, Id: string, Type: string, Target: string): void {
  root.children.push(element('Relationship', { Id, Type, Target }))
}

/** For programs that leave properties out. */
function nameCopy(root: XmlElement, copyId: string): void {
  const body = childOf(root, 'w:body')
  const first = body && childOf(body, 'w:p')
  if (!first) return
  const at = childOf(first, 'w:pPr') ? 1 : 0
  const id = '10000'
  first.children.splice(
    at,
    0,
    element('w:bookmarkStart', { 'w:id': id, 'w:name': COPY_BOOKMARK + copyId.replaceAll('-', '') }),
    element('w:bookmarkEnd', { 'w:id': id }),
  )
}

function customProperties(copyId: string): XmlElement {
  return element(
    'Properties',
    { xmlns: `${OFFICE}/custom-properties`, 'xmlns:vt': `${OFFICE}/docPropsVTypes` },
    element(
      'property',
      { fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: '2', name: COPY_PROPERTY },
      element('vt:lpwstr', {}, copyId),
    ),
  )
}
