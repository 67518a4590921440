'use client'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { classes } from '@/components/ui/styles'

export type Pane = 'source' | 'outline'
const PANES: Pane[] = ['source', 'outline']

/** The two panes of a phone. On wider screens they stand beside each other. */
export function PaneTabs({ pane, onChange }: { pane: Pane; onChange: (pane: Pane) => void }) {
  const t = useTranslations('review')
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = pane === 'source' ? 'outline' : 'source'
    onChange(other)
    document.getElementById(`${other}-tab`)?.focus()
  }
  return (
    <div
      role="tablist"
      aria-label={t('panes')}
      className="grid shrink-0 grid-cols-2 border-b border-line md:hidden"
    >
      {PANES.map((name) => (
        <button
          key={name}
          id={`${name}-tab`}
          type="button"
          role="tab"
          aria-selected={pane === name}
          aria-controls={`${name}-pane`}
          tabIndex={pane === name ? 0 : -1}
          onClick={() => onChange(name)}
          onKeyDown={press}
          className={classes(
            'h-10 border-b-2 text-sm font-medium -outline-offset-2',
            pane === name ? 'border-accent text-accent-strong' : 'border-transparent text-soft',
          )}
        >
          {t(`pane.${name}`)}
        </button>
      ))}
    </div>
  )
}
