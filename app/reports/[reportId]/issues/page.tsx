import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { discard, startTyped } from '@/app/intakes/actions'
import { AccountMenu } from '@/components/accounts/account-menu'
import { CommitteeDocument } from '@/components/committee/committee-document'
import { MissingDocuments } from '@/components/committee/missing-documents'
import { AddDocument } from '@/components/intake/add-document'
import { UnfinishedIntakes } from '@/components/intake/unfinished-intakes'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { committeeDocumentsOf } from '@/lib/committee-documents/queries'
import { COMMITTEE_DOCUMENT_KINDS } from '@/lib/committee-documents/schema'
import { listIntakes } from '@/lib/intake/queries'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { questionChoices } from '@/lib/state-replies/question-choices'
import { link, removeDocument, unlink } from './actions'

interface IssuesPageProps {
  params: Promise<{ reportId: string }>
  searchParams: Promise<{ add?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') }
}

/** What the Committee asked and observed, item by item, with the questions of the reply that each belongs to. */
export default async function IssuesPage({ params, searchParams }: IssuesPageProps) {
  const [{ reportId }, { add }] = await Promise.all([params, searchParams])
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  const canManage = abilities['documents.manage']
  const [t, report, documents, questions, intakes] = await Promise.all([
    getTranslations('documents'),
    orNotFound(reportHead(session.userId, reportId)),
    orNotFound(committeeDocumentsOf(session.userId, reportId)),
    orNotFound(questionChoices(session.userId, reportId)),
    canManage ? listIntakes(session.userId) : [],
  ])
  const adding = canManage ? COMMITTEE_DOCUMENT_KINDS.find((kind) => kind === add) : undefined
  const begun = intakes.filter((intake) => intake.reportId === reportId && intake.kind !== 'state_reply')
  const here = { label: t('title'), ...(adding ? { href: `/reports/${reportId}/issues` } : {}) }
  const crumbs = [{ label: report.title, href: `/reports/${reportId}` }, here]
  return (
    <PageShell
      width={adding ? 'narrow' : 'wide'}
      crumbs={crumbs}
      actions={<AccountMenu name={session.name} />}
    >
      <h1 className="font-serif text-3xl font-semibold">{adding ? t(`add.${adding}`) : t('title')}</h1>
      <p className="mt-2 mb-6 max-w-prose text-soft">{t('text')}</p>
      <ClientMessages namespaces={['documents', 'intake']}>
        {adding ? (
          <AddDocument {...{ kind: adding, reportId, startTyped, begun, discard }} />
        ) : (
          <>
            {canManage && <MissingDocuments reportId={reportId} has={documents.map(({ kind }) => kind)} />}
            <div className="mt-6">
              <UnfinishedIntakes intakes={begun} discard={discard} />
            </div>
            {documents.length === 0 && !canManage && <p className="text-soft">{t('none')}</p>}
            {documents.map((document) => (
              <CommitteeDocument
                key={document.kind}
                {...{ reportId, document, questions, canManage, link, unlink, removeDocument }}
              />
            ))}
          </>
        )}
      </ClientMessages>
    </PageShell>
  )
}
