import { constants, inflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'

/** A tag of a PDF, as a reader that is not ours finds it. */
export interface Tag {
  role?: string
  alt?: string
  lang?: string
  type?: string
  id?: string
  children?: Tag[]
}

/** The tags of all pages in reading order, outer before inner. */
export async function tagsIn(bytes: Uint8Array): Promise<Tag[]> {
  return (await readByTags(bytes)).tags
}

/**
 * A PDF as a screen reader goes through it: from tag to tag, each with its words; what is tagged as decoration is not read.
 * `unread` is what stands on the pages and in no tag.
 */
export async function readByTags(
  bytes: Uint8Array,
): Promise<{ tags: Tag[]; text: string; unread: string; pages: number }> {
  const pdf = await getDocumentProxy(bytes.slice())
  const tags: Tag[] = []
  let text = ''
  let unread = ''
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const words = new Map<string, string>()
    const open: (string | null)[] = []
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    for (const item of items) {
      if ('str' in item) {
        const id = open.findLast((each) => each !== null)
        if (id) words.set(id, (words.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''))
        else unread += item.str
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push('id' in item && typeof item.id === 'string' ? item.id : null)
    }
    const visit = (tag: Tag) => {
      if (tag.type === 'content') text += words.get(tag.id ?? '') ?? ''
      else tags.push(tag)
      tag.children?.forEach(visit)
    }
    visit(((await page.getStructTree()) ?? {}) as Tag)
  }
  return { tags, text, unread, pages: pdf.numPages }
}

/** The drawing instructions of all pages, and whatever else was packed in the file. */
export function streamsIn(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes)
  return [...raw.toString('latin1').matchAll(/stream\n/g)]
    .map(({ index }) => {
      try {
        return inflateSync(raw.subarray(index + 7), { finishFlush: constants.Z_SYNC_FLUSH }).toString(
          'latin1',
        )
      } catch {
        return ''
      }
    })
    .join('\n')
}
