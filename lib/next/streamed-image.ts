import { streamOf } from './route'

/**
 * A picture that we drew ourselves, piece by piece as it is fetched. Its bytes never change, so whoever may see it now
 * need not ask again; `vary` keeps what one session was given from the next one in the same browser.
 */
export function streamedImage({
  facts: { mime, size, sha256 },
  bytes,
}: {
  facts: { mime: string; size: number; sha256: string }
  bytes: AsyncGenerator<Uint8Array<ArrayBuffer>>
}): Response {
  return new Response(streamOf(bytes), {
    headers: {
      'content-type': mime,
      'content-length': String(size),
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'cookie',
      etag: `"${sha256}"`,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}
