'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { EntryCard, type MarginProps } from './margin-parts'
import { stackCards } from './stack-cards'

const GAP = 8

/** The margin where there is room: a card for each thread beside its words, none over another. */
export function MarginCards(props: MarginProps) {
  const { entries, active } = props
  const t = useTranslations('discussion')
  const place = usePlaces(entries, active)
  if (entries.length === 0) return null
  return (
    <section aria-label={t('margin')} className="comments-margin">
      {entries.map((entry) => (
        <div key={entry.id} ref={place(entry.id)} className="margin-place">
          <EntryCard {...props} entry={entry} />
        </div>
      ))}
    </section>
  )
}

/**
 * Moves each card to where it stands: without a drawing by React, whenever one grows, another opens or the words move.
 * Gives each card's `ref`.
 */
export function usePlaces(
  entries: readonly { id: string; top: number }[],
  active: string | null,
): (id: string) => (element: HTMLElement | null) => void {
  const elements = useRef(new Map<string, HTMLElement>())
  const latest = useRef({ entries, active })
  const refs = useRef(new Map<string, (element: HTMLElement | null) => void>())

  const move = useCallback(() => {
    const { entries: all, active: open } = latest.current
    const wished = all.flatMap(({ id, top }) => {
      const element = elements.current.get(id)
      return element ? [{ id, top, height: element.offsetHeight }] : []
    })
    // Those below all words do not stand where they wish, but after the others.
    const tops = stackCards(settled(wished), { active: open, gap: GAP, least: GAP })
    let end = 0
    for (const { id, height } of wished) {
      const element = elements.current.get(id)!
      const top = tops.get(id) ?? 0
      end = Math.max(end, top + height)
      element.style.transform = `translateY(${Math.round(top)}px)`
      // The first place is taken at once, later ones are moved to.
      if (!element.dataset.placed) requestAnimationFrame(() => (element.dataset.placed = 'true'))
    }
    const column = elements.current.values().next().value?.parentElement
    if (column) column.style.minHeight = `${end + 3 * GAP}px`
  }, [])

  const watch = useRef<ResizeObserver>(undefined)
  useEffect(() => {
    const observer = new ResizeObserver(move)
    watch.current = observer
    for (const element of elements.current.values()) observer.observe(element)
    return () => {
      observer.disconnect()
      watch.current = undefined
    }
  }, [move])

  useLayoutEffect(() => {
    latest.current = { entries, active }
    move()
  }, [entries, active, move])

  return useCallback((id) => {
    let ref = refs.current.get(id)
    if (!ref) {
      ref = (element) => {
        const before = elements.current.get(id)
        if (before) watch.current?.unobserve(before)
        if (element) {
          elements.current.set(id, element)
          watch.current?.observe(element)
        } else {
          elements.current.delete(id)
          refs.current.delete(id)
        }
      }
      refs.current.set(id, ref)
    }
    return ref
  }, [])
}

const FAR = 1e6

/** Gives those that wish to stand below everything a place right after the last that wishes a real one. */
function settled(cards: { id: string; top: number; height: number }[]) {
  const real = cards.filter(({ top }) => top < FAR)
  const end = Math.max(0, ...real.map(({ top, height }) => top + height))
  return cards.map((card) => (card.top < FAR ? card : { ...card, top: end + GAP }))
}
