import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { AccountMenu } from '@/components/accounts/account-menu'
import { CommitteeDocument } from '@/components/committee/committee-document'
import { NewDocument } from '@/components/intake/new-document'
import { UnfinishedIntakes } from '@/components/intake/unfinished-intakes'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageShell } from '@/components/ui/page-shell'
import { buttonClasses } from '@/components/ui/styles'
import { discard, startTyped } from '@/app/intakes/actions'
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
  const missing = COMMITTEE_DOCUMENT_KINDS.filter(
    (kind) => !documents.some((document) => document.kind === kind),
  )
  const home = { label: report.title, href: `/reports/${reportId}` }
  const here = { label: t('title'), ...(adding ? { href: `/reports/${reportId}/issues` } : {}) }
  return (
    <PageShell
      width={adding ? 'narrow' : 'wide'}
      crumbs={[home, here]}
      actions={<AccountMenu name={session.name} />}
    >
      <ClientMessages namespaces={['documents', 'intake']}>
        {adding ? (
          <>
            <h1 className="mb-6 font-serif text-3xl font-semibold">{t(`add.${adding}`)}</h1>
            <NewDocument kind={adding} reportId={reportId} startTyped={startTyped}>
              <UnfinishedIntakes intakes={begun} discard={discard} />
            </NewDocument>
          </>
        ) : (
          <>
            <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
            <p className="mt-2 max-w-prose text-soft">{t('text')}</p>
            {canManage && missing.length > 0 && (
              <div className="mt-5 flex flex-wrap gap-2">
                {missing.map((kind) => (
                  <Link
                    key={kind}
                    href={`/reports/${reportId}/issues?add=${kind}`}
                    prefetch={false}
                    className={buttonClasses(kind === 'list_of_issues' ? 'primary' : 'secondary')}
                  >
                    {t(`add.${kind}`)}
                  </Link>
                ))}
              </div>
            )}
            <div className="mt-6">
              <UnfinishedIntakes intakes={begun} discard={discard} />
            </div>
            {documents.length === 0 && !canManage && <p className="mt-6 text-soft">{t('none')}</p>}
            {documents.map((document) => (
              <CommitteeDocument
                key={document.kind}
                reportId={reportId}
                document={document}
                questions={questions}
                canManage={canManage}
                link={link}
                unlink={unlink}
                removeDocument={removeDocument}
              />
            ))}
          </>
        )}
      </ClientMessages>
    </PageShell>
  )
}
