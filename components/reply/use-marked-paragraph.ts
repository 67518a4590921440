import { useEffect, useState } from 'react'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { ParagraphText } from '@/lib/state-replies/schema'

/**
 * Which of these paragraphs was gone to, by a link with `#p-ANCHOR` or by the search; it is brought into view and
 * takes the focus, so that it is also read out. Null when none was.
 */
export function useMarkedParagraph(paragraphs: ParagraphText[]): string | null {
  const { target } = useWorkspace()
  const [marked, setMarked] = useState<string | null>(null)

  useEffect(() => {
    const mark = (anchor: string | undefined) => {
      if (!paragraphs.some((paragraph) => paragraph.anchor === anchor) || anchor === undefined) return
      setMarked(anchor)
      const element = document.getElementById(`p-${anchor}`)
      const hit = element?.querySelector('mark')
      if (hit) hit.scrollIntoView({ block: 'center' })
      else element?.scrollIntoView({ block: 'nearest' })
      element?.focus({ preventScroll: true })
    }
    const followHash = () => mark(anchorOfHash())
    if (target) mark(target.anchor)
    else followHash()
    addEventListener('hashchange', followHash)
    return () => removeEventListener('hashchange', followHash)
  }, [paragraphs, target])

  return marked
}

function anchorOfHash(): string | undefined {
  try {
    return /^#p-(.+)$/.exec(decodeURIComponent(location.hash))?.[1]
  } catch {
    // Not an address of ours.
    return undefined
  }
}
