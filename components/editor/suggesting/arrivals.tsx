import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Suggestion } from '@/lib/richtext/suggestions/list'
import { useCollaboration, useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { NewsOfSuggestions, NO_NEWS } from './suggestion-news'
import { useNames } from './use-suggestions'

// However much is said, a screen reader is told of it so often at most.
const CALM_MS = 6000
const FIRST_MS = 600

/** Tells a screen reader what others suggest in this draft, and what they decided. */
export function SuggestionArrivals({
  editor,
  session,
  suggestions,
}: Pick<CompanionProps, 'editor' | 'session'> & { suggestions: readonly Suggestion[] }) {
  const t = useTranslations('editor.suggesting.heard')
  const { userId } = useCollaboration()
  const nameOf = useNames()
  const [news, setNews] = useState<NewsOfSuggestions | null>(null)
  useEffect(() => {
    const made = new NewsOfSuggestions(
      session.fragment,
      userId,
      () => session.status.get().content === 'server',
    )
    setNews(made)
    return () => made.destroy()
  }, [session, userId])
  const status = useObservable(session.status, session.status.get())
  useEffect(() => news?.look(suggestions), [news, suggestions, status.content])

  const heard = useObservable(news?.news, NO_NEWS)
  const place = useMemo(() => editor.view.dom.getAttribute('aria-label') ?? '', [editor])
  const [said, say] = useState('')
  const saidAt = useRef(0)
  // Names follow who comes and goes: that must not put off what is to be said.
  const latest = useRef(nameOf)
  useEffect(() => {
    latest.current = nameOf
  })
  useEffect(() => {
    if (heard === NO_NEWS) return
    const { arrived, accepted, rejected } = heard
    const timer = setTimeout(
      () => {
        saidAt.current = Date.now()
        news?.clear()
        const [first] = arrived
        const name = first && (latest.current(first.user) ?? t('somebody'))
        say(
          [
            arrived.length === 1 && name ? t('one', { name, place }) : '',
            arrived.length > 1 ? t('some', { count: arrived.length, place }) : '',
            accepted > 0 ? t('accepted', { count: accepted }) : '',
            rejected > 0 ? t('rejected', { count: rejected }) : '',
          ]
            .filter(Boolean)
            .join(' '),
        )
      },
      Math.max(FIRST_MS, saidAt.current + CALM_MS - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [news, heard, place, t])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
