import { Activity, FileText, History, ListTree, Scale, ScanSearch, Settings, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/styles'
import { ReportFacts } from './report-facts'

const PAGES = [
  { path: 'reply/versions', name: 'reply', Icon: FileText },
  { path: 'issues', name: 'issues', Icon: ListTree },
  { path: 'claims', name: 'claims', Icon: ScanSearch },
  { path: 'contradictions', name: 'contradictions', Icon: Scale },
  { path: 'history', name: 'history', Icon: History },
  { path: 'activity', name: 'activity', Icon: Activity },
  { path: 'members', name: 'members', Icon: Users },
  { path: 'settings', name: 'settings', Icon: Settings },
] as const

/** Title, what the report is about, and the ways to its members and settings. */
export function ReportHeader(props: {
  id: string
  title: string
  committee: string
  session: number | null
  state: string
  canSet: boolean
  /** Whether versions and activity may be seen. */
  canSeeHistory: boolean
}) {
  const { id, title, canSet, canSeeHistory } = props
  const t = useTranslations('reports')
  const pages = PAGES.filter(({ path }) =>
    path === 'settings' ? canSet : path === 'history' || path === 'activity' ? canSeeHistory : true,
  )
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-serif text-3xl leading-tight font-semibold">{title}</h1>
        <p className="mt-1.5 text-soft">
          <ReportFacts {...props} />
        </p>
      </div>
      <nav aria-label={t('pages')} className="flex flex-wrap gap-2">
        {pages.map(({ path, name, Icon }) => (
          <Link
            key={path}
            href={`/reports/${id}/${path}`}
            prefetch={false}
            className={buttonClasses('secondary', 'small')}
          >
            <Icon aria-hidden />
            {t(name)}
          </Link>
        ))}
      </nav>
    </div>
  )
}
