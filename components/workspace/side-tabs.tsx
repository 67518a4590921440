'use client'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import { beside } from '@/components/preview/beside'
import { classes } from '@/components/ui/styles'
import { type Side, useWorkspace } from './workspace-context'

const SIDES: Side[] = ['reply', 'draft']

/** The two tabs of a phone. On wider screens both sides stand beside each other, and these only name them. */
export function SideTabs() {
  const t = useTranslations('workspace')
  const { side, show } = useWorkspace()
  // It stands where the reply did.
  const isPreview = useObservable(beside.isOpen, false)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = side === 'reply' ? 'draft' : 'reply'
    show(other)
    document.getElementById(`${other}-tab`)?.focus()
  }
  return (
    <div role="tablist" aria-label={t('sides')} className="grid grid-cols-2 border-b border-line md:hidden">
      {SIDES.map((name) => (
        <button
          key={name}
          id={`${name}-tab`}
          type="button"
          role="tab"
          aria-selected={side === name}
          aria-controls={`${name}-side`}
          tabIndex={side === name ? 0 : -1}
          onClick={() => show(name)}
          onKeyDown={press}
          className={classes(
            'h-11 border-b-2 text-sm font-medium -outline-offset-2',
            side === name ? 'border-accent text-accent-strong' : 'border-transparent text-soft',
          )}
        >
          {t(`side.${name === 'reply' && isPreview ? 'preview' : name}`)}
        </button>
      ))}
    </div>
  )
}
