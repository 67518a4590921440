'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import { formFields } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { type Answer, useAction } from '@/components/ui/use-action'
import { GIVEN_ROLES, type GivenRole } from './roles'

type Invite = (input: {
  reportId: string
  email: string
  role: GivenRole
}) => Promise<Answer<{ token: string; expiresAt: Date }>>

/** Inviting one e-mail to one role: gives a link that is shown this once. */
export function InviteForm({ reportId, invite }: { reportId: string; invite: Invite }) {
  const t = useTranslations('members')
  const roles = useTranslations('terms.roles')
  const format = useFormatter()
  const { run, isPending, errorOf, general } = useAction()
  const [role, setRole] = useState<GivenRole>('author')
  const [made, setMade] = useState<{ email: string; link: string; until: Date } | null>(null)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { email = '' } = formFields(event.currentTarget)
    void run(
      () => invite({ reportId, email, role }),
      // The address of this page is one at which the installation can be reached.
      ({ token, expiresAt }) =>
        setMade({ email, link: `${location.origin}/invitations/${token}`, until: expiresAt }),
    )
  }
  return (
    <Section title={t('invite.title')} text={t('invite.text')}>
      {made ? (
        <div className="flex flex-col gap-3 rounded-lg border border-line bg-sunken p-4">
          <p className="font-medium">{t('invite.made', { email: made.email })}</p>
          <p className="rounded-md border border-line bg-paper px-3 py-2 font-mono text-sm break-all select-all">
            {made.link}
          </p>
          <p className="text-sm text-soft">
            {t('invite.once', { date: format.dateTime(made.until, { dateStyle: 'medium' }) })}
          </p>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={made.link} label={t('invite.copy')} variant="primary" />
            <Button variant="quiet" onPress={() => setMade(null)}>
              {t('invite.another')}
            </Button>
          </div>
        </div>
      ) : (
        <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
          {general && <Callout tone="error">{general}</Callout>}
          <div className="flex flex-wrap items-start gap-4">
            <TextField
              label={t('invite.email')}
              name="email"
              type="email"
              autoComplete="off"
              isRequired
              error={errorOf('email')}
              className="min-w-56 flex-1"
            />
            <Select
              label={t('role')}
              options={GIVEN_ROLES.map((id) => ({ id, label: roles(id), description: t(`roleHints.${id}`) }))}
              value={role}
              onChange={(id) => setRole(id as GivenRole)}
              error={errorOf('role')}
              className="w-44"
            />
          </div>
          <Button type="submit" isPending={isPending} className="self-start">
            {t('invite.submit')}
          </Button>
        </form>
      )}
    </Section>
  )
}
