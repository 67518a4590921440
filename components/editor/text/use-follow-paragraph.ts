import { useRouter } from 'next/navigation'
import { type MouseEvent, type RefObject, useCallback } from 'react'
import { type Places, slugOf } from './quoted-places'

/** What to do with a click in the text: a quotation's source opens its paragraph beside the draft, or goes there. */
export function useFollowParagraph(
  places: RefObject<Places>,
  onOpenParagraph: ((questionSlug: string, paragraph: string) => void) | undefined,
): (event: MouseEvent<HTMLElement>) => void {
  const router = useRouter()
  return useCallback(
    (event) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-paragraph]') : null
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      const paragraph = link.dataset.paragraph ?? ''
      if (onOpenParagraph) onOpenParagraph(slugOf(paragraph, places.current), paragraph)
      else router.push(link.getAttribute('href') ?? '')
    },
    [places, onOpenParagraph, router],
  )
}
