'use client'
import { History, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { useCollaboration } from '@/components/editor/collab-provider'
import { buttonClasses } from '@/components/ui/styles'
import { untilThere } from '@/components/ui/until-there'
import { useAnnounced } from '@/components/ui/use-announced'
import type { UnseenDraft } from '@/lib/versions/schema'
import { useSeen } from './seen-provider'

const ChangesDialog = dynamic(() =>
  untilThere(() => import('./changes-dialog')).then((module) => module.ChangesDialog),
)

// Who only passes by has not looked.
const LOOKED_MS = 4_000

/**
 * Says that others changed this draft since one last looked, and leads to what they changed; remembers that one looks now.
 * Give it the draft's id as its key.
 */
export function SeenBar({ draftId }: { draftId: string }) {
  const t = useTranslations('workspace.seen')
  const format = useFormatter()
  const { reportId } = useCollaboration()
  const { unseen, saw } = useSeen()
  // What there was to see when one came: it stays there while one looks.
  const [found, setFound] = useState<UnseenDraft | null | undefined>(undefined)
  useEffect(() => {
    if (found === undefined && unseen) setFound(unseen.get(draftId) ?? null)
  }, [found, unseen, draftId])
  const [isOpen, setOpen] = useState(false)
  const isKnown = found !== undefined

  useEffect(() => {
    if (!isKnown) return
    let hasLooked = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const record = () => {
      const body = new Blob([JSON.stringify({ draftId })], { type: 'application/json' })
      navigator.sendBeacon(`/reports/${reportId}/looks`, body)
    }
    const look = () => {
      hasLooked = true
      record()
      saw(draftId)
    }
    const leave = () => {
      clearTimeout(timer)
      if (hasLooked) record()
    }
    const change = () => {
      if (document.visibilityState === 'hidden') return leave()
      timer = setTimeout(look, LOOKED_MS)
    }
    change()
    document.addEventListener('visibilitychange', change)
    return () => {
      document.removeEventListener('visibilitychange', change)
      // A hidden page has said so already.
      if (document.visibilityState === 'visible') leave()
      else clearTimeout(timer)
    }
  }, [isKnown, draftId, reportId, saw])

  const who =
    found && (found.names.length < found.authorIds.length ? [...found.names, t('others')] : found.names)
  const said =
    found && who
      ? t('changed', {
          who: format.list(who),
          date: format.dateTime(new Date(found.at), { dateStyle: 'medium', timeStyle: 'short' }),
        })
      : ''
  useAnnounced(said)
  if (!found) return null
  return (
    <div className="flex items-center gap-x-3 border-b border-line bg-sunken px-4 py-1.5 text-sm">
      <History aria-hidden className="size-4 shrink-0 self-start text-accent max-sm:mt-0.5 sm:self-center" />
      <p className="min-w-0 flex-1 break-words">
        {said}{' '}
        <Link
          href={`/reports/${reportId}/history/${draftId}?from=${found.since}&to=now`}
          prefetch={false}
          className="link"
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            setOpen(true)
          }}
        >
          {t('show')}
        </Link>
      </p>
      <button
        type="button"
        aria-label={t('dismiss')}
        onClick={() => setFound(null)}
        className={`${buttonClasses('quiet', 'icon')} shrink-0`}
      >
        <X aria-hidden />
      </button>
      {isOpen && (
        <ChangesDialog
          reportId={reportId}
          draftId={draftId}
          from={found.since}
          title={t('show')}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}
