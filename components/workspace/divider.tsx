'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react'
import { rememberSplit, SPLIT, splitOf } from './device'

/** The line between the two sides: dragged, or moved by arrow keys, Home and End; a double click takes it back. */
export function Divider(props: {
  /** Width of the first side in whole percent. */
  split: number
  onChange: (split: number) => void
  /** What the two sides share; its `--split` is the width while the line is dragged. */
  container: RefObject<HTMLElement | null>
  controls: string
}) {
  const { split, onChange, container, controls } = props
  const t = useTranslations('workspace')
  const dragged = useRef<number | null>(null)

  const settle = (value: number) => {
    onChange(splitOf(value))
    rememberSplit(splitOf(value))
  }
  const start = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.focus()
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = split
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (dragged.current === null || !container.current) return
    const { left, right, width } = container.current.getBoundingClientRect()
    const isRightToLeft = getComputedStyle(container.current).direction === 'rtl'
    const share = ((isRightToLeft ? right - event.clientX : event.clientX - left) / width) * 100
    dragged.current = Math.min(SPLIT.max, Math.max(SPLIT.min, share))
    container.current.style.setProperty('--split', dragged.current.toFixed(2))
  }
  const stop = () => {
    if (dragged.current === null) return
    settle(dragged.current)
    dragged.current = null
    container.current?.style.removeProperty('--split')
  }
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    const step = (event.shiftKey ? 10 : 2) * (isRightToLeft ? -1 : 1)
    const next = { ArrowLeft: split - step, ArrowRight: split + step, Home: SPLIT.min, End: SPLIT.max }[
      event.key
    ]
    if (next === undefined) return
    event.preventDefault()
    settle(next)
  }

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('divider')}
      aria-controls={controls}
      aria-valuenow={split}
      aria-valuemin={SPLIT.min}
      aria-valuemax={SPLIT.max}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={stop}
      onPointerCancel={stop}
      onDoubleClick={() => settle(SPLIT.initial)}
      onKeyDown={press}
      className="group relative z-10 hidden w-px shrink-0 cursor-col-resize touch-none bg-line outline-none md:block"
    >
      <span className="absolute inset-y-0 -start-1.5 w-3 transition-colors group-hover:bg-accent/20 group-focus-visible:bg-accent/40 group-active:bg-accent/40" />
    </div>
  )
}
