'use client'
import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef } from 'react'
import { useFollowing, useReportPresence } from '@/components/editor/collab-provider'
import { buttonClasses } from '@/components/ui/styles'
import { useAnnounced } from '@/components/ui/use-announced'
import type { Outline } from '@/lib/state-replies/schema'
import { useStopFollowing } from './use-stop-following'
import { useWorkspace } from './workspace-context'

// Somebody whose line breaks for a moment has not left.
const GONE_AFTER = 8_000

/** Says whom one follows, and goes where they go; as long as one does nothing else oneself. */
export function FollowBar({ outline }: { outline: Outline }) {
  const t = useTranslations('workspace.follow')
  const router = useRouter()
  const { reportId, place, show, say } = useWorkspace()
  const { followed, follow } = useFollowing()
  const people = useReportPresence()
  const person = people.find(({ userId }) => userId === followed?.userId)
  const theirs = person?.place?.kind === 'draft' ? person.place.draftId : null
  const own = (place.chapter ?? place.question)?.draftId ?? null
  const pages = useMemo(() => pagesOf(outline), [outline])
  const page = theirs ? pages.get(theirs) : undefined
  const name = followed?.name ?? ''

  useStopFollowing(followed !== null, () => follow(null))

  /** Where the following may have led by now; whoever is elsewhere has gone there by themselves. */
  const led = useRef<{ to: string | null; via: ReadonlySet<string | null> } | null>(null)
  useEffect(() => {
    if (!followed) {
      led.current = null
      return
    }
    led.current ??= { to: own, via: new Set([own]) }
    const { to, via } = led.current
    if (own === theirs || own === to) led.current = { to: own, via: new Set([own]) }
    else if (!via.has(own)) return follow(null)
    if (theirs && page && theirs !== own && theirs !== led.current.to) {
      led.current = { to: theirs, via: new Set([...led.current.via, theirs]) }
      router.push(`/reports/${reportId}/${page}`)
    }
    if (theirs && own === theirs) show('draft')
  }, [followed, own, theirs, page, follow, router, reportId, show])
  useEffect(() => () => follow(null), [follow])

  const isGone = followed !== null && !person
  useEffect(() => {
    if (!isGone) return
    const timer = setTimeout(() => {
      say(t('gone', { name }))
      follow(null)
    }, GONE_AFTER)
    return () => clearTimeout(timer)
  }, [isGone, name, follow, say, t])

  const said = followed ? t(theirs ? 'following' : 'followingAway', { name }) : ''
  useAnnounced(said)
  if (!followed) return null
  return (
    <div
      className="flex min-h-9 items-center gap-2 border-b-2 bg-sunken px-3 py-0.5 text-sm"
      style={{ borderColor: followed.colour }}
    >
      <Eye aria-hidden className="size-4 shrink-0 text-soft" />
      <span className="min-w-0 flex-1 truncate">{said}</span>
      <button type="button" className={buttonClasses('secondary', 'small')} onClick={() => follow(null)}>
        {t('stop')}
      </button>
    </div>
  )
}

/** By draft id, the page on which it is written, below the report's own. */
function pagesOf({ chapters, sections, withdrawn }: Outline): ReadonlyMap<string, string> {
  const questions = [...sections.flatMap((section) => section.questions), ...withdrawn]
  return new Map([
    ...chapters.map(({ draftId, slug }) => [draftId, `chapters/${slug}`] as const),
    ...questions.map(({ draftId, slug }) => [draftId, `questions/${encodeURIComponent(slug)}`] as const),
  ])
}
