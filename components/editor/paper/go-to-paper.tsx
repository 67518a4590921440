import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { previewHref } from '@/components/find/places'
import { beside, isRoomBeside } from '@/components/preview/beside'
import { useCollaboration, useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { detailOf, NOTHING_OPEN } from '../companions/surface'

/** Shows in the preview where the block stands that it was opened with: beside the draft, or on a page of its own. */
export default function GoToPaper({ draftId, surface }: CompanionProps) {
  const { reportId } = useCollaboration()
  const router = useRouter()
  const open = useObservable(surface.open, NOTHING_OPEN)
  const block = detailOf<{ block: number }>(open, 'onPaper')?.block ?? 0
  useEffect(() => {
    if (isRoomBeside()) {
      beside.wanted.set({ draftId, block })
      beside.isOpen.set(true)
    } else router.push(previewHref(reportId, draftId, block))
    surface.close('onPaper')
  }, [router, reportId, draftId, block, surface])
  return null
}
