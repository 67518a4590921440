'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Callout } from '@/components/ui/callout'
import type { Outline } from '@/lib/state-replies/schema'

/** The questions about which somebody wrote and that the State now answers otherwise, until somebody has looked. */
export function ChangedReplies({ reportId, outline }: { reportId: string; outline: Outline }) {
  const t = useTranslations('workspace.changed')
  const changed = [...outline.sections.flatMap(({ questions }) => questions), ...outline.withdrawn].filter(
    (question) => question.changed,
  )
  if (changed.length === 0) return null
  return (
    <Callout tone="warning">
      <p>{t('some', { count: changed.length })}</p>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
        {changed.map(({ slug, label }) => (
          <li key={slug}>
            <Link
              href={`/reports/${reportId}/questions/${encodeURIComponent(slug)}`}
              prefetch={false}
              className="link"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Callout>
  )
}
