import { useCallback, useEffect, useRef, useState } from 'react'
import { forget, keep, kept } from './kept'
import type { Written } from './mentions'

// So that a field that is drawn anew at once shows what it showed.
const latest = new Map<string, Written>()
const SAVE_AFTER = 150

/**
 * The text of a field that survives being closed and a reload: it is kept on this device under `key` until `done`, or
 * until it says again what it said `first`; `done` shows that.
 */
export function useWritten(
  userId: string,
  key: string,
  first: Written,
): { written: Written; write: (next: Written) => void; done: () => void; isChanged: boolean } {
  const name = `written:${key}`
  const memory = `${userId} ${name}`
  const [written, setWritten] = useState(() => latest.get(memory) ?? first)
  const hasTyped = useRef(latest.has(memory))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [begun] = useState(first)

  useEffect(() => {
    if (hasTyped.current) return
    let hasLeft = false
    void kept<Written>(userId, name).then((found) => {
      if (found && !hasLeft && !hasTyped.current) setWritten(found)
    })
    return () => {
      hasLeft = true
    }
  }, [userId, name])

  const save = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const now = latest.get(memory)
    if (now) void keep(userId, name, now)
    else void forget(userId, name)
  }, [userId, name, memory])

  useEffect(() => {
    const saveNow = () => timer.current !== undefined && save()
    addEventListener('pagehide', saveNow)
    document.addEventListener('visibilitychange', saveNow)
    return () => {
      removeEventListener('pagehide', saveNow)
      document.removeEventListener('visibilitychange', saveNow)
      saveNow()
    }
  }, [save])

  const write = useCallback(
    (next: Written) => {
      hasTyped.current = true
      setWritten(next)
      if (next.text === begun.text || next.text.trim() === '') latest.delete(memory)
      else latest.set(memory, next)
      timer.current ??= setTimeout(save, SAVE_AFTER)
    },
    [memory, save, begun],
  )
  const done = useCallback(() => {
    hasTyped.current = true
    latest.delete(memory)
    save()
    setWritten(begun)
  }, [memory, save, begun])

  const isChanged = written.text !== begun.text && written.text.trim() !== ''
  return { written, write, done, isChanged }
}
