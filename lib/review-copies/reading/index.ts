import { COPY_BOOKMARK, COPY_PROPERTY } from '@/lib/export/formats/review/pack'
import { AppError } from '@/lib/errors'
import { recognise } from '@/lib/parsing/readers/formats'
import { MAX_DOCUMENT_BYTES } from '@/lib/parsing/readers/limits'
import type { Package } from '@/lib/parsing/readers/package'
import { damaged, tooLarge } from '@/lib/parsing/readers/refusals'
import type { Attributes } from '@/lib/parsing/readers/xml'
import { CopyBody } from './body'
import { readPart, relationsOf } from './parts'
import { readPictures } from './pictures'
import type { CopyCommentRead, CopyReading } from './reading'

export type { CopyReading } from './reading'

/**
 * Reads a Word document as somebody sends it back: its paragraphs with who changed what in them, and its comments. Looks
 * at nothing else of it, and takes it for hostile: see lib/parsing/readers. @throws AppError for what is no such file.
 */
export function readCopy(bytes: Uint8Array): CopyReading {
  if (bytes.length > MAX_DOCUMENT_BYTES) throw tooLarge()
  const { format, file } = recognise(bytes)
  if (!file) throw new AppError('unsupported', 'reviewFormat', { format })
  const document = relationsOf(file, '').parts.get('officeDocument') ?? 'word/document.xml'
  if (!/\.xml$/i.test(document) || !file.has(document)) throw damaged()
  const { parts, links, pictures: images } = relationsOf(file, document)
  const body = new CopyBody(links)
  readPart(file, document, body)
  const footnotes = parts.get('footnotes')
  const notes = new CopyBody(footnotes ? relationsOf(file, footnotes).links : new Map())
  readPart(file, footnotes, notes)
  endnotesIn(file, parts, body)
  const comments = commentsIn(file, parts, body)
  const { paragraphs, cellsOf } = body
  const savedBy = savedByIn(file)
  const copyId = copyIdIn(file, body)
  // Last of all, for they may be what is too much of a file.
  const pictures = readPictures(file, paragraphs, images)
  return {
    copyId,
    paragraphs,
    notes: notes.notes,
    cellsOf,
    comments,
    pictures,
    savedBy,
  }
}

/** Gives what stands for a note at the file's end its words, or its place's where it has none. */
function endnotesIn(file: Package, parts: ReadonlyMap<string, string>, { paragraphs }: CopyBody): void {
  const asides = paragraphs.flatMap((each) => each.asides.filter(({ kind }) => kind === 'endnote'))
  if (asides.length === 0) return
  const endnotes = new CopyBody(new Map())
  readPart(file, parts.get('endnotes'), endnotes)
  for (const aside of asides) {
    const runs = endnotes.notes[aside.words] ?? []
    aside.words = runs
      .flatMap(({ text, del }) => (del ? [] : [text]))
      .join('')
      .trim()
  }
}

function commentsIn(file: Package, parts: ReadonlyMap<string, string>, body: CopyBody): CopyCommentRead[] {
  const comments: (CopyCommentRead & { lines: string[]; paragraphs: string[] })[] = []
  let isText = false
  readPart(file, parts.get('comments'), {
    open(name: string, attributes: Attributes) {
      if (name === 'w:comment')
        comments.push({
          id: attributes['w:id'] ?? '',
          author: attributes['w:author'] ?? '',
          date: attributes['w:date'] ?? '',
          ...{ text: '', parent: null, isDone: null, lines: [], paragraphs: [] },
          from: body.starts.get(attributes['w:id'] ?? '') ?? null,
          to: body.ends.get(attributes['w:id'] ?? '') ?? null,
        })
      const comment = comments.at(-1)
      if (!comment) return
      if (name === 'w:p') {
        comment.lines.push('')
        if (attributes['w14:paraId']) comment.paragraphs.push(attributes['w14:paraId'])
      } else if (name === 'w:t') isText = true
      else if ((name === 'w:br' || name === 'w:tab') && comment.lines.length > 0)
        comment.lines[comment.lines.length - 1] += name === 'w:br' ? '\n' : '\t'
    },
    close(name: string) {
      if (name === 'w:t') isText = false
    },
    text(text: string) {
      const lines = comments.at(-1)?.lines
      if (isText && lines && lines.length > 0) lines[lines.length - 1] += text
    },
  })
  const ofParagraph = new Map(comments.flatMap(({ paragraphs, id }) => paragraphs.map((each) => [each, id])))
  readPart(file, parts.get('commentsExtended'), {
    open(name: string, attributes: Attributes) {
      if (name !== 'w15:commentEx') return
      const comment = comments.find(({ id }) => id === ofParagraph.get(attributes['w15:paraId'] ?? ''))
      if (!comment) return
      comment.parent = ofParagraph.get(attributes['w15:paraIdParent'] ?? '') ?? null
      comment.isDone = attributes['w15:done'] === '1' || attributes['w15:done'] === 'true'
    },
  })
  return comments.map(({ id, author, date, parent, isDone, from, to, lines }) => {
    const text = lines.join('\n').trim()
    return { id, author, date, text, parent, isDone, from, to }
  })
}

function savedByIn(file: Package): string | null {
  let name = ''
  let isName = false
  readPart(file, relationsOf(file, '').parts.get('core-properties') ?? 'docProps/core.xml', {
    open(element: string) {
      isName = element === 'core:lastModifiedBy'
    },
    close() {
      isName = false
    },
    text(text: string) {
      if (isName) name = (name + text).slice(0, 200)
    },
  })
  return name.trim() || null
}

function copyIdIn(file: Package, body: CopyBody): string | null {
  let found: string | null = null
  let isOurs = false
  readPart(file, 'docProps/custom.xml', {
    open(name: string, attributes: Attributes) {
      if (name === 'cp:property') isOurs = attributes.name === COPY_PROPERTY
    },
    text(text: string) {
      if (isOurs && /^[0-9a-f-]{36}$/i.test(text.trim())) found ??= text.trim().toLowerCase()
    },
  })
  if (found) return found
  const bookmark = body.paragraphs
    .flatMap(({ names }) => names)
    .find((name) => name.startsWith(COPY_BOOKMARK))
    ?.slice(COPY_BOOKMARK.length)
  return bookmark ? bookmark.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : null
}
