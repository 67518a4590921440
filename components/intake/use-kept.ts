import { useCallback, useEffect, useRef } from 'react'
import type { Outline } from '@/lib/parsing/outline'
import { forgetKept, keep } from './kept-outline'

/** Keeps an outline in this browser while it differs from the server's, and asks before the page is left with it unkept. */
export function useKept(props: {
  userId: string
  storageKey: string
  base: number
  outline: Outline
  isChanged: boolean
  /** What is kept is still to be decided upon: nothing is written over it. */
  isWaiting: boolean
}): { forget: () => Promise<void> } {
  const { userId, storageKey, base, outline, isChanged, isWaiting } = props
  const isUnkept = useRef(false)
  const isForgotten = useRef(false)
  useEffect(() => {
    if (isForgotten.current || isWaiting) return
    isUnkept.current = isChanged
    const timer = setTimeout(() => {
      if (isForgotten.current) return
      if (!isChanged) void forgetKept(userId, storageKey)
      else {
        void keep(userId, storageKey, { base, outline }).then((done) => {
          if (done) isUnkept.current = false
        })
      }
    }, 150)
    return () => clearTimeout(timer)
  }, [userId, storageKey, base, outline, isChanged, isWaiting])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnkept.current && !isForgotten.current) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])
  const forget = useCallback(async () => {
    isForgotten.current = true
    await forgetKept(userId, storageKey)
  }, [userId, storageKey])
  return { forget }
}
