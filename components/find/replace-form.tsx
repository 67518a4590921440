'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { buttonClasses } from '@/components/ui/styles'
import { TextField } from '@/components/ui/text-field'

/** Other words for what was found; says what will happen and asks before it does. */
export function ReplaceForm(props: {
  query: string
  places: number
  drafts: number
  isPending: boolean
  onReplace: (replacement: string) => Promise<boolean>
}) {
  const { query, places, drafts, isPending, onReplace } = props
  const t = useTranslations('find')
  const [replacement, setReplacement] = useState('')
  const [isAsking, setAsking] = useState(false)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setAsking(true)
  }
  return (
    <form onSubmit={ask} className="flex max-w-xl items-end gap-2">
      <TextField
        label={t('replacement')}
        value={replacement}
        onChange={setReplacement}
        maxLength={1000}
        className="flex-1"
      />
      <button type="submit" disabled={places === 0 || isPending} className={buttonClasses('secondary')}>
        {t('replace', { places })}
      </button>
      <ConfirmDialog
        title={t('confirmTitle')}
        confirmLabel={t('confirm', { places })}
        isOpen={isAsking}
        isPending={isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => void onReplace(replacement).then(() => setAsking(false))}
      >
        {replacement === ''
          ? t('confirmDelete', { query, places, drafts })
          : t('confirmText', { query, replacement, places, drafts })}
      </ConfirmDialog>
    </form>
  )
}
