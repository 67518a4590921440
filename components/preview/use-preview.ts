import { useEffect, useState } from 'react'
import { choiceParams, type Preview, type PreviewChoices, tagOf } from '@/lib/previews/schema'

/** How the preview is: on its way, followed, out of reach (and tried again), or refused with what to say. */
export type PreviewLine = { kind: 'loading' | 'live' | 'away' } | { kind: 'refused'; message: string }

const AGAIN_MS = 2_000

/**
 * The report on pages, as it is written, while the page is looked at. Without a line it stays as it was last; a hidden page
 * asks for nothing.
 */
export function usePreview(
  reportId: string,
  choices: PreviewChoices,
): { preview: Preview | null; line: PreviewLine } {
  const params = choiceParams(choices)
  const [state, setState] = useState<{ params: string; preview: Preview | null; line: PreviewLine }>({
    params,
    preview: null,
    line: { kind: 'loading' },
  })
  useEffect(() => {
    const abort = new AbortController()
    void follow(`/reports/${reportId}/preview/state?${params}`, abort.signal, (preview, line) =>
      setState((last) => ({
        params,
        // With other choices the pages before are shown until the new ones are there.
        preview: preview ?? last.preview,
        line,
      })),
    )
    return () => abort.abort()
  }, [reportId, params])
  const isOther = state.params !== params
  return { preview: state.preview, line: isOther ? { kind: 'loading' } : state.line }
}

async function follow(
  address: string,
  signal: AbortSignal,
  show: (preview: Preview | null, line: PreviewLine) => void,
): Promise<void> {
  let seen = ''
  while (!signal.aborted) {
    await untilVisible(signal)
    if (signal.aborted) return
    const line = lineOf(signal)
    try {
      const response = await fetch(`${address}&seen=${seen}`, { signal: line.signal })
      if (response.status === 200) {
        const preview = (await response.json()) as Preview
        seen = tagOf(preview)
        show(preview, { kind: 'live' })
      } else if (response.status === 204) show(null, { kind: 'live' })
      else {
        const { message } = (await response.json()) as { message: string }
        show(null, { kind: 'refused', message })
        await pause(AGAIN_MS * 2, signal)
      }
    } catch {
      if (signal.aborted) return
      show(null, { kind: 'away' })
      // To be answered at once when the line is back.
      seen = ''
      await pause(AGAIN_MS, signal)
    } finally {
      line.end()
    }
  }
}

/** Ends with `signal`, and when the browser says that its line is gone: what waits then would wait in vain. */
function lineOf(signal: AbortSignal): { signal: AbortSignal; end: () => void } {
  const broken = new AbortController()
  const lose = () => broken.abort()
  addEventListener('offline', lose)
  signal.addEventListener('abort', lose)
  return {
    signal: broken.signal,
    end: () => {
      removeEventListener('offline', lose)
      signal.removeEventListener('abort', lose)
    },
  }
}

function untilVisible(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve()
  return new Promise((resolve) => {
    const look = () => {
      if (document.hidden && !signal.aborted) return
      document.removeEventListener('visibilitychange', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    signal.addEventListener('abort', look, { once: true })
  })
}

/** Waits for so long, or until the browser has a line again. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
