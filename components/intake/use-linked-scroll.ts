import { type RefObject, useEffect } from 'react'

/** How far below a pane's top the line is that is kept level, in share of its height. */
const LEVEL = 0.3

/**
 * Keeps two panes level while one of them is scrolled: `counterpart` names the element of the other pane that belongs
 * to the one at the level line. A pane leads while it has the pointer or the focus, so the two never chase each other.
 */
export function useLinkedScroll(
  one: RefObject<HTMLElement | null>,
  other: RefObject<HTMLElement | null>,
  counterpart: (element: Element, from: 'one' | 'other') => Element | null,
  isOn: boolean,
): void {
  useEffect(() => {
    if (!isOn) return
    let leader: HTMLElement | null = null
    let frame = 0
    const lead = (event: Event) => {
      leader = event.currentTarget as HTMLElement
    }
    const follow = () => {
      frame = 0
      const follower = leader === one.current ? other.current : one.current
      if (!leader || !follower || follower.clientHeight === 0) return
      const frameOf = leader.getBoundingClientRect()
      const level = frameOf.top + frameOf.height * LEVEL
      const element = leader.ownerDocument
        .elementFromPoint(frameOf.left + frameOf.width / 2, level)
        ?.closest('[data-start], [data-block]')
      const twin = element && counterpart(element, leader === one.current ? 'one' : 'other')
      if (!element || !twin) return
      const offset = element.getBoundingClientRect().top - frameOf.top
      const place = twin.getBoundingClientRect().top - follower.getBoundingClientRect().top
      follower.scrollTop += place - offset
    }
    const scroll = (event: Event) => {
      if (event.currentTarget !== leader || frame !== 0) return
      frame = requestAnimationFrame(follow)
    }
    const panes = [one.current, other.current].filter((pane) => pane !== null)
    const signs = ['pointerenter', 'pointerdown', 'wheel', 'touchstart', 'focusin'] as const
    for (const pane of panes) {
      for (const sign of signs) pane.addEventListener(sign, lead, { passive: true })
      pane.addEventListener('scroll', scroll, { passive: true })
    }
    return () => {
      cancelAnimationFrame(frame)
      for (const pane of panes) {
        for (const sign of signs) pane.removeEventListener(sign, lead)
        pane.removeEventListener('scroll', scroll)
      }
    }
  }, [one, other, counterpart, isOn])
}
