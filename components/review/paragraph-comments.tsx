'use client'
import dynamic from 'next/dynamic'
import { untilThere } from '@/components/ui/until-there'
import { useReview } from './review-context'

const Threads = dynamic(
  () => untilThere(() => import('./paragraph-threads')).then((module) => module.ParagraphThreads),
  {
    ssr: false,
  },
)

/** The discussion of one paragraph of the reply, once it has been fetched; nothing for who may not see threads. */
export function ParagraphComments(props: { anchor: string; name: string }) {
  const review = useReview()
  return review && <Threads review={review} {...props} />
}
