'use client'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/styles'

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('ui.failed')
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-4 px-6">
      <h1 className="font-serif text-2xl font-semibold">{t('title')}</h1>
      <p className="text-soft">{t('text')}</p>
      {/* A bare button: this stands behind every page, and ours would bring its library to all of them. */}
      <button type="button" onClick={reset} className={buttonClasses('primary')}>
        {t('retry')}
      </button>
    </main>
  )
}
