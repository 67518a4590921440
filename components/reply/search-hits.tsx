'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { classes, panelClasses } from '@/components/ui/styles'
import type { ReplyHit } from './find-in-reply'
import { Marked } from './marked'

/** The list below the search: each paragraph that was found with its words around the hit. */
export function SearchHits(props: {
  id: string
  hits: ReplyHit[]
  /** Index of the hit that Enter goes to. */
  active: number
  /** How many more there are than are listed. */
  more: number
  /** What the search has to say; nothing while it is closed. */
  said: string
  onRetry: (() => void) | undefined
  onChoose: (hit: ReplyHit) => void
}) {
  const { id, hits, active, more, said, onRetry, onChoose } = props
  const t = useTranslations('workspace.search')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, hits])

  return (
    <div
      className={classes(
        panelClasses,
        'absolute inset-x-2 top-full z-30 mt-1 flex max-h-[min(32rem,70dvh)] flex-col',
        !said && 'hidden',
      )}
    >
      <p
        className={classes(
          'flex items-center gap-2 px-3 py-1.5 text-sm text-soft',
          hits.length > 0 && 'border-b border-line',
        )}
      >
        {said}
        {more > 0 && ` ${t('more', { count: more })}`}
        {onRetry && (
          <button type="button" onClick={onRetry} className="link">
            {t('retry')}
          </button>
        )}
      </p>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('hits')}
        className={classes('relative min-h-0 overflow-y-auto overscroll-contain', hits.length > 0 && 'p-1')}
      >
        {hits.map((hit, index) => (
          // The keyboard stays in the field, which names the active option (aria-activedescendant).
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={hit.anchor}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(hit)}
            className={classes(
              'cursor-default rounded px-2.5 py-1.5 text-sm',
              index === active ? 'bg-accent-soft' : 'hover:bg-sunken',
            )}
          >
            <div className="flex gap-2 text-xs text-soft">
              <span className="shrink-0 font-semibold text-ink">{hit.label}</span>
              <span className="truncate">{hit.sectionTitle}</span>
              {hit.count > 1 && <span className="ms-auto shrink-0">{t('times', { count: hit.count })}</span>}
            </div>
            <div className="leading-snug" dir="auto">
              <Marked parts={hit.snippet} />
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
