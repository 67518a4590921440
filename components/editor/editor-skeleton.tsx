'use client'
import { useTranslations } from 'next-intl'

/** The quiet outline of an editor whose text is on its way; never an empty page that looks like the text. */
export function EditorSkeleton() {
  const t = useTranslations('editor')
  return (
    <div className="flex min-h-0 flex-1 flex-col" aria-busy="true">
      <div className="h-10 shrink-0 border-b border-line" />
      <p role="status" className="px-5 py-4 text-sm text-faint">
        {t('loading')}
      </p>
    </div>
  )
}
