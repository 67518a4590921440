import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { previewHref } from '@/components/find/places'
import { useCollaboration, useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { detailOf, NOTHING_OPEN } from '../companions/surface'

/** Leads to the preview, where the block stands that it was opened with. */
export default function GoToPaper({ draftId, surface }: CompanionProps) {
  const { reportId } = useCollaboration()
  const router = useRouter()
  const open = useObservable(surface.open, NOTHING_OPEN)
  const block = detailOf<{ block: number }>(open, 'onPaper')?.block ?? 0
  useEffect(() => {
    router.push(previewHref(reportId, draftId, block))
    surface.close('onPaper')
  }, [router, reportId, draftId, block, surface])
  return null
}
