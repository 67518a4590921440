'use client'
import { useEffect, useRef, useState } from 'react'
import { type ChangesDecision, type Inspected, InspectionError, sendFile } from './send-file'

export type Sending =
  | { step: 'none' }
  | { step: 'sending' | 'working'; share: number }
  | { step: 'done'; result: Inspected }
  | { step: 'refused'; said: string | null }

/** One file that is sent to be inspected or cleaned: how far it is, and what came of it. Leaving the page ends it. */
export function useSentFile() {
  const [state, setState] = useState<Sending>({ step: 'none' })
  const abort = useRef<AbortController>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const send = async (file: File, changes: ChangesDecision | null = null): Promise<void> => {
    abort.current?.abort()
    const mine = new AbortController()
    abort.current = mine
    const { signal } = mine
    setState({ step: 'sending', share: 0 })
    try {
      const result = await sendFile(file, changes, {
        signal,
        onSent: (share) =>
          setState({ step: share < 1 ? 'sending' : 'working', share: share < 1 ? share : 0 }),
        onProgress: (share) => setState({ step: 'working', share }),
      })
      if (!signal.aborted) setState({ step: 'done', result })
    } catch (error) {
      if (signal.aborted) return
      setState({ step: 'refused', said: error instanceof InspectionError ? error.said : null })
    }
  }
  const stop = () => {
    abort.current?.abort()
    setState({ step: 'none' })
  }
  return { state, send, stop }
}
