'use client'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classes } from './styles'

export interface DialogProps {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** `alertdialog` for a question that must be answered; a click outside does not close it then. */
  role?: 'dialog' | 'alertdialog'
  wide?: boolean
  children: ReactNode
}

/** A modal dialog: focus goes in, stays in and comes back; Escape closes. */
export function Dialog({ title, isOpen, onOpenChange, role = 'dialog', wide, children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-50 flex items-start justify-center overflow-auto bg-black/40 p-4 pt-[10vh]"
    >
      <Modal
        className={classes(
          'w-full rounded-xl border border-line bg-raised shadow-2xl',
          wide ? 'max-w-2xl' : 'max-w-md',
        )}
      >
        <AriaDialog role={role} className="flex flex-col gap-4 p-5 outline-none sm:p-6">
          <Heading slot="title" className="text-lg font-semibold">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
