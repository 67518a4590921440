import { useTranslations } from 'next-intl'

/** Where the State's text will stand once a question is chosen. */
export function ReadingInvitation() {
  const t = useTranslations('workspace.invitation')
  return (
    <div className="mx-auto flex max-w-sm flex-1 flex-col justify-center gap-2 px-6 pb-24 text-soft">
      <h2 id="reply-heading" className="font-serif text-xl font-semibold text-ink">
        {t('title')}
      </h2>
      <p>{t('text')}</p>
    </div>
  )
}
