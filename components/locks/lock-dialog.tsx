'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { LOCK_REASON_LENGTH } from '@/lib/drafts/schema'
import { useDraftLock, useLockActions } from './locks-provider'

/** Says what locking does, and asks for the reason that everybody will read; for a locked draft, for another reason. */
export function LockDialog({ draftId, onClose }: { draftId: string; onClose: () => void }) {
  const t = useTranslations('workspace.lock')
  const { lock } = useLockActions()
  const { say } = useWorkspace()
  const [before] = useState(useDraftLock(draftId))
  const [reason, setReason] = useState(before?.reason ?? '')
  const [isPending, setPending] = useState(false)
  const [hasFailed, setFailed] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    const answer = await lock({ draftId, reason }).catch(() => ({ ok: false }) as const)
    setPending(false)
    setFailed(!answer.ok)
    if (!answer.ok) return
    say(before ? t('reasonChanged') : t('done'))
    onClose()
  }
  return (
    <Dialog
      title={before ? t('changeReason') : t('title')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {!before && <p className="text-base text-soft">{t('text')}</p>}
        <TextField
          label={t('reason')}
          hint={t('reasonHint', { length: LOCK_REASON_LENGTH })}
          value={reason}
          onChange={setReason}
          maxLength={LOCK_REASON_LENGTH}
          rows={3}
          autoFocus
        />
        {hasFailed && <Callout tone="error">{t('failed')}</Callout>}
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {before ? t('keep') : t('confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
