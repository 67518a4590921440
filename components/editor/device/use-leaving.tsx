'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { countWaiting } from '@/components/review/kept'
import { LazyConfirmDialog } from '@/components/ui/lazy-confirm-dialog'
import { forgetDevice, unsentOnDevice } from './database'
import { countPictures } from './picture-store'

const NOTHING = { drafts: 0, comments: 0, pictures: 0 }

/**
 * Signing out of this browser: deletes the drafts and pages that it keeps, then calls `leave`. When some edits have not
 * reached the server it asks first. The dialog has to be rendered somewhere.
 */
export function useLeaving(leave: () => Promise<void>): { signOut: () => void; dialog: ReactNode } {
  const t = useTranslations('ui.leaving')
  const [lost, setLost] = useState(NOTHING)
  const [isPending, setPending] = useState(false)

  const forgetAndLeave = async () => {
    setPending(true)
    await forgetDevice()
    await leave()
    setPending(false)
  }
  const ask = async () => {
    const [unsent, comments, pictures] = await Promise.all([
      unsentOnDevice(),
      countWaiting(),
      countPictures(),
    ])
    const drafts = new Set(unsent.map(({ draftId }) => draftId)).size
    if (drafts + comments + pictures > 0) setLost({ drafts, comments, pictures })
    else await forgetAndLeave()
  }
  const dialog = lost.drafts + lost.comments + lost.pictures > 0 && (
    <LazyConfirmDialog
      title={t('title')}
      confirmLabel={t('confirm')}
      isOpen
      isPending={isPending}
      danger
      onConfirm={() => void forgetAndLeave()}
      onCancel={() => setLost(NOTHING)}
    >
      {lost.drafts > 0 && <p>{t('text', { drafts: lost.drafts })}</p>}
      {lost.pictures > 0 && <p>{t('pictures', { pictures: lost.pictures })}</p>}
      {lost.comments > 0 && <p>{t('comments', { comments: lost.comments })}</p>}
    </LazyConfirmDialog>
  )
  return { signOut: () => void ask(), dialog }
}
