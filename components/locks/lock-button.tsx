'use client'
import { LockOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { buttonClasses } from '@/components/ui/styles'
import { untilThere } from '@/components/ui/until-there'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { useDraftLock } from './locks-provider'

const LockDialog = dynamic(
  () => untilThere(() => import('./lock-dialog')).then((module) => module.LockDialog),
  { ssr: false },
)

/** Locks the draft as final, for who may; nothing where it is locked already. */
export function LockButton({ draftId }: { draftId: string }) {
  const t = useTranslations('workspace.lock')
  const { abilities } = useWorkspace()
  const lock = useDraftLock(draftId)
  const [isAsking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasLocked = useRef(lock !== null)
  useEffect(() => {
    // Whoever has just unlocked it stood on a button that is gone.
    if (wasLocked.current && !lock && document.activeElement === document.body) button.current?.focus()
    wasLocked.current = lock !== null
  }, [lock])
  if (!abilities['draft.lock']) return null
  return (
    <>
      {!lock && (
        <button
          ref={button}
          type="button"
          aria-haspopup="dialog"
          aria-label={t('lock')}
          title={t('lock')}
          onPointerEnter={() => void import('./lock-dialog')}
          onClick={() => setAsking(true)}
          className={buttonClasses('quiet', 'icon')}
        >
          <LockOpen aria-hidden />
        </button>
      )}
      {isAsking && <LockDialog draftId={draftId} onClose={() => setAsking(false)} />}
    </>
  )
}
