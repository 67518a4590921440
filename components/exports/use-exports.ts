import { useCallback, useEffect, useRef, useState } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'
import type { ExportsAsked, ListedExport } from '@/lib/exports/schema'

// The socket tells of every step; this is for when it is away, and for what another server makes.
const EVERY_MS = 2_000

/** The exports of a report as they are now; `initial` as the page came with. `refetch` asks at once. */
export function useExports(reportId: string, initial: ListedExport[], of: ExportsAsked = 'report') {
  const { hub } = useCollaboration()
  const [exports, setExports] = useState(initial)
  const asking = useRef<{ isStale: boolean } | null>(null)

  const refetch = useCallback(async (): Promise<void> => {
    if (asking.current) {
      asking.current.isStale = true
      return
    }
    const mine = { isStale: false }
    asking.current = mine
    try {
      do {
        mine.isStale = false
        const response = await fetch(`/reports/${reportId}/exports?of=${of}`)
        if (response.ok) setExports((await response.json()) as ListedExport[])
      } while (mine.isStale)
    } catch {
      // Without a line the page says so; what is shown stays.
    } finally {
      asking.current = null
    }
  }, [reportId, of])

  useEffect(
    () =>
      hub?.listen((message) => {
        if (message.type === 'exportChanged') void refetch()
      }),
    [hub, refetch],
  )
  const isBusy = exports.some(({ state }) => state === 'queued' || state === 'running')
  useEffect(() => {
    if (!isBusy) return
    const timer = setInterval(() => void refetch(), EVERY_MS)
    return () => clearInterval(timer)
  }, [isBusy, refetch])
  return { exports, refetch }
}
