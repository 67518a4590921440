import { createHash } from 'node:crypto'
import { recognise } from '@/lib/images/recognise'
import { MAX_IMAGE_BYTES } from '@/lib/images/schema'
import { isAppError } from '@/lib/errors'
import type { Package } from '@/lib/parsing/readers/package'
import { tooLarge } from '@/lib/parsing/readers/refusals'
import type { CopyParagraph, PictureTrouble } from './reading'

/** So many different pictures of one file are taken in; of more, the others are told. */
export const MOST_PICTURES = 40
/** Bytes of all of them: those of a file that is not made to fill something are hardly more than the file. */
const MOST_BYTES = 30_000_000
const REFUSED = new Set(['unknown', 'svg', 'heic'])

/**
 * Reads the pictures of a file that did not stand in the copy, and says of each by which hash its bytes are found, or why
 * it cannot be taken in. What the report itself put there is not looked at: it stands in paragraphs of the report's own.
 */
export function readPictures(
  file: Package,
  paragraphs: readonly CopyParagraph[],
  parts: ReadonlyMap<string, string>,
): Map<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>()
  const known = new Map<string, { sha256: string } | { trouble: PictureTrouble }>()
  for (const { runs, names } of paragraphs) {
    if (names.some((name) => name.startsWith('_cpX'))) continue
    for (const { picture } of runs) {
      if (!picture || picture.trouble || picture.relation === null) continue
      const part = parts.get(picture.relation)
      const key = part ?? ''
      const found = known.get(key) ?? (part === undefined ? LINKED : read(file, part, pictures))
      known.set(key, found)
      Object.assign(picture, found)
    }
  }
  return pictures
}

const LINKED: { trouble: PictureTrouble } = { trouble: 'pictureLinked' }

function read(
  file: Package,
  part: string,
  pictures: Map<string, Uint8Array>,
): { sha256: string } | { trouble: PictureTrouble } {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    file.unpack(part, (piece) => {
      size += piece.length
      if (size > MAX_IMAGE_BYTES) throw tooLarge()
      pieces.push(piece.slice())
    })
  } catch (error) {
    // What is made to fill something is not read on; the words of the file are there all the same.
    if (!isAppError(error)) throw error
    return { trouble: error.code === 'too_large' ? 'pictureLarge' : 'pictureDamaged' }
  }
  if (size === 0) return { trouble: 'pictureDamaged' }
  const bytes = new Uint8Array(Buffer.concat(pieces))
  if (REFUSED.has(recognise(bytes))) return { trouble: 'pictureFormat' }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (!pictures.has(sha256)) {
    if (pictures.size === MOST_PICTURES) return { trouble: 'pictureMany' }
    const all = [...pictures.values()].reduce((sum, { length }) => sum + length, 0)
    if (all + size > MOST_BYTES) return { trouble: 'pictureLarge' }
  }
  pictures.set(sha256, bytes)
  return { sha256 }
}
