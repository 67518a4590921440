'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { stepOf, type ListedExport } from '@/lib/exports/schema'
import { FailedExport } from './failed-export'
import { FinishedExport } from './finished-export'

export interface ExportRowProps {
  reportId: string
  entry: ListedExport
  isOnline: boolean
  isPending: boolean
  onCancel: () => void
  /** Answers whether it worked. */
  onRemove: () => Promise<boolean>
  /** Asks for the same once more. */
  onAgain: () => void
}

/** One export: what it is, who asked for it when, and what came of it. */
export function ExportRow(props: ExportRowProps) {
  const { entry, isPending, onCancel, onRemove, onAgain, isOnline } = props
  const { id, format, variant, options, state, share, by, createdAt, canManage } = entry
  const t = useTranslations('exports')
  const formatter = useFormatter()
  const name = t.has(`formats.${format}.label`) ? t(`formats.${format}.label`) : format
  const isBusy = state === 'queued' || state === 'running'
  return (
    <li
      id={`export-${id}`}
      aria-label={t('row', { name, state })}
      className="flex scroll-mt-4 flex-col gap-2 py-4 target:border-s-2 target:border-s-accent target:ps-3"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h3 className="font-medium">{name}</h3>
        <p className="text-sm text-soft">
          {[
            t(`variants.${variant}.short`),
            options.reading === 'final' && t('readings.final.short'),
            format === 'pdf' && t(`pdfStandards.${options.pdfStandard}.label`),
            options.names && t('withNames'),
            options.dates && t('withDates'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <p className="text-sm text-soft" suppressHydrationWarning>
        {t('asked', {
          by: by ?? 'none',
          date: formatter.dateTime(new Date(createdAt), { dateStyle: 'long', timeStyle: 'short' }),
        })}
      </p>
      {isBusy && (
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <progress
              value={state === 'queued' ? undefined : share}
              max={1}
              aria-label={t('progress', { name })}
              className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            />
            <p className="mt-1 text-sm text-soft">
              {state === 'queued' ? t('queued') : t(`steps.${stepOf(share)}`)}
            </p>
          </div>
          {canManage && (
            <Button variant="secondary" size="small" isDisabled={!isOnline} onPress={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </div>
      )}
      {state === 'done' && <FinishedExport {...props} />}
      {state === 'failed' && <FailedExport {...props} />}
      {(state === 'failed' || state === 'cancelled') && (
        <div className="flex flex-wrap items-center gap-2">
          {state === 'cancelled' && <p className="me-auto text-sm text-soft">{t('cancelled')}</p>}
          <Button variant="secondary" size="small" isDisabled={!isOnline} onPress={onAgain}>
            {t('again')}
          </Button>
          {canManage && (
            <Button
              variant="quiet"
              size="small"
              isPending={isPending}
              isDisabled={!isOnline}
              onPress={() => void onRemove()}
            >
              {t('forget')}
            </Button>
          )}
        </div>
      )}
      <p role="status" className="sr-only">
        {state === 'done' ? t('ready', { name }) : ''}
      </p>
    </li>
  )
}
