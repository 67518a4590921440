'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

export interface ConfirmDialogProps {
  title: string
  /** What will happen, and whether it can be taken back. */
  children: ReactNode
  confirmLabel: string
  isOpen: boolean
  isPending?: boolean
  danger?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, isOpen, isPending, danger, onConfirm, onCancel } = props
  const t = useTranslations('ui')
  return (
    <Dialog title={title} role="alertdialog" isOpen={isOpen} onOpenChange={(open) => !open && onCancel()}>
      <div className="text-base text-soft">{children}</div>
      <div className="flex justify-end gap-2">
        <Button variant="secondary" onPress={onCancel} autoFocus>
          {t('cancel')}
        </Button>
        <Button variant={danger ? 'danger' : 'primary'} isPending={isPending} onPress={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  )
}
