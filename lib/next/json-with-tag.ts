import { createHash } from 'node:crypto'

/** An answer that a browser keeps for its person, and asks each time whether it still holds. */
export function jsonWithTag(request: Request, value: unknown): Response {
  const body = JSON.stringify(value)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 32)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'cookie' }
  if (request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
}
