'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { stepOf, type ListedExport } from '@/lib/exports/schema'
import { FailedExport } from './failed-export'
import { FinishedExport } from './finished-export'
import { RowActions } from './row-actions'

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
  const { entry, onCancel, isOnline } = props
  const { id, format, variant, options, state, share, by, createdAt, canManage } = entry
  const t = useTranslations('exports')
  const formatter = useFormatter()
  const name = t.has(`formats.${format}.label`) ? t(`formats.${format}.label`) : format
  // What was pressed gives way to what came of it.
  const row = useRef<HTMLLIElement>(null)
  useFocusKept(row, () => row.current?.querySelector<HTMLElement>('a[download], button')?.focus())
  const isBusy = state === 'queued' || state === 'running'
  return (
    <li
      ref={row}
      id={`export-${id}`}
      aria-label={t('row', { name, state })}
      className="flex scroll-mt-4 flex-col gap-1.5 py-4 target:border-s-2 target:border-s-accent target:ps-3"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
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
        <RowActions {...props} />
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
              className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
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
      {state === 'cancelled' && <p className="text-sm text-soft">{t('cancelled')}</p>}
      <p role="status" className="sr-only">
        {state === 'done' ? t('ready', { name }) : ''}
      </p>
    </li>
  )
}
