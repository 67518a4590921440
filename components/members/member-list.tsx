'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { type Answer, useAction } from '@/components/ui/use-action'
import { MemberRow, type ShownMember } from './member-row'
import type { GivenRole } from './roles'

type MemberInput = { reportId: string; memberId: string }

/** What a coordinator can do to members. */
export interface MemberChanges {
  setRole: (input: MemberInput & { role: GivenRole }) => Promise<Answer<void>>
  setOrganisation: (input: MemberInput & { organisationId: string | null }) => Promise<Answer<void>>
  remove: (input: MemberInput) => Promise<Answer<void>>
  handOver: (input: MemberInput) => Promise<Answer<void>>
}

export interface MemberListProps {
  reportId: string
  members: ShownMember[]
  organisations: { id: string; name: string }[]
  /** Null for who may only look. */
  change: MemberChanges | null
}

/** The members of a report, with roles and organisations; a coordinator changes them in place. */
export function MemberList({ reportId, members, organisations, change }: MemberListProps) {
  const t = useTranslations('members')
  const { run, isPending, general } = useAction()
  const [asked, setAsked] = useState<{ what: 'remove' | 'handOver'; member: ShownMember } | null>(null)
  const confirm = () => {
    if (!asked || !change) return
    void run(() => change[asked.what]({ reportId, memberId: asked.member.id })).then(() => setAsked(null))
  }
  return (
    <>
      {general && (
        <div className="mt-4">
          <Callout tone="error">{general}</Callout>
        </div>
      )}
      <ul className="mt-6 divide-y divide-line border-y border-line">
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            organisations={organisations}
            isDisabled={isPending}
            change={
              change && {
                onRole: (role) => void run(() => change.setRole({ reportId, memberId: member.id, role })),
                onOrganisation: (organisationId) =>
                  void run(() => change.setOrganisation({ reportId, memberId: member.id, organisationId })),
                onAsk: (what) => setAsked({ what, member }),
              }
            }
          />
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          isOpen
          danger={asked.what === 'remove'}
          title={t(`${asked.what}.title`, { name: asked.member.name })}
          confirmLabel={t(`${asked.what}.confirm`)}
          isPending={isPending}
          onConfirm={confirm}
          onCancel={() => setAsked(null)}
        >
          {t(`${asked.what}.text`, { name: asked.member.name })}
        </ConfirmDialog>
      )}
    </>
  )
}
