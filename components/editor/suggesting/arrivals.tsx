import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { useAnnounced } from '@/components/ui/use-announced'
import { useCalmlySaid } from '@/components/ui/use-calmly-said'
import type { Suggestion } from '@/lib/richtext/suggestions/list'
import { useCollaboration, useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { NewsOfSuggestions, NO_NEWS } from './suggestion-news'
import { useNames } from './use-suggestions'

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
  const said = useCalmlySaid(heard === NO_NEWS ? null : heard, ({ arrived, accepted, rejected }) => {
    news?.clear()
    const [first] = arrived
    const name = first && (nameOf(first.user) ?? t('somebody'))
    return [
      arrived.length === 1 && name ? t('one', { name, place }) : '',
      arrived.length > 1 ? t('some', { count: arrived.length, place }) : '',
      accepted > 0 ? t('accepted', { count: accepted }) : '',
      rejected > 0 ? t('rejected', { count: rejected }) : '',
    ]
      .filter(Boolean)
      .join(' ')
  })
  useAnnounced(said)
  return null
}
