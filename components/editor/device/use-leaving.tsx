'use client'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { forgetDevice, unsentOnDevice } from './database'

const ConfirmDialog = dynamic(
  () => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog),
  {
    ssr: false,
  },
)

/**
 * Signing out of this browser: deletes the drafts and pages that it keeps, then calls `leave`. When some edits have not
 * reached the server it asks first. The dialog has to be rendered somewhere.
 */
export function useLeaving(leave: () => Promise<void>): { signOut: () => void; dialog: ReactNode } {
  const t = useTranslations('ui.leaving')
  const [drafts, setDrafts] = useState(0)
  const [isPending, setPending] = useState(false)

  const forgetAndLeave = async () => {
    setPending(true)
    await forgetDevice()
    await leave()
    setPending(false)
  }
  const ask = async () => {
    const unsent = new Set((await unsentOnDevice()).map(({ draftId }) => draftId))
    if (unsent.size > 0) setDrafts(unsent.size)
    else await forgetAndLeave()
  }
  const dialog = drafts > 0 && (
    <ConfirmDialog
      title={t('title')}
      confirmLabel={t('confirm')}
      isOpen
      isPending={isPending}
      danger
      onConfirm={() => void forgetAndLeave()}
      onCancel={() => setDrafts(0)}
    >
      {t('text', { drafts })}
    </ConfirmDialog>
  )
  return { signOut: () => void ask(), dialog }
}
