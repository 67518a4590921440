import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { InvitationList } from '@/components/members/invitation-list'
import { InviteForm } from '@/components/members/invite-form'
import { LeaveReport } from '@/components/members/leave-report'
import { MemberList } from '@/components/members/member-list'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { findMembersPage } from '@/lib/members/queries'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { handOver, invite, leave, remove, setOrganisation, setRole, withdraw } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('members'))('title') }
}

/** Who takes part in a report; for its coordinator, the means to change that. */
export default async function MembersPage({ params }: { params: Promise<{ reportId: string }> }) {
  const { reportId } = await params
  const { session } = await authorizePage(reportId, 'members.view')
  const [t, format, page] = await Promise.all([
    getTranslations('members'),
    getFormatter(),
    orNotFound(findMembersPage(session.userId, reportId)),
  ])
  const manages = page.abilities['members.manage']
  const invitations = page.invitations.map(({ expiresAt, ...each }) => ({
    ...each,
    until: format.dateTime(expiresAt, { dateStyle: 'medium' }),
  }))
  const crumbs = [{ label: page.reportTitle, href: `/reports/${reportId}` }, { label: t('title') }]
  return (
    <PageShell crumbs={crumbs} actions={<AccountMenu name={session.name} />}>
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      <ClientMessages namespaces={['members', 'terms']}>
        <MemberList
          reportId={reportId}
          members={page.members}
          organisations={page.organisations}
          change={manages ? { setRole, setOrganisation, remove, handOver } : null}
        />
        {manages && <InviteForm reportId={reportId} invite={invite} />}
        {invitations.length > 0 && (
          <InvitationList reportId={reportId} invitations={invitations} withdraw={withdraw} />
        )}
        <LeaveReport reportId={reportId} isLast={page.isLastCoordinator} leave={leave} />
      </ClientMessages>
    </PageShell>
  )
}
