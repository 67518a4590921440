import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { AccountMenu } from '@/components/accounts/account-menu'
import { DesignSection } from '@/components/settings/design-section'
import { Organisations } from '@/components/settings/organisations'
import { SettingsForm } from '@/components/settings/settings-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { Section } from '@/components/ui/section'
import { designOf } from '@/lib/designs/queries'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { settingsChoices } from '@/lib/next/settings-choices'
import { findSettings } from '@/lib/reports/find-settings'
import { add, move, paper, remove, rename, save, withoutTemplate } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

/** What a report is: for its coordinator to set. */
export default async function SettingsPage({ params }: { params: Promise<{ reportId: string }> }) {
  const { reportId } = await params
  const { session } = await authorizePage(reportId, 'report.settings')
  const [t, choices, { settings, organisations }, design] = await Promise.all([
    getTranslations('settings'),
    settingsChoices(),
    orNotFound(findSettings(session.userId, reportId)),
    orNotFound(designOf(session.userId, reportId)),
  ])
  const crumbs = [{ label: String(settings.title), href: `/reports/${reportId}` }, { label: t('title') }]
  return (
    <PageShell width="narrow" crumbs={crumbs} actions={<AccountMenu name={session.name} />}>
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      <ClientMessages namespaces={['settings']}>
        <SettingsForm reportId={reportId} stored={settings} {...choices} save={save} />
        <Section title={t('compilation.title')} text={t('compilation.linkText')}>
          <Link
            href={`/reports/${reportId}/settings/compilation`}
            prefetch={false}
            className="link self-start"
          >
            {t('compilation.link')}
          </Link>
        </Section>
        <Organisations
          reportId={reportId}
          organisations={organisations}
          add={add}
          rename={rename}
          move={move}
          remove={remove}
        />
        <DesignSection
          reportId={reportId}
          design={design}
          choosePaper={paper}
          removeTemplate={withoutTemplate}
        />
      </ClientMessages>
    </PageShell>
  )
}
