import { useEffect, useRef } from 'react'

/**
 * Keeps the keyboard in a list from which things go: `leave` says which one is about to, and once the list is shorter the
 * next one has the focus, or the list's heading when there is none.
 */
export function useListFocus(length: number) {
  const list = useRef<HTMLUListElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const left = useRef<{ index: number; length: number } | null>(null)
  useEffect(() => {
    if (!left.current || length >= left.current.length) return
    const rows = list.current?.children
    const row = rows?.[Math.min(left.current.index, rows.length - 1)]
    left.current = null
    const next = row?.querySelector<HTMLElement>('button') ?? heading.current
    next?.focus()
  }, [length])
  return { list, heading, leave: (index: number) => void (left.current = { index, length }) }
}
