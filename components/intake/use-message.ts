import { useCallback, useEffect, useRef, useState } from 'react'

/** A message that is told to screen readers and shown for a moment. */
export function useMessage(): [string, (message: string) => void] {
  const [message, setMessage] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback((next: string) => {
    setMessage(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setMessage(''), 2500)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  return [message, say]
}
