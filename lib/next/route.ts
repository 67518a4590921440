import { ZodError } from 'zod'
import { AppError } from '@/lib/errors'
import { translator } from '@/lib/i18n/translator'
import { attachment } from './attachment'
import { checkOrigin } from './origin'
import { asAppError } from './refusal'
import { optionalSession, type SignedIn } from './session'

/** What a route handler works with: who asks, for what. */
export interface RouteRequest<Params> {
  session: SignedIn
  params: Params
  request: Request
}

/**
 * Makes a route handler: needs a session, refuses changing requests from another origin, and answers every refusal as
 * JSON (`error`, `reason`, `message`) with its status. Answers are never cached, because rights change.
 */
export function route<Params>(
  answer: (request: RouteRequest<Params>) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    let response: Response
    try {
      if (!['GET', 'HEAD'].includes(request.method)) checkOrigin(request.headers)
      const session = await optionalSession()
      if (!session) throw new AppError('unauthenticated', 'unauthenticated')
      response = await answer({ session, params: await context.params, request })
    } catch (error) {
      response = refuse(error)
    }
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
    return response
  }
}

/** A refusal as a response. */
export function refuse(error: unknown): Response {
  const known = error instanceof ZodError ? new AppError('invalid_input', 'invalidInput') : asAppError(error)
  const message = translator('errors')(known.reason, known.values)
  return Response.json({ error: known.code, reason: known.reason, message }, { status: known.status })
}

/** Bytes to be saved under `filename`; the name may hold any character. */
export function download(file: { filename: string; mime: string; bytes: Uint8Array }): Response {
  return new Response(file.bytes as BodyInit, {
    headers: {
      'content-type': file.mime,
      'content-length': String(file.bytes.byteLength),
      'content-disposition': attachment(file.filename),
    },
  })
}

/**
 * A file that somebody brought, piece by piece as it is fetched. Whatever it says of itself, no browser takes it for a
 * page of ours: it is bytes to be saved, and nothing in it runs.
 */
export function streamedDownload({
  facts: { name, size, sha256 },
  bytes,
}: {
  facts: { name: string; size: number; sha256: string }
  bytes: AsyncGenerator<Uint8Array<ArrayBuffer>>
}): Response {
  return new Response(streamOf(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': attachment(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    },
  })
}

/** Bytes as a response carries them: the next piece is asked for when the one before it was taken. */
export function streamOf(
  bytes: AsyncGenerator<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await bytes.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await bytes.return(undefined)),
  })
}
