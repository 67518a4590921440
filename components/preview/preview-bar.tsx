'use client'
import { Maximize2, Minus, PencilLine, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { buttonClasses, fieldClasses } from '@/components/ui/styles'
import type { PreviewChoices } from '@/lib/previews/schema'

export interface PreviewBarProps {
  page: number
  count: number
  onPage: (page: number) => void
  /** In hundredths of the size that paper has; `isFitted` when it follows the width of the window. */
  percent: number
  isFitted: boolean
  onZoom: (step: 1 | -1 | 'fit') => void
  choices: PreviewChoices
  onChoose: (choices: PreviewChoices) => void
  /** Opens the draft at the place that is read; null when there is none. */
  onOpen: (() => void) | null
}

/** What stands above the pages: which one is read, how large, and what is shown. */
export function PreviewBar(props: PreviewBarProps) {
  const { page, count, onPage, percent, isFitted, onZoom, choices, onChoose, onOpen } = props
  const t = useTranslations('preview')
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-3 py-1.5 text-sm sm:px-4">
      <label className="flex items-center gap-1.5 text-soft">
        {t('pageField')}
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={Math.max(1, count)}
          value={page}
          onChange={({ target }) => onPage(Number(target.value))}
          className={`${fieldClasses} h-8 w-16! px-2! text-sm tabular-nums`}
        />
        <span className="tabular-nums">{t('ofPages', { count })}</span>
      </label>
      <div role="group" aria-label={t('zoom')} className="flex items-center">
        <button
          type="button"
          aria-label={t('smaller')}
          title={`${t('smaller')} (−)`}
          className={buttonClasses('quiet', 'icon')}
          onClick={() => onZoom(-1)}
        >
          <Minus aria-hidden />
        </button>
        <span className="w-11 text-center text-xs text-soft tabular-nums">{t('percent', { percent })}</span>
        <button
          type="button"
          aria-label={t('larger')}
          title={`${t('larger')} (+)`}
          className={buttonClasses('quiet', 'icon')}
          onClick={() => onZoom(1)}
        >
          <Plus aria-hidden />
        </button>
        <button
          type="button"
          aria-label={t('fit')}
          title={`${t('fit')} (0)`}
          aria-pressed={isFitted}
          className={buttonClasses('quiet', 'icon')}
          onClick={() => onZoom('fit')}
        >
          <Maximize2 aria-hidden />
        </button>
      </div>
      <button
        type="button"
        disabled={!onOpen}
        onClick={() => onOpen?.()}
        className={buttonClasses('quiet', 'small')}
      >
        <PencilLine aria-hidden />
        {t('open')}
      </button>
      <div className="ms-auto flex flex-wrap gap-2">
        <Select
          hideLabel
          label={t('variant')}
          value={choices.variant ?? 'settings'}
          options={(['settings', 'public', 'confidential'] as const).map((id) => ({
            id,
            label: t(`variants.${id}`),
          }))}
          onChange={(id) =>
            onChoose({ ...choices, variant: id === 'settings' ? null : (id as PreviewChoices['variant']) })
          }
          className="w-44"
        />
        <Select
          hideLabel
          label={t('reading')}
          value={choices.reading}
          options={(['original', 'final'] as const).map((id) => ({ id, label: t(`readings.${id}`) }))}
          onChange={(id) => onChoose({ ...choices, reading: id as PreviewChoices['reading'] })}
          className="w-48"
        />
        <Select
          hideLabel
          label={t('paper')}
          value={choices.paper ?? 'settings'}
          options={(['settings', 'a4', 'letter'] as const).map((id) => ({ id, label: t(`papers.${id}`) }))}
          onChange={(id) =>
            onChoose({ ...choices, paper: id === 'settings' ? null : (id as PreviewChoices['paper']) })
          }
          className="w-44"
        />
      </div>
    </div>
  )
}
