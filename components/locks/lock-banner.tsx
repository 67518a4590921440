'use client'
import { Lock } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { buttonClasses } from '@/components/ui/styles'
import { untilThere } from '@/components/ui/until-there'
import { useAnnounced } from '@/components/ui/use-announced'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { useDraftLock, useLockActions } from './locks-provider'

const LockDialog = dynamic(
  () => untilThere(() => import('./lock-dialog')).then((module) => module.LockDialog),
  { ssr: false },
)

/** Above a locked draft: since when, by whom and why; and the way to open it again for who may. */
export function LockBanner({ draftId }: { draftId: string }) {
  const t = useTranslations('workspace.lock')
  const format = useFormatter()
  const { abilities, say } = useWorkspace()
  const { unlock } = useLockActions()
  const lock = useDraftLock(draftId)
  const [isAsking, setAsking] = useState(false)
  const [isPending, setPending] = useState(false)

  const open = async () => {
    if (isPending) return
    setPending(true)
    const answer = await unlock({ draftId }).catch(() => ({ ok: false }) as const)
    setPending(false)
    say(answer.ok ? t('unlocked') : t('failed'))
  }
  const small = buttonClasses('secondary', 'small')
  const said =
    lock &&
    t('locked', {
      name: lock.by?.name ?? t('somebody'),
      date: format.dateTime(new Date(lock.at), { dateStyle: 'medium', timeStyle: 'short' }),
    })
  useAnnounced(said ? [said, lock.reason].filter(Boolean).join(' ') : '')
  return (
    <>
      {lock && (
        <div className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line bg-sunken px-4 py-2 text-sm">
          <Lock aria-hidden className="mt-0.5 size-4 shrink-0 text-soft" />
          <div className="min-w-0 flex-1 basis-56">
            <p className="text-soft">{said}</p>
            {lock.reason && (
              <p dir="auto" className="break-words whitespace-pre-line text-ink">
                {lock.reason}
              </p>
            )}
          </div>
          {abilities['draft.lock'] && (
            <div className="flex gap-2">
              <button
                type="button"
                className={buttonClasses('quiet', 'small')}
                onClick={() => setAsking(true)}
              >
                {t('changeReason')}
              </button>
              <button type="button" className={small} aria-disabled={isPending} onClick={() => void open()}>
                {t('unlock')}
              </button>
            </div>
          )}
        </div>
      )}
      {isAsking && <LockDialog draftId={draftId} onClose={() => setAsking(false)} />}
    </>
  )
}
