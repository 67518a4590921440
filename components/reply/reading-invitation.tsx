import { useTranslations } from 'next-intl'
import { PaneHeading } from '@/components/workspace/pane-heading'

/** Where the State's text will stand once a question is chosen. */
export function ReadingInvitation() {
  const t = useTranslations('workspace.invitation')
  return (
    <div className="mx-auto flex max-w-sm flex-1 flex-col justify-center gap-2 px-6 pb-24 text-soft">
      <PaneHeading id="reply-heading" isMain={false} className="font-serif text-xl font-semibold text-ink">
        {t('title')}
      </PaneHeading>
      <p>{t('text')}</p>
    </div>
  )
}
