import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CorrectReview } from '@/components/intake/correct-review'
import { ClientMessages } from '@/components/ui/client-messages'
import { factChoices } from '@/lib/next/fact-choices'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { reportHead } from '@/lib/reports/queries'
import { replyForCorrection } from '@/lib/state-replies/for-correction'
import { outlineOf } from '@/lib/state-replies/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('versions'))('correct') }
}

/** The reply of a report as it was read, for its coordinator to put right. */
export default async function CorrectPage({ params }: { params: Promise<{ reportId: string }> }) {
  const { reportId } = await params
  const { session } = await authorizePage(reportId, 'reply.correct')
  const [t, report, choices, reply, places] = await Promise.all([
    getTranslations('versions'),
    orNotFound(reportHead(session.userId, reportId)),
    factChoices(),
    orNotFound(replyForCorrection(session.userId, reportId)),
    orNotFound(outlineOf(session.userId, reportId)),
  ])
  const drafts = places.sections.flatMap(({ questions }) =>
    questions.map(({ label, words }) => ({ label, words })),
  )
  return (
    <ClientMessages namespaces={['review', 'parsing']}>
      <CorrectReview
        userId={session.userId}
        reportId={reportId}
        name={t('correctOf', { report: report.title })}
        drafts={drafts}
        choices={choices}
        back={{ href: `/reports/${reportId}/reply/versions`, label: t('title') }}
        {...reply}
      />
    </ClientMessages>
  )
}
