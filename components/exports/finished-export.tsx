import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { CopyButton } from '@/components/ui/copy-button'
import { buttonClasses } from '@/components/ui/styles'
import type { ExportRowProps } from './export-row'
import { InspectionSummary } from './inspection-summary'

/** A file that was made: what is in it, its hash, and as long as it is kept the file. */
export function FinishedExport(props: ExportRowProps) {
  const { reportId, entry, isOnline, isPending, onRemove, onAgain } = props
  const { id, name, size, sha256, inspection, fileUntil, canManage } = entry
  const t = useTranslations('exports')
  const formatter = useFormatter()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <InspectionSummary inspection={inspection} />
      {sha256 && (
        <div className="flex items-start gap-1 text-sm">
          <p className="min-w-0">
            <span className="text-soft">SHA-256 </span>
            <code className="text-xs wrap-anywhere">{sha256}</code>
          </p>
          <CopyButton text={sha256} label={t('copyHash')} iconOnly variant="quiet" size="icon" />
        </div>
      )}
      <p className="text-sm wrap-anywhere text-soft" suppressHydrationWarning>
        {name} · {t('size', { kilobytes: Math.max(1, Math.round((size ?? 0) / 1000)) })} ·{' '}
        {fileUntil
          ? t('fileUntil', {
              date: formatter.dateTime(new Date(fileUntil), { dateStyle: 'medium', timeStyle: 'short' }),
            })
          : t('fileGone')}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {fileUntil ? (
          <a
            href={`/reports/${reportId}/export/${id}`}
            download={name}
            className={buttonClasses('primary', 'small')}
          >
            <Download aria-hidden />
            {t('download')}
          </a>
        ) : (
          <Button variant="secondary" size="small" isDisabled={!isOnline} onPress={onAgain}>
            {t('again')}
          </Button>
        )}
        {canManage && fileUntil && (
          <Button variant="quiet" size="small" isDisabled={!isOnline} onPress={() => setAsking(true)}>
            {t('remove')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        title={t('removeTitle')}
        confirmLabel={t('remove')}
        danger
        isOpen={isAsking}
        isPending={isPending}
        onConfirm={() => void onRemove().then(() => setAsking(false))}
        onCancel={() => setAsking(false)}
      >
        {t('removeText')}
      </ConfirmDialog>
    </>
  )
}
