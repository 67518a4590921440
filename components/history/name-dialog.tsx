'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { fieldClasses, labelClasses } from '@/components/ui/styles'

/** Asks for the name of a version. */
export function NameDialog(props: {
  title: string
  hint?: string
  initial: string
  maxLength: number
  isPending: boolean
  error: string | null
  onSave: (name: string) => void
  onClose: () => void
}) {
  const { title, hint, initial, maxLength, isPending, error, onSave, onClose } = props
  const t = useTranslations('history')
  const [name, setName] = useState(initial)
  return (
    <Dialog title={title} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) onSave(name.trim())
        }}
      >
        {hint && <p className="text-sm text-soft">{hint}</p>}
        <label className="flex flex-col gap-1">
          <span className={labelClasses}>{t('name')}</span>
          <input
            autoFocus
            required
            value={name}
            maxLength={maxLength}
            onChange={(event) => setName(event.target.value)}
            className={fieldClasses}
          />
        </label>
        {error && (
          <p role="alert" className="text-sm text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button variant="secondary" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" type="submit" isPending={isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
