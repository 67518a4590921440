import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonClasses } from '@/components/ui/styles'

export default async function NotFound() {
  const t = await getTranslations('ui.notFound')
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-4 px-6">
      <h1 className="font-serif text-2xl font-semibold">{t('title')}</h1>
      <p className="text-soft">{t('text')}</p>
      <Link href="/reports" className={buttonClasses('primary')}>
        {t('back')}
      </Link>
    </main>
  )
}
