'use client'
import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/styles'

/** The way from a draft to its history. */
export function HistoryLink({ reportId, draftId }: { reportId: string; draftId: string }) {
  const t = useTranslations('workspace.seen')
  return (
    <Link
      href={`/reports/${reportId}/history/${draftId}`}
      prefetch={false}
      aria-label={t('history')}
      title={t('history')}
      className={`${buttonClasses('quiet', 'icon')} shrink-0`}
    >
      <History aria-hidden />
    </Link>
  )
}
