import { repositoryRoot } from '@/lib/env'
import { isAppError } from '@/lib/errors'
import { cleanAside } from '@/lib/images/clean-aside'
import type { CleanImage } from '@/lib/images/clean-image'
import type { Remark } from './changes'

/** How long the pictures of one file may take in all; what was not drawn anew by then is told. */
const SECONDS = 60

const KINDS: Readonly<Record<string, Remark['kind']>> = {
  ...{ imageHeic: 'pictureFormat', imageSvg: 'pictureFormat', imageUnknown: 'pictureFormat' },
  ...{ imagePixels: 'pictureLarge', imageOutOfMemory: 'pictureLarge', imageTooLong: 'pictureLarge' },
  imageDamaged: 'pictureDamaged',
}

/** The pictures of a file, each drawn anew without anything else that it said (lib/images); or why it is not taken in. */
export async function cleanPictures(
  pictures: Readonly<Record<string, Uint8Array>>,
): Promise<Map<string, CleanImage | Remark['kind']>> {
  const signal = AbortSignal.timeout(SECONDS * 1000)
  const made = new Map<string, CleanImage | Remark['kind']>()
  for (const [sha256, bytes] of Object.entries(pictures))
    made.set(sha256, await cleanAside(bytes, { root: repositoryRoot(), signal }).catch(refusal))
  return made
}

function refusal(error: unknown): Remark['kind'] {
  if (error instanceof Error && error.name === 'TimeoutError') return 'pictureLarge'
  const kind = isAppError(error) ? KINDS[error.reason] : undefined
  if (!kind) throw error
  return kind
}
