'use client'
import { Minus, MoveHorizontal, PencilLine, Plus, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Select } from '@/components/ui/select'
import { buttonClasses, classes, fieldClasses } from '@/components/ui/styles'
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
  /** Where what is read is written; null where nobody writes. */
  opens: 'draft' | 'settings' | null
  onOpen: () => void
}

/** What stands above the pages: which one is read, how large, and what is shown. */
export function PreviewBar(props: PreviewBarProps) {
  const { page, count, onPage, percent, isFitted, onZoom, choices, onChoose, opens, onOpen } = props
  const t = useTranslations('preview')
  const openLabel = t(opens === 'settings' ? 'openSettings' : 'open')
  // Where there is little room they are asked for.
  const [isChoosing, setChoosing] = useState(false)
  return (
    <div className="@container border-b border-line text-sm">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2 px-3 py-1.5 sm:px-4 @md:gap-x-4">
        <label className="flex items-center gap-1.5 text-soft">
          <span className="sr-only @md:not-sr-only">{t('pageField')}</span>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={Math.max(1, count)}
            value={page}
            onChange={({ target }) => onPage(Number(target.value))}
            className={`${fieldClasses} h-8 w-12! px-2! text-sm tabular-nums [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none`}
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
          <span className="hidden w-11 text-center text-xs text-soft tabular-nums @md:block">
            {t('percent', { percent })}
          </span>
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
            <MoveHorizontal aria-hidden />
          </button>
        </div>
        <button
          type="button"
          disabled={!opens}
          onClick={onOpen}
          title={openLabel}
          className={buttonClasses('quiet', 'small')}
        >
          <PencilLine aria-hidden />
          <span className="sr-only @md:not-sr-only">{openLabel}</span>
        </button>
        <button
          type="button"
          aria-expanded={isChoosing}
          aria-label={t('choices')}
          title={t('choices')}
          onClick={() => setChoosing(!isChoosing)}
          className={`${buttonClasses('quiet', 'icon')} ms-auto @5xl:hidden`}
        >
          <SlidersHorizontal aria-hidden />
        </button>
        <div
          className={classes(
            'w-full flex-wrap gap-2 @5xl:ms-auto @5xl:flex @5xl:w-auto',
            isChoosing ? 'flex' : 'hidden',
          )}
        >
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
            className="w-full sm:w-44"
          />
          <Select
            hideLabel
            label={t('reading')}
            value={choices.reading}
            options={(['original', 'final'] as const).map((id) => ({ id, label: t(`readings.${id}`) }))}
            onChange={(id) => onChoose({ ...choices, reading: id as PreviewChoices['reading'] })}
            className="w-full sm:w-52"
          />
          <Select
            hideLabel
            label={t('paper')}
            value={choices.paper ?? 'settings'}
            options={(['settings', 'a4', 'letter'] as const).map((id) => ({ id, label: t(`papers.${id}`) }))}
            onChange={(id) =>
              onChoose({ ...choices, paper: id === 'settings' ? null : (id as PreviewChoices['paper']) })
            }
            className="w-full sm:w-36"
          />
        </div>
      </div>
    </div>
  )
}
