import type { Inspection } from '@/lib/inspection'

/** What came of a file that was sent. */
export interface Inspected {
  inspection: Inspection
  /** In base64; null when only an inspection was asked for. */
  copy: string | null
}

/** Why there is no answer: the server's own words, or null when it could not be reached. */
export class InspectionError extends Error {
  readonly said: string | null
  constructor(said: string | null) {
    super(said ?? 'offline')
    this.said = said
  }
}

export type ChangesDecision = 'accept' | 'reject'

interface Listening {
  /** Shares from 0 to 1: how much has gone to the server, then how far it is. */
  onSent: (share: number) => void
  onProgress: (share: number) => void
  signal: AbortSignal
}

/**
 * Sends a file to be inspected, or cleaned where `changes` says how. With XMLHttpRequest, because `fetch` does not tell how
 * much has gone. Rejects with an InspectionError, or with the signal's reason when it is aborted.
 */
export function sendFile(
  file: File,
  changes: ChangesDecision | null,
  { onSent, onProgress, signal }: Listening,
): Promise<Inspected> {
  const query = new URLSearchParams({ name: file.name.slice(-500), ...(changes && { changes }) })
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    let read = 0
    let last: Line | null = null
    const readLines = () => {
      const end = request.responseText.lastIndexOf('\n') + 1
      const lines = request.responseText.slice(read, end).split('\n').filter(Boolean)
      read = end
      for (const line of lines) {
        last = JSON.parse(line) as Line
        if ('share' in last) onProgress(last.share)
      }
    }
    request.open('POST', `/api/inspections?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0)
    request.upload.onload = () => onSent(1)
    request.onprogress = () => {
      if (request.status === 200) readLines()
    }
    request.onload = () => {
      if (request.status !== 200) return reject(new InspectionError(messageIn(request.responseText)))
      readLines()
      if (last && 'answer' in last) resolve(last.answer)
      else reject(new InspectionError(last && 'refusal' in last ? last.refusal.message : null))
    }
    request.onerror = () => reject(new InspectionError(null))
    request.onabort = () => reject(signal.reason as Error)
    request.onloadend = () => signal.removeEventListener('abort', abort)
    signal.addEventListener('abort', abort, { once: true })
    request.send(file)
  })
}

type Line = { share: number } | { answer: Inspected } | { refusal: { message: string } }

function messageIn(body: string): string | null {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? null
  } catch {
    return null
  }
}
