'use client'
import { ChevronDown, ChevronLeft, ChevronRight, CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { Findings } from './use-findings'

/** How many things there are to check, the way from one to the next, and all warnings in a list. */
export function FindingBar(props: {
  findings: Findings
  onStep: (kind: 'warning' | 'guess', by: 1 | -1) => void
  onGoTo: (blockId: string | null) => void
}) {
  const { findings, onStep, onGoTo } = props
  const t = useTranslations('review.findings')
  const [isOpen, setOpen] = useState(false)
  const { warnings, guessed, refusal } = findings
  const isClean = warnings.length === 0 && guessed.length === 0 && refusal === null
  if (isClean) {
    return (
      <p className="flex shrink-0 items-center gap-1.5 border-b border-line px-3 py-1.5 text-sm text-good sm:px-4">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {t('none')}
      </p>
    )
  }
  return (
    <div className="shrink-0 border-b border-line">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-2 py-1 text-sm sm:gap-x-4 sm:px-3">
        {warnings.length > 0 && (
          <div className="flex items-center gap-0.5">
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls="warnings"
              onClick={() => setOpen(!isOpen)}
              className={classes(buttonClasses('quiet', 'small'), 'text-warning hover:text-warning')}
            >
              <TriangleAlert aria-hidden />
              {t('warnings', { count: warnings.length })}
              <ChevronDown aria-hidden className={classes('transition-transform', isOpen && 'rotate-180')} />
            </button>
            <Steps name="warning" keyName="w" onStep={onStep} />
          </div>
        )}
        {guessed.length > 0 && (
          <div className="flex items-center gap-0.5">
            <span className="flex items-center gap-1.5 px-2 text-sm text-soft">
              <CircleHelp aria-hidden className="size-4 shrink-0" />
              {t('guesses', { count: guessed.length })}
            </span>
            <Steps name="guess" keyName="g" onStep={onStep} />
          </div>
        )}
      </div>
      {refusal && <p className="px-4 pb-2 text-sm text-warning">{refusal}</p>}
      {isOpen && warnings.length > 0 && (
        <ul
          id="warnings"
          aria-label={t('list')}
          className="max-h-[35dvh] overflow-y-auto border-t border-line py-1"
        >
          {warnings.map(({ key, said, blockId }) => (
            <li key={key}>
              <button
                type="button"
                onClick={() => onGoTo(blockId)}
                className="block w-full px-4 py-1.5 text-start text-sm text-ink -outline-offset-2 hover:bg-sunken"
              >
                {said}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Steps(props: {
  name: 'warning' | 'guess'
  keyName: string
  onStep: (kind: 'warning' | 'guess', by: 1 | -1) => void
}) {
  const { name, keyName, onStep } = props
  const t = useTranslations('review.findings')
  return ([-1, 1] as const).map((by) => {
    const label = t(`${by === 1 ? 'next' : 'previous'}.${name}`)
    const Icon = by === 1 ? ChevronRight : ChevronLeft
    return (
      <button
        key={by}
        type="button"
        aria-label={label}
        title={`${label} (${by === 1 ? keyName : `Shift+${keyName}`})`}
        onClick={() => onStep(name, by)}
        className={classes(buttonClasses('quiet', 'icon'), 'size-7', by === -1 && 'max-sm:hidden')}
      >
        <Icon aria-hidden className="rtl:-scale-x-100" />
      </button>
    )
  })
}
