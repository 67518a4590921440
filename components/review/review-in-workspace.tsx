'use client'
import dynamic from 'next/dynamic'
import type { Outline } from '@/lib/state-replies/schema'
import { untilThere } from '@/components/ui/until-there'
import { useReview } from './review-context'

const Parts = dynamic(() => untilThere(() => import('./review-parts')).then((module) => module.ReviewParts), {
  ssr: false,
})

/** The discussion around both sides of the workspace, once it has been fetched. */
export function ReviewInWorkspace({ outline }: { outline: Outline }) {
  const review = useReview()
  return review && <Parts review={review} outline={outline} />
}
