'use client'
import { useTranslations } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'
import { leave } from '@/components/accounts/auth-client'
import { forgetDevice, unsentOnDevice } from '@/components/editor/device/database'
import { countPictures } from '@/components/editor/device/picture-store'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { Section } from '@/components/ui/section'
import { forgetBrowser } from './forget'
import { type Keeping, keeping, onKeeping, setKeeping } from './preference'

/** What this device keeps for working offline, and the means to make it forget everything. */
export function DeviceSection() {
  const t = useTranslations('offline.device')
  const kept = useSyncExternalStore(onKeeping, keeping, () => null)
  const [unsent, setUnsent] = useState<{ drafts: number; pictures: number } | null>(null)
  const [isPending, setPending] = useState(false)
  const ask = async () => {
    const [notes, pictures] = await Promise.all([unsentOnDevice(), countPictures()])
    setUnsent({ drafts: new Set(notes.map(({ draftId }) => draftId)).size, pictures })
  }
  const forget = async () => {
    setPending(true)
    await forgetDevice()
    await forgetBrowser()
    await leave()
  }
  return (
    <Section title={t('title')} text={t('text')}>
      <RadioGroup
        label={t('keep')}
        value={kept}
        onChange={(id) => setKeeping(id as Keeping)}
        options={[
          { id: 'all', label: t('all'), description: t('allText') },
          { id: 'opened', label: t('opened'), description: t('openedText') },
        ]}
      />
      <p className="max-w-prose text-sm text-soft">{t('forgetText')}</p>
      <Button variant="danger" className="self-start" onPress={() => void ask()}>
        {t('forget')}
      </Button>
      <ConfirmDialog
        title={t('confirmTitle')}
        confirmLabel={t('confirm')}
        isOpen={unsent !== null}
        isPending={isPending}
        danger
        onConfirm={() => void forget()}
        onCancel={() => setUnsent(null)}
      >
        {unsent && unsent.drafts > 0 && <p>{t('confirmUnsent', { drafts: unsent.drafts })}</p>}
        {unsent && unsent.pictures > 0 && <p>{t('confirmPictures', { pictures: unsent.pictures })}</p>}
        {unsent && unsent.drafts + unsent.pictures === 0 && <p>{t('confirmText')}</p>}
      </ConfirmDialog>
    </Section>
  )
}
