import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { CommitteeItem } from '@/lib/committee-documents/schema'

const LISTED = 6

/** What the Committee asked and the State answers nowhere. Draws nothing when there is nothing. */
export function Unanswered({ reportId, items }: { reportId: string; items: CommitteeItem[] }) {
  const t = useTranslations('workspace.unanswered')
  if (items.length === 0) return null
  const more = items.length - LISTED
  return (
    <section aria-labelledby="unanswered">
      <div className="mb-2 flex items-baseline justify-between gap-4 border-b border-line pb-1.5">
        <h2 id="unanswered" className="text-sm font-semibold text-warning">
          {t('title', { count: items.length })}
        </h2>
        <Link href={`/reports/${reportId}/issues`} prefetch={false} className="link shrink-0 text-sm">
          {more > 0 ? t('more', { count: more }) : t('open')}
        </Link>
      </div>
      <ul className="flex flex-col gap-1.5">
        {items.slice(0, LISTED).map(({ id, label, text }) => (
          <li key={id} className="flex gap-3 text-sm">
            <span className="w-16 shrink-0 font-medium">{label}</span>
            <span dir="auto" className="line-clamp-2 min-w-0 text-soft">
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
