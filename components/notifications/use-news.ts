import { useEffect, useState } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'

/** How often the server has said since the page was opened that this person's notifications are others. */
export function useNews(): number {
  const { hub } = useCollaboration()
  const [news, setNews] = useState(0)
  useEffect(() => hub?.listen(({ type }) => type === 'notified' && setNews((before) => before + 1)), [hub])
  return news
}
