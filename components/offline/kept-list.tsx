'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { keptPages } from './pages'

/** Without a line: the reports that this browser keeps, and the way to try again. Links load whole pages: no script of another build helps here. */
export function KeptList() {
  const t = useTranslations('offline')
  const [reports, setReports] = useState<{ path: string; title: string }[] | null>(null)
  useEffect(() => {
    keptPages().then(
      (pages) => setReports(pages.filter(({ path }) => /^\/reports\/[^/]+$/.test(path))),
      () => setReports([]),
    )
  }, [])
  return (
    <>
      <p className="text-soft">{t('text')}</p>
      <Button variant="primary" className="self-start" onPress={() => location.reload()}>
        {t('again')}
      </Button>
      {reports && reports.length > 0 && (
        <section aria-labelledby="kept" className="border-t border-line pt-4">
          <h2 id="kept" className="font-semibold">
            {t('kept')}
          </h2>
          <ul className="mt-2 flex flex-col gap-1">
            {reports.map(({ path, title }) => (
              <li key={path}>
                <a href={path} className="text-accent-strong underline underline-offset-2">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {reports?.length === 0 && <p className="text-sm text-soft">{t('nothingKept')}</p>}
    </>
  )
}
