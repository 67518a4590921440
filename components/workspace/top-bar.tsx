'use client'
import { ArrowLeft, Keyboard, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useState } from 'react'
import { Bell } from '@/components/notifications/bell'
import { useNews } from '@/components/notifications/use-news'
import { PaperButton } from '@/components/preview/paper-side'
import { DiscussionButton } from '@/components/review/discussion-button'
import { buttonClasses } from '@/components/ui/styles'
import { untilThere } from '@/components/ui/until-there'
import { PresentPeople } from './present-people'
import { useShortcuts } from './use-shortcuts'

const ShortcutSheet = dynamic(
  () => untilThere(() => import('./shortcut-sheet')).then((module) => module.ShortcutSheet),
  {
    ssr: false,
  },
)

/** The bar above the workspace: the way home, who is in the report, and the sheet of shortcuts. */
export function TopBar({ report }: { report: { id: string; title: string } }) {
  const t = useTranslations('workspace')
  const [isHelpOpen, setHelpOpen] = useState(false)
  const news = useNews()
  useShortcuts({ help: () => setHelpOpen(true) })
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-2 text-sm sm:px-3">
      <Link
        href={`/reports/${report.id}`}
        title={t('home')}
        className="flex min-w-0 items-center gap-2 rounded-md px-2 py-1.5 font-medium text-soft hover:bg-sunken hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
        <span className="truncate">{report.title}</span>
        <span className="sr-only">, {t('home')}</span>
      </Link>
      <div className="flex-1" />
      <span className="max-sm:hidden">
        <PresentPeople />
      </span>
      <PaperButton />
      <DiscussionButton />
      <button
        type="button"
        aria-label={t('help')}
        title={`${t('help')} (?)`}
        aria-haspopup="dialog"
        onClick={() => setHelpOpen(true)}
        className={buttonClasses('quiet', 'icon')}
      >
        <Keyboard aria-hidden />
      </button>
      <Bell news={news} />
      {/* A link and no menu: a menu's script would weigh on the page that must open fastest. */}
      <Link
        href="/account"
        prefetch={false}
        aria-label={t('account')}
        title={t('account')}
        className={buttonClasses('quiet', 'icon')}
      >
        <UserRound aria-hidden />
      </Link>
      {isHelpOpen && <ShortcutSheet onClose={() => setHelpOpen(false)} />}
    </header>
  )
}
