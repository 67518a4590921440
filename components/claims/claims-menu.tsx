'use client'
import { ScanSearch } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { buttonClasses, classes, panelClasses } from '@/components/ui/styles'
import { useShortcuts } from '@/components/workspace/use-shortcuts'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { CLAIM_KINDS } from '@/lib/claims/types'
import { useClaims } from './claims-provider'
import './claims.css'
import { MARK_CLASSES } from './kinds'

/** The legend of the marks: which kinds are shown, how many there are, and the way to the ledger. `c` switches all. */
export function ClaimsMenu() {
  const t = useTranslations('claims')
  const { reportId, say } = useWorkspace()
  const { ledger, shown, toggleAll, toggleKind } = useClaims()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const toggle = () => {
    toggleAll()
    say(t(shown.isOn ? 'marksOff' : 'marksOn'))
  }
  useShortcuts({ claims: toggle })

  useEffect(() => {
    if (!isOpen) return
    const close = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [isOpen])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  const counts = new Map(CLAIM_KINDS.map((kind) => [kind, 0]))
  for (const { kind } of ledger?.claims ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1)

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to what bubbles out of the legend
    <div ref={root} className="relative" onKeyDown={leave}>
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={t('legend')}
        title={`${t('legend')} (c)`}
        onClick={() => setOpen(!isOpen)}
        className={classes(buttonClasses('quiet', 'icon'), shown.isOn && 'text-accent')}
      >
        <ScanSearch aria-hidden />
      </button>
      <div
        id={id}
        role="group"
        aria-label={t('legend')}
        hidden={!isOpen}
        className={classes(panelClasses, 'absolute end-0 top-full z-30 mt-1 w-64 p-3 text-sm')}
      >
        <label className="flex items-center justify-between gap-3 font-medium">
          {t('marksShown')}
          <input type="checkbox" checked={shown.isOn} onChange={toggle} className="size-4 accent-accent" />
        </label>
        <ul className="mt-2 border-t border-line pt-2">
          {CLAIM_KINDS.map((kind) => (
            <li key={kind}>
              <label className={classes('flex items-center gap-2 py-0.5', !shown.isOn && 'text-faint')}>
                <input
                  type="checkbox"
                  checked={shown.isOn && shown.kinds.has(kind)}
                  onChange={() => toggleKind(kind)}
                  className="size-4 accent-accent"
                />
                <span className={MARK_CLASSES[kind]}>{t(`kinds.${kind}`)}</span>
                <span className="ms-auto text-faint tabular-nums">
                  {ledger ? t('number', { count: counts.get(kind) ?? 0 }) : ''}
                </span>
              </label>
            </li>
          ))}
        </ul>
        <p className="mt-2 flex flex-col gap-1 border-t border-line pt-2">
          <span className="claim-contested w-fit px-1 text-soft">{t('contestedLegend')}</span>
          <Link href={`/reports/${reportId}/claims`} prefetch={false} className="link">
            {t('openLedger')}
          </Link>
          <Link href={`/reports/${reportId}/contradictions`} prefetch={false} className="link">
            {t('openContradictions', {
              count: ledger?.contradictions.filter(({ dismissed }) => !dismissed).length ?? 0,
            })}
          </Link>
        </p>
      </div>
    </div>
  )
}
