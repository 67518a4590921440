import { useCallback, useEffect, useRef, useState } from 'react'
import type { Outline } from '@/lib/parsing/outline'
import { forgetKept, keep } from './kept-outline'

const QUIET = 700
const AGAIN = 4000

/** Where the corrections are safe. */
export type SaveSign =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** The server cannot be reached; this browser keeps them, or does not. */
  | { kind: 'offline'; isKept: boolean }
  /** Somebody, or another tab, has stored another outline since. */
  | { kind: 'conflict' }
  /** The server refuses them, in its own words. */
  | { kind: 'refused'; said: string }

/**
 * Sends each new outline to the server a moment after the last correction, one at a time, and keeps it in this browser
 * until it has arrived. What is not sent when the screen is left is sent then.
 */
export function useAutosave(props: {
  userId: string
  intakeId: string
  revision: number
  /** What the server has. */
  stored: Outline
  outline: Outline
}): { sign: SaveSign; flush: () => Promise<boolean> } {
  const { userId, intakeId, revision, stored, outline } = props
  const [sign, setSign] = useState<SaveSign>({ kind: 'saved' })
  const base = useRef(revision)
  const arrived = useRef(stored)
  const wanted = useRef(outline)
  const sending = useRef<Promise<boolean> | null>(null)
  const isStopped = useRef(false)
  const isKept = useRef(true)
  const key = `intake:${intakeId}`

  const send = useCallback(async (): Promise<boolean> => {
    while (arrived.current !== wanted.current && !isStopped.current) {
      const next = wanted.current
      const answer = await put(intakeId, base.current, next)
      if (answer.kind === 'arrived') {
        base.current = answer.revision
        arrived.current = next
        continue
      }
      if (answer.kind === 'offline') setSign({ kind: 'offline', isKept: isKept.current })
      else {
        isStopped.current = true
        setSign(answer)
      }
      return false
    }
    if (isStopped.current) return false
    setSign({ kind: 'saved' })
    await forgetKept(userId, key)
    return true
  }, [intakeId, userId, key])

  const flush = useCallback((): Promise<boolean> => {
    sending.current ??= send().finally(() => {
      sending.current = null
    })
    return sending.current
  }, [send])

  useEffect(() => {
    const before = wanted.current
    wanted.current = outline
    if (isStopped.current) return
    if (outline === arrived.current) {
      // Undone before it was sent: nothing is on its way any more, and nothing needs to be kept here.
      if (outline !== before) void flush()
      return
    }
    setSign((now) => (now.kind === 'saved' ? { kind: 'saving' } : now))
    isKept.current = false
    const keeping = setTimeout(() => {
      void keep(userId, key, { base: base.current, outline }).then((done) => {
        isKept.current = done
        setSign((now) => (now.kind === 'offline' ? { kind: 'offline', isKept: done } : now))
      })
    }, 150)
    const timer = setTimeout(() => void flush(), QUIET)
    return () => {
      clearTimeout(keeping)
      clearTimeout(timer)
    }
  }, [outline, userId, key, flush])

  const isOffline = sign.kind === 'offline'
  useEffect(() => {
    if (!isOffline) return
    const again = () => void flush()
    const timer = setInterval(again, AGAIN)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [isOffline, flush])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (arrived.current === wanted.current) return
      void flush()
      if (!isKept.current) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('beforeunload', warn)
      void flush()
    }
  }, [flush])

  return { sign, flush }
}

type Put =
  | { kind: 'arrived'; revision: number }
  | { kind: 'offline' }
  | { kind: 'conflict' }
  | { kind: 'refused'; said: string }

async function put(intakeId: string, revision: number, outline: Outline): Promise<Put> {
  try {
    const answer = await fetch(`/api/intakes/${intakeId}/outline`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision, outline }),
    })
    const body = (await answer.json()) as { revision?: number; message?: string }
    if (answer.ok && typeof body.revision === 'number') return { kind: 'arrived', revision: body.revision }
    if (answer.status === 409) return { kind: 'conflict' }
    if (answer.status >= 500) return { kind: 'offline' }
    return { kind: 'refused', said: body.message ?? String(answer.status) }
  } catch {
    return { kind: 'offline' }
  }
}
