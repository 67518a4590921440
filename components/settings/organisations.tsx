'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { formFields } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { TextField } from '@/components/ui/text-field'
import { type Answer, useAction } from '@/components/ui/use-action'
import { OrganisationRow, type ShownOrganisation } from './organisation-row'

type Chosen = { reportId: string; organisationId: string }

export interface OrganisationsProps {
  reportId: string
  organisations: ShownOrganisation[]
  add: (input: { reportId: string; name: string }) => Promise<Answer<string>>
  rename: (input: Chosen & { name: string }) => Promise<Answer<void>>
  move: (input: Chosen & { direction: 'up' | 'down' }) => Promise<Answer<void>>
  remove: (input: Chosen) => Promise<Answer<void>>
}

/** The organisations that write the report; every change here is saved at once. */
export function Organisations({ reportId, organisations, add, rename, move, remove }: OrganisationsProps) {
  const t = useTranslations('settings.organisations')
  const { run, isPending, errorOf, general } = useAction()
  const [renamed, setRenamed] = useState<string | null>(null)
  const [removed, setRemoved] = useState<ShownOrganisation | null>(null)

  const onAdd = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const { name = '' } = formFields(form)
    setRenamed(null)
    void run(
      () => add({ reportId, name }),
      () => form.reset(),
    )
  }
  return (
    <Section id="organisations" title={t('title')} text={t('text')}>
      {general && <Callout tone="error">{general}</Callout>}
      {organisations.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line">
          {organisations.map((organisation, index) => (
            <OrganisationRow
              key={organisation.id}
              organisation={organisation}
              isFirst={index === 0}
              isLast={index === organisations.length - 1}
              isDisabled={isPending}
              isRenaming={renamed === organisation.id}
              error={renamed === organisation.id ? errorOf('name') : null}
              onStartRename={() => setRenamed(organisation.id)}
              onCancelRename={() => setRenamed(null)}
              onRename={(name) =>
                run(
                  () => rename({ reportId, organisationId: organisation.id, name }),
                  () => setRenamed(null),
                )
              }
              onMove={(direction) =>
                run(() => move({ reportId, organisationId: organisation.id, direction }))
              }
              onRemove={() => setRemoved(organisation)}
            />
          ))}
        </ol>
      )}
      <form method="post" onSubmit={onAdd} className="flex flex-wrap items-start gap-3">
        <TextField
          label={t('name')}
          name="name"
          autoComplete="off"
          isRequired
          error={renamed ? null : errorOf('name')}
          className="min-w-56 flex-1"
        />
        <Button type="submit" isPending={isPending} className="mt-6">
          {t('add')}
        </Button>
      </form>
      {removed && (
        <ConfirmDialog
          isOpen
          danger
          title={t('removeTitle', { name: removed.name })}
          confirmLabel={t('removeConfirm')}
          isPending={isPending}
          onCancel={() => setRemoved(null)}
          onConfirm={() =>
            void run(() => remove({ reportId, organisationId: removed.id })).then(() => setRemoved(null))
          }
        >
          {t('removeText', { count: removed.members })}
        </ConfirmDialog>
      )}
    </Section>
  )
}
