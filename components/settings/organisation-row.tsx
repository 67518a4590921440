'use client'
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { formFields } from '@/components/ui/form-fields'
import { TextField } from '@/components/ui/text-field'

export interface ShownOrganisation {
  id: string
  name: string
  members: number
}

export interface OrganisationRowProps {
  organisation: ShownOrganisation
  isFirst: boolean
  isLast: boolean
  isDisabled: boolean
  isRenaming: boolean
  error: string | null
  onStartRename: () => void
  onCancelRename: () => void
  onRename: (name: string) => void
  onMove: (direction: 'up' | 'down') => void
  onRemove: () => void
}

/** One organisation: its name, or the field to rename it. */
export function OrganisationRow(props: OrganisationRowProps) {
  const { organisation, isFirst, isLast, isDisabled, isRenaming, error } = props
  const t = useTranslations('settings.organisations')
  const ui = useTranslations('ui')
  const { name, members } = organisation
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    props.onRename(formFields(event.currentTarget).name ?? '')
  }
  if (isRenaming) {
    return (
      <li className="px-4 py-3">
        <form method="post" onSubmit={onSubmit} className="flex flex-wrap items-start gap-2">
          <TextField
            label={t('renameLabel', { name })}
            name="name"
            defaultValue={name}
            autoComplete="off"
            autoFocus
            isRequired
            error={error}
            onKeyDown={(event) => event.key === 'Escape' && props.onCancelRename()}
            className="min-w-48 flex-1"
          />
          <div className="mt-6 flex gap-2">
            <Button type="submit" isDisabled={isDisabled}>
              {ui('save')}
            </Button>
            <Button variant="quiet" onPress={props.onCancelRename}>
              {ui('cancel')}
            </Button>
          </div>
        </form>
      </li>
    )
  }
  const actions = [
    {
      icon: ArrowUp,
      label: t('up', { name }),
      isDisabled: isDisabled || isFirst,
      act: () => props.onMove('up'),
    },
    {
      icon: ArrowDown,
      label: t('down', { name }),
      isDisabled: isDisabled || isLast,
      act: () => props.onMove('down'),
    },
    { icon: Pencil, label: t('renameLabel', { name }), isDisabled, act: props.onStartRename },
    { icon: Trash2, label: t('remove', { name }), isDisabled, act: props.onRemove },
  ]
  return (
    <li className="flex flex-wrap items-center gap-x-3 px-4 py-2">
      <div className="min-w-40 flex-1">
        <p className="font-medium">{name}</p>
        <p className="text-sm text-soft">{t('members', { count: members })}</p>
      </div>
      <div className="flex">
        {actions.map(({ icon: Icon, label, isDisabled, act }) => (
          <Button
            key={label}
            variant="quiet"
            size="icon"
            aria-label={label}
            isDisabled={isDisabled}
            onPress={act}
          >
            <Icon aria-hidden />
          </Button>
        ))}
      </div>
    </li>
  )
}
