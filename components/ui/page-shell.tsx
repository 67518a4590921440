import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

export interface Crumb {
  label: string
  href?: string
}

export interface PageShellProps {
  /** Where this page stands below the list of reports. */
  crumbs?: Crumb[]
  /** At the end of the bar: the account menu and what belongs to this page. */
  actions?: ReactNode
  /** Pages to read are narrow; tables are wide. */
  width?: 'narrow' | 'wide'
  children: ReactNode
}

/** The frame of every page except the workspace: a bar with the way back, and one column. */
export async function PageShell({ crumbs = [], actions, width = 'wide', children }: PageShellProps) {
  const t = await getTranslations()
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-raised focus:p-3"
      >
        {t('ui.skipToContent')}
      </a>
      <header className="flex h-12 items-center gap-3 border-b border-line bg-paper px-4 text-sm sm:px-6">
        <nav aria-label={t('ui.breadcrumbs')} className="flex min-w-0 flex-1 items-center gap-2">
          <Link
            href="/reports"
            className={`shrink-0 font-semibold tracking-tight text-ink ${crumbs.length > 1 ? 'max-sm:hidden' : ''}`}
          >
            {t('app.name')}
          </Link>
          {crumbs.map(({ label, href }, index) => (
            <span
              key={label}
              // On a phone there is room for this page and the one above it, which gives way first.
              className={`flex items-center gap-2 text-soft ${href ? 'min-w-12' : 'max-w-[60%] min-w-0 shrink-0'} ${index < crumbs.length - 2 ? 'max-sm:hidden' : ''}`}
            >
              {/* The first that a phone shows. */}
              <span
                aria-hidden
                className={index === crumbs.length - 2 ? 'text-faint max-sm:hidden' : 'text-faint'}
              >
                /
              </span>
              {href ? (
                <Link href={href} className="truncate hover:text-ink">
                  {label}
                </Link>
              ) : (
                <span aria-current="page" className="truncate text-ink">
                  {label}
                </span>
              )}
            </span>
          ))}
        </nav>
        {actions}
      </header>
      <main
        id="content"
        className={`mx-auto px-4 py-8 sm:px-6 ${width === 'narrow' ? 'max-w-xl' : 'max-w-5xl'}`}
      >
        {children}
      </main>
    </>
  )
}
