import { translator } from '@/lib/i18n/translator'
import { asAppError } from './refusal'

/** A line of a told answer: how far the work is, what came of it, or why nothing did. */
export type ToldLine<Answer> =
  { share: number } | { answer: Answer } | { refusal: { reason: string; message: string } }

/**
 * An answer that takes its time and tells how far it is: lines of JSON, the last of which is the answer or the refusal.
 * What is refused before there is anything to tell is refused as every route does, with a status. When nobody reads it
 * any more, the work's signal is aborted.
 */
export async function toldAnswer<Answer>(
  request: Request,
  work: (onProgress: (share: number) => void, signal: AbortSignal) => Promise<Answer>,
): Promise<Response> {
  const abort = new AbortController()
  const stop = () => abort.abort(new Error('Nobody waits for the answer.'))
  request.signal.addEventListener('abort', stop, { once: true })
  const encoder = new TextEncoder()
  let tell: (line: ToldLine<Answer>) => void = () => undefined
  let begun: () => void
  const beginning = new Promise<void>((resolve) => (begun = resolve))
  const working = work((share) => {
    begun()
    tell({ share })
  }, abort.signal)
  await Promise.race([beginning, working])
  const lines = new ReadableStream<Uint8Array>({
    start(controller) {
      tell = (line) => {
        if (!abort.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      void working
        .then((answer) => tell({ answer }))
        .catch((error: unknown) => {
          if (abort.signal.aborted) return
          const { reason, values } = asAppError(error)
          tell({ refusal: { reason, message: translator('errors')(reason, values) } })
        })
        .finally(() => {
          request.signal.removeEventListener('abort', stop)
          if (!abort.signal.aborted) controller.close()
        })
    },
    cancel: stop,
  })
  // Neither a browser nor what stands before the server may keep lines back.
  const headers = { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' }
  return new Response(lines, { headers })
}
