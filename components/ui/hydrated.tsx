'use client'
import { type ReactNode, useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Shows `children` in the browser only, and `placeholder` (of the same size) in the HTML that the server sends: for
 * controls whose hidden parts carry style attributes, which the Content-Security-Policy refuses in HTML but not when
 * the script sets them.
 */
export function Hydrated({ placeholder, children }: { placeholder: ReactNode; children: ReactNode }) {
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return isHydrated ? children : placeholder
}
