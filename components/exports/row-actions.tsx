import { Download, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { buttonClasses } from '@/components/ui/styles'
import type { ExportRowProps } from './export-row'

/** What can be done with an export that has ended: have its file or make it again, and remove what is left of it. */
export function RowActions(props: ExportRowProps) {
  const { reportId, entry, isOnline, isPending, onRemove, onAgain } = props
  const { id, state, name, fileUntil, canManage } = entry
  const t = useTranslations('exports')
  const [isAsking, setAsking] = useState(false)
  if (state === 'queued' || state === 'running') return null
  const isDone = state === 'done'
  const removing = isDone ? t('remove') : t('forget')
  return (
    <span className="ms-auto flex items-center gap-1">
      {isDone && fileUntil ? (
        <a
          href={`/reports/${reportId}/export/${id}`}
          download={name}
          className={buttonClasses('secondary', 'small')}
        >
          <Download aria-hidden />
          {t('download')}
        </a>
      ) : (
        <Button variant="secondary" size="small" isDisabled={!isOnline} onPress={onAgain}>
          {t('again')}
        </Button>
      )}
      {canManage && (!isDone || fileUntil) && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={removing}
          isPending={isPending}
          isDisabled={!isOnline}
          onPress={() => (isDone ? setAsking(true) : void onRemove())}
        >
          <Trash2 aria-hidden />
        </Button>
      )}
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
    </span>
  )
}
