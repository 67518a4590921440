import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountMenu } from '@/components/accounts/account-menu'
import { FileInspection } from '@/components/inspection/file-inspection'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { requireSession } from '@/lib/next/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inspection'))('title') }
}

/** Where somebody sees what a file of theirs carries beside what it shows, and takes a cleaned copy. */
export default async function InspectPage() {
  const session = await requireSession('/inspect')
  const t = await getTranslations('inspection')
  return (
    <PageShell crumbs={[{ label: t('title') }]} actions={<AccountMenu name={session.name} />}>
      <div className="mx-auto max-w-3xl">
        <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
        <p className="mt-2 max-w-prose text-soft">{t('about')}</p>
        <ClientMessages namespaces={['inspection']}>
          <FileInspection />
        </ClientMessages>
      </div>
    </PageShell>
  )
}
