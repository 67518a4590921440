import { AppError } from '@/lib/errors'

/**
 * The body of a request as it comes, for `startIntake`, which counts it: an announced length is believed only when it is
 * too much already.
 */
export function incoming(
  request: Request,
  maxBytes: number,
  tooLarge = 'fileTooLarge',
): { mime: string; bytes: AsyncIterable<Uint8Array> } {
  if (Number(request.headers.get('content-length')) > maxBytes) {
    throw new AppError('too_large', tooLarge, { megabytes: Math.floor(maxBytes / 1_000_000) })
  }
  return { mime: request.headers.get('content-type') ?? '', bytes: partsOf(request) }
}

/** The JSON of a request's body, of at most `maxBytes`. @throws AppError `too_large`, `invalid_input` */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of partsOf(request)) {
    size += part.byteLength
    if (size > maxBytes) {
      throw new AppError('too_large', 'requestTooLarge', { megabytes: Math.floor(maxBytes / 1_000_000) })
    }
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown
  } catch {
    throw new AppError('invalid_input', 'invalidInput')
  }
}

async function* partsOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new AppError('invalid_input', 'uploadBroken')
      })
      if (done) return
      yield value
    }
  } finally {
    // Not cancelled: that would cut the connection before the answer, which says why the rest is not wanted.
    reader.releaseLock()
  }
}
