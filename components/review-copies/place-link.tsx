import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePlaces } from '@/components/history/place-label'
import type { CopyHome } from '@/lib/review-copies/schema'

/** Names the draft in which something is, and leads to its block there, or to a discussion. */
export function PlaceLink(props: {
  reportId: string
  home: CopyHome | null
  block: number | null
  threadId?: string | null
}) {
  const { reportId, home, block, threadId } = props
  const t = useTranslations('reviewCopies')
  const { labelOf, hrefOf } = usePlaces(reportId)
  if (!home) return <span className="font-medium">{t('noDraft')}</span>
  const query = threadId ? `?thread=${threadId}` : block === null ? '' : `?block=${block}`
  return (
    <Link href={`${hrefOf(home)}${query}`} prefetch={false} className="link font-medium">
      {labelOf(home)}
    </Link>
  )
}
