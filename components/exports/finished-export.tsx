import { useFormatter, useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'
import type { ExportRowProps } from './export-row'
import { InspectionSummary } from './inspection-summary'

/** What a file that was made is: what is in it, its name, size and time, and its hash. */
export function FinishedExport({ entry }: ExportRowProps) {
  const { name, size, sha256, inspection, fileUntil, format } = entry
  const t = useTranslations('exports')
  const formatter = useFormatter()
  return (
    <>
      <InspectionSummary inspection={inspection} />
      <p className="text-sm wrap-anywhere text-soft" suppressHydrationWarning>
        {name} · {t('size', { kilobytes: Math.max(1, Math.round((size ?? 0) / 1000)) })} ·{' '}
        {fileUntil
          ? t('fileUntil', {
              date: formatter.dateTime(new Date(fileUntil), { dateStyle: 'medium', timeStyle: 'short' }),
            })
          : t('fileGone')}
      </p>
      {fileUntil && t.has(`contentsPages.${format}`) && (
        <p className="text-sm text-soft">{t(`contentsPages.${format}`)}</p>
      )}
      {sha256 && (
        <div className="-my-1 flex items-center gap-1 text-sm">
          <p className="min-w-0">
            <span className="text-soft">SHA-256 </span>
            <code className="text-xs wrap-anywhere">{sha256}</code>
          </p>
          <CopyButton text={sha256} label={t('copyHash')} iconOnly variant="quiet" size="icon" />
        </div>
      )}
    </>
  )
}
