'use client'
import { useMemo } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import { useShortcuts } from '@/components/workspace/use-shortcuts'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { Outline } from '@/lib/state-replies/schema'
import { Arrivals } from './arrivals'
import { DiscussionPanel } from './discussion-panel'
import { inOrder, neighbour } from './find-threads'
import { NoticeBar } from './notice-bar'
import { placeOrder } from './places'
import './review.css'
import type { Review } from './review'
import { useThreads } from './review-context'
import { useGoToThread } from './use-go-to-thread'
import { useThreadKeys } from './use-thread-keys'
import { useThreadLink } from './use-thread-link'

const NO_ID: string | null = null

/** What the discussion shows outside of a text: the panel, notices, announcements; and the ways between comments. */
export function ReviewParts({ review, outline }: { review: Review; outline: Outline }) {
  const { place } = useWorkspace()
  const { byId, has } = useThreads()
  const isPanelOpen = useObservable(review.isPanelOpen, false)
  const active = useObservable(review.active, NO_ID)
  const places = useMemo(() => placeOrder(outline), [outline])
  const go = useGoToThread(review)
  useThreadLink(review, has !== 'none', go)

  const step = (by: 1 | -1) => {
    const open = inOrder(
      [...byId.values()].filter(({ resolved }) => !resolved),
      places,
    )
    const slug = (place.chapter ?? place.question)?.slug ?? null
    const next = neighbour(open, { active, slug, places }, by)
    if (next) go(next)
    else review.notice.set({ message: open.length === 0 ? 'none' : by === 1 ? 'last' : 'first' })
  }
  const toggle = () => review.isPanelOpen.set(!review.isPanelOpen.get())
  useThreadKeys({ comment: () => comment(review), step })
  useShortcuts({ discussion: toggle, nextComment: () => step(1), previousComment: () => step(-1) })

  return (
    <>
      {isPanelOpen && <DiscussionPanel review={review} outline={outline} places={places} onGo={go} />}
      <NoticeBar review={review} />
      <Arrivals review={review} />
    </>
  )
}

/** On the paragraph of the reply in which the selection or the focus is, otherwise on the draft. */
function comment(review: Review): void {
  const selected = getSelection()?.anchorNode
  const node = selected instanceof Element ? selected : selected?.parentElement
  const paragraph =
    node?.closest<HTMLElement>('[data-paragraph]') ??
    document.activeElement?.querySelector<HTMLElement>(':scope > [data-paragraph]')
  const anchor = paragraph?.closest('article') ? paragraph.dataset.paragraph : undefined
  if (anchor) review.paragraph.set({ anchor, isComposing: true })
  else review.commentOnDraft()
}
