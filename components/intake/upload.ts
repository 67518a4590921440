/** An upload that did not work: the server's own words, or null when the server could not be reached. */
export class UploadError extends Error {
  readonly said: string | null
  constructor(said: string | null) {
    super(said ?? 'offline')
    this.said = said
  }
}

/** What the server says of a file that it has taken: its id there, and what else it knows. */
export interface Sent {
  id: string
  [more: string]: unknown
}

/**
 * Sends a file and answers what the server says. With XMLHttpRequest, because `fetch` does not tell how much has gone.
 * `onSent` hears shares from 0 to 1. Rejects with an UploadError, or with the signal's reason when it is aborted.
 */
export function upload(
  url: string,
  file: File,
  { onSent, signal }: { onSent: (share: number) => void; signal: AbortSignal },
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    request.open('POST', url)
    request.responseType = 'json'
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const body = request.response as (Partial<Sent> & { message?: string }) | null
      if (request.status < 300 && typeof body?.id === 'string') resolve({ ...body, id: body.id })
      else reject(new UploadError(body?.message ?? null))
    }
    request.onerror = () => reject(new UploadError(null))
    request.onabort = () => reject(signal.reason as Error)
    request.onloadend = () => signal.removeEventListener('abort', abort)
    signal.addEventListener('abort', abort, { once: true })
    request.send(file)
  })
}
