'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { ShownMember } from './member-row'

export interface ShownInvitation {
  id: string
  email: string
  role: ShownMember['role']
  until: string
  isExpired: boolean
}

export interface InvitationListProps {
  reportId: string
  invitations: ShownInvitation[]
  withdraw: (input: { reportId: string; invitationId: string }) => Promise<Answer<void>>
}

/** Invitations that nobody has accepted yet. */
export function InvitationList({ reportId, invitations, withdraw }: InvitationListProps) {
  const t = useTranslations('members.pending')
  const roles = useTranslations('terms.roles')
  const { run, isPending, general } = useAction()
  return (
    <Section title={t('title')}>
      {general && <Callout tone="error">{general}</Callout>}
      <ul className="divide-y divide-line rounded-lg border border-line">
        {invitations.map(({ id, email, role, until, isExpired }) => (
          <li key={id} className="flex items-center gap-3 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{email}</p>
              <p className="text-sm text-soft">
                {t(isExpired ? 'expired' : 'until', { role: roles(role), date: until })}
              </p>
            </div>
            <Button
              size="small"
              isDisabled={isPending}
              aria-label={t('withdrawLabel', { email })}
              onPress={() => run(() => withdraw({ reportId, invitationId: id }))}
            >
              {t('withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
