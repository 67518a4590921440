import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { AddDocument } from '@/components/intake/add-document'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { listIntakes } from '@/lib/intake/queries'
import { requireSession } from '@/lib/next/session'
import { discard, startTyped } from '@/app/intakes/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('intake'))('newReport.title') }
}

/** Where a report begins: with the State's reply, as a file, pasted or typed. */
export default async function NewReportPage() {
  const session = await requireSession()
  const [t, intakes] = await Promise.all([getTranslations('intake'), listIntakes(session.userId)])
  const begun = intakes.filter(({ reportId }) => reportId === null)
  return (
    <PageShell
      width="narrow"
      crumbs={[{ label: t('newReport.title') }]}
      actions={<AccountMenu name={session.name} />}
    >
      <h1 className="font-serif text-3xl font-semibold">{t('newReport.title')}</h1>
      <p className="mt-2 mb-6 text-soft">{t('newReport.text')}</p>
      <ClientMessages namespaces={['intake']}>
        <AddDocument kind="state_reply" reportId={null} {...{ startTyped, begun, discard }} />
      </ClientMessages>
    </PageShell>
  )
}
