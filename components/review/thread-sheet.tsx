'use client'
import { useTranslations } from 'next-intl'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { EntryCard, type MarginProps } from './margin-parts'
import { NEW } from './use-composing'

/** On a phone: the thread whose mark was tapped, or the comment that is begun, over the lower part of the screen. */
export function ThreadSheet(props: MarginProps) {
  const { entries, active, onClose } = props
  const t = useTranslations('discussion')
  const entry = entries.find(({ id }) => id === active)
  return (
    <ModalOverlay
      isOpen={entry !== undefined}
      // A comment that is being written is closed by its own buttons alone, which ask first.
      isDismissable={entry?.id !== NEW}
      isKeyboardDismissDisabled={entry?.id === NEW}
      onOpenChange={(isOpen) => !isOpen && entry && entry.id !== NEW && onClose(entry.id)}
      // Above the keyboard of the phone, not behind it.
      className="fixed inset-x-0 top-0 z-40 flex h-(--visual-viewport-height) items-end bg-black/25"
    >
      <Modal className="thread-sheet">
        <Dialog className="flex min-h-0 flex-col outline-none">
          <Heading slot="title" className="sr-only">
            {t('margin')}
          </Heading>
          {entry && <EntryCard {...props} entry={entry} isQuoted />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
