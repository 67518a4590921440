'use client'
import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { useCollaboration, useConnectionState, useObservable } from '../../collab-provider'

const NONE: ReadonlySet<string> = new Set()
// A draft that was just left is still held for a moment, and one that is just opened not yet.
const CALM_MS = 4_000

/**
 * Sends the pictures that were put in without a line as soon as there is one, whichever page of the report is open;
 * those of the draft on the screen are its editor's.
 */
export function KeptPictures({ mayEdit, maySuggest }: { mayEdit: boolean; maySuggest: boolean }) {
  const { hub } = useCollaboration()
  const isOnline = useConnectionState() === 'online'
  const hasSome = useObservable(hub?.drafts.withPictures, NONE).size > 0
  const path = usePathname()
  useEffect(() => {
    if (!hub || !isOnline || !hasSome) return
    const gone = new AbortController()
    const send = () =>
      void import('./send-kept').then(
        ({ sendKept }) => sendKept({ hub, mayEdit, maySuggest, signal: gone.signal }),
        // The line is gone again.
        () => {},
      )
    let timer = setTimeout(send, CALM_MS)
    // What a lock kept out is taken now.
    const leave = hub.listen(({ type }) => {
      if (type !== 'lockChanged') return
      clearTimeout(timer)
      timer = setTimeout(send, CALM_MS)
    })
    return () => {
      clearTimeout(timer)
      leave()
      gone.abort()
    }
  }, [hub, isOnline, hasSome, path, mayEdit, maySuggest])
  return null
}
