import { useTranslations } from 'next-intl'

/** The frame of a review until its document has been opened. */
export function ReviewSkeleton() {
  const t = useTranslations('ui')
  return (
    <div className="flex h-dvh flex-col">
      <div className="h-12 shrink-0 border-b border-line" />
      <main className="flex flex-1 items-center justify-center">
        <p role="status" className="text-sm text-soft">
          {t('loading')}
        </p>
      </main>
    </div>
  )
}
