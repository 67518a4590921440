import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { AccountMenu } from '@/components/accounts/account-menu'
import { IntakeReview } from '@/components/intake/intake-review'
import { NotReady } from '@/components/intake/not-ready'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { intakeOf } from '@/lib/intake/queries'
import { orNotFound } from '@/lib/next/page'
import { factChoices } from '@/lib/next/fact-choices'
import { requireSession } from '@/lib/next/session'
import { addDocument, create, discard, revise } from '../actions'

interface IntakePageProps {
  params: Promise<{ intakeId: string }>
}

const load = cache(async (intakeId: string) => {
  const session = await requireSession()
  return { session, intake: await orNotFound(intakeOf(session.userId, intakeId)) }
})

async function nameOf({ file, kind }: Awaited<ReturnType<typeof load>>['intake']): Promise<string> {
  return file?.name ?? (await getTranslations('intake'))(`unfinished.typed.${kind}`)
}

export async function generateMetadata({ params }: IntakePageProps): Promise<Metadata> {
  return { title: await nameOf((await load((await params).intakeId)).intake) }
}

/** A document on its way in: how far its reading is, why it could not be read, or its review. */
export default async function IntakePage({ params }: IntakePageProps) {
  const { session, intake } = await load((await params).intakeId)
  // An old tab or link: something was made of it since.
  if (intake.status === 'finished') redirect(intake.reportId ? `/reports/${intake.reportId}` : '/reports')
  const [t, name, choices] = await Promise.all([getTranslations('intake'), nameOf(intake), factChoices()])
  const { id, kind, reportId, status, revision, document, outline } = intake
  const back =
    reportId === null
      ? { href: '/reports/new', label: t('newReport.title') }
      : kind === 'state_reply'
        ? { href: `/reports/${reportId}/reply/versions`, label: t('back.versions') }
        : { href: `/reports/${reportId}/issues`, label: t('back.issues') }
  if (status === 'ready' && document && outline) {
    return (
      <ClientMessages namespaces={['review', 'parsing']}>
        <IntakeReview
          userId={session.userId}
          intake={{ id, kind, reportId, revision, document, outline }}
          name={name}
          back={back}
          choices={choices}
          create={create}
          revise={revise}
          addDocument={addDocument}
        />
      </ClientMessages>
    )
  }
  return (
    <PageShell
      width="narrow"
      crumbs={[{ label: back.label, href: back.href }, { label: name }]}
      actions={<AccountMenu name={session.name} />}
    >
      <ClientMessages namespaces={['intake']}>
        <NotReady intake={intake} name={name} back={back.href} discard={discard} />
      </ClientMessages>
    </PageShell>
  )
}
