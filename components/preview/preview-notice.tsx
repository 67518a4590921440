'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Preview } from '@/lib/previews/schema'
import { regionsOf, type Wanted } from './places'
import type { PreviewDraft } from './preview-view'
import type { PreviewLine } from './use-preview'

export interface PreviewNoticeProps {
  preview: Preview | null
  line: PreviewLine
  drafts: readonly PreviewDraft[]
  wanted: Wanted | null
  /** Somebody pressed what only others can change. */
  isForOthers: boolean
}

/** What is to be said of the preview: that it is on its way or out of reach, what is wrong with the report, what is not in it. */
export function PreviewNotice({ preview, line, drafts, wanted, isForOthers }: PreviewNoticeProps) {
  const t = useTranslations('preview')
  const errors = useTranslations('errors')
  const fault = preview?.fault
  const faulty = fault && drafts.find(({ draftId }) => draftId === fault.draftId)
  const missing =
    wanted && preview && !regionsOf(preview.regions, wanted)
      ? drafts.find(({ draftId }) => draftId === wanted.draftId)
      : undefined
  return (
    <div role="status" className="text-sm empty:hidden">
      {line.kind === 'loading' && <p className="border-b border-line px-4 py-2 text-soft">{t('loading')}</p>}
      {line.kind === 'away' && (
        <p className="border-b border-line bg-warning-soft px-4 py-2 text-warning">
          {t(preview ? 'away' : 'awayEmpty')}
        </p>
      )}
      {line.kind === 'refused' && (
        <p className="border-b border-line bg-warning-soft px-4 py-2 text-warning">{line.message}</p>
      )}
      {fault && (
        <p className="border-b border-line bg-warning-soft px-4 py-2 text-warning">
          {errors(fault.reason, fault.values)}{' '}
          {faulty && (
            <Link href={faulty.href} className="link">
              {t('openDraft', { label: faulty.label })}
            </Link>
          )}
        </p>
      )}
      {missing && (
        <p className="border-b border-line px-4 py-2 text-soft">{t('missing', { label: missing.label })}</p>
      )}
      {isForOthers && <p className="border-b border-line px-4 py-2 text-soft">{t('settingsOnly')}</p>}
      {preview &&
        preview.regions.every(({ draftId }) => draftId === null) &&
        line.kind === 'live' &&
        !fault && <p className="border-b border-line px-4 py-2 text-soft">{t('empty')}</p>}
    </div>
  )
}
