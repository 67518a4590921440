import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ThreadView } from '@/lib/threads/schema'
import { hrefOfPlace } from './places'
import type { Review } from './review'

/** Where else the words of a thread stand than in the draft that is open, with the way there. */
export function OtherPlaces({
  review,
  thread,
  draftId,
}: {
  review: Review
  thread: ThreadView
  draftId?: string
}) {
  const t = useTranslations('discussion')
  const workspace = useTranslations('workspace')
  if (thread.elsewhere.length === 0) return null
  const others = [thread.at, ...thread.elsewhere].filter(
    (home) => home.draftId !== (draftId ?? thread.at.draftId),
  )
  return (
    <p className="text-xs text-soft">
      {t('alsoIn')}{' '}
      {others.map((home, index) => (
        <span key={home.draftId}>
          {index > 0 && ', '}
          <Link
            href={hrefOfPlace(review.options.reportId, home)}
            prefetch={false}
            onClick={() => review.ask(thread.id)}
            className="underline underline-offset-2"
            dir="auto"
          >
            {home.kind === 'chapter' ? workspace(`chapters.${home.label}`) : home.label}
          </Link>
        </span>
      ))}
    </p>
  )
}
