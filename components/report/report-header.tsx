import { FileText, ListTree, Settings, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/styles'
import { ReportFacts } from './report-facts'

/** Title, what the report is about, and the ways to its members and settings. */
export function ReportHeader(props: {
  id: string
  title: string
  committee: string
  session: number | null
  state: string
  canSet: boolean
}) {
  const { id, title, canSet } = props
  const t = useTranslations('reports')
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-serif text-3xl leading-tight font-semibold">{title}</h1>
        <p className="mt-1.5 text-soft">
          <ReportFacts {...props} />
        </p>
      </div>
      <nav aria-label={t('pages')} className="flex flex-wrap gap-2">
        <Link
          href={`/reports/${id}/reply/versions`}
          prefetch={false}
          className={buttonClasses('secondary', 'small')}
        >
          <FileText aria-hidden />
          {t('reply')}
        </Link>
        <Link href={`/reports/${id}/issues`} prefetch={false} className={buttonClasses('secondary', 'small')}>
          <ListTree aria-hidden />
          {t('issues')}
        </Link>
        <Link
          href={`/reports/${id}/members`}
          prefetch={false}
          className={buttonClasses('secondary', 'small')}
        >
          <Users aria-hidden />
          {t('members')}
        </Link>
        {canSet && (
          <Link
            href={`/reports/${id}/settings`}
            prefetch={false}
            className={buttonClasses('secondary', 'small')}
          >
            <Settings aria-hidden />
            {t('settings')}
          </Link>
        )}
      </nav>
    </div>
  )
}
