'use client'
import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { hasAppleKeys, KeySheet } from '@/components/ui/key-sheet'
import { REVIEW_SHEET } from './review-keys'

/** Every key of the review. */
export function ReviewSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations('review.keys')
  const isApple = hasAppleKeys()
  const groups = REVIEW_SHEET.map(({ name, lines }) => ({
    name,
    title: t(`groups.${name}`),
    lines: lines.map(({ id, keys }) => ({ id, text: t(id), keys })),
  }))
  return (
    <Dialog title={t('title')} isOpen wide onOpenChange={(isOpen) => !isOpen && onClose()}>
      <KeySheet
        groups={groups}
        names={{
          Mod: isApple ? '⌘' : t('names.control'),
          Shift: isApple ? '⇧' : t('names.shift'),
          Escape: t('names.escape'),
          Enter: t('names.enter'),
          Backspace: t('names.backspace'),
          Home: t('names.home'),
          End: t('names.end'),
        }}
      />
    </Dialog>
  )
}
