import { writable } from '../shared'
import { element, type XmlElement } from './xml'

/** A comment as the copy holds it. */
export interface CopyComment {
  author: string
  date: string
  /** Its lines. */
  text: string
  /** The number of the comment that it answers. */
  parent: number | null
  isDone: boolean
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml'
const W15 = 'http://schemas.microsoft.com/office/word/2012/wordml'
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/** `word/comments.xml`; a comment's number is its place in the list. */
export function commentsPart(comments: readonly CopyComment[]): XmlElement {
  return element(
    'w:comments',
    { 'xmlns:w': W, 'xmlns:w14': W14, 'xmlns:mc': MC, 'mc:Ignorable': 'w14' },
    ...comments.map(({ author, date, text }, number) =>
      element(
        'w:comment',
        { 'w:id': String(number), 'w:author': author, 'w:date': date, 'w:initials': initialsOf(author) },
        ...paragraphs(text, number),
      ),
    ),
  )
}

/** `word/commentsExtended.xml`: which answers which, and which are settled. */
export function commentsExtendedPart(comments: readonly CopyComment[]): XmlElement {
  return element(
    'w15:commentsEx',
    { 'xmlns:w15': W15, 'xmlns:mc': MC, 'mc:Ignorable': 'w15' },
    ...comments.map(({ parent, isDone }, number) =>
      element('w15:commentEx', {
        'w15:paraId': paragraphId(number),
        ...(parent !== null && { 'w15:paraIdParent': paragraphId(parent) }),
        'w15:done': isDone ? '1' : '0',
      }),
    ),
  )
}

// The last paragraph of a comment is what the second part names it by.
function paragraphs(text: string, number: number): XmlElement[] {
  const lines = text.split(/\r\n?|\n/).map(writable)
  return lines.map((line, index) =>
    element(
      'w:p',
      index === lines.length - 1 ? { 'w14:paraId': paragraphId(number) } : {},
      ...(index === 0 ? [element('w:r', {}, element('w:annotationRef'))] : []),
      element('w:r', {}, element('w:t', { 'xml:space': 'preserve' }, line)),
    ),
  )
}

function paragraphId(number: number): string {
  return (0x1000_0000 + number).toString(16).toUpperCase()
}

/** What Word shows beside a comment of theirs. */
export function initialsOf(author: string): string {
  const words = author.split(/\s+/).filter(Boolean)
  return words
    .slice(0, 3)
    .map((word) => (/^\d+$/.test(word) ? word : (Array.from(word)[0] ?? '')))
    .join('')
}
