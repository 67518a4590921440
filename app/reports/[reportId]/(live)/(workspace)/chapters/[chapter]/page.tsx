import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReadingInvitation } from '@/components/reply/reading-invitation'
import { Reading } from '@/components/reply/reading'
import { changeSeen } from '@/app/reports/[reportId]/reply/actions'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { segment } from '@/lib/next/segment'
import { chapterOf, questionText } from '@/lib/state-replies/queries'

interface ChapterPageProps {
  params: Promise<{ reportId: string; chapter: string }>
  searchParams: Promise<{ beside?: string | string[] }>
}

export async function generateMetadata({ params }: ChapterPageProps): Promise<Metadata> {
  const { reportId, chapter: slug } = await params
  const { session } = await authorizePage(reportId, 'report.view')
  const { chapter } = await orNotFound(chapterOf(session.userId, reportId, segment(slug)))
  return { title: (await getTranslations('workspace'))(`chapters.${chapter}`) }
}

/** Beside a chapter's draft: any question of the reply (`?beside=3-a`), or the invitation to choose one. */
export default async function ChapterPage({ params, searchParams }: ChapterPageProps) {
  const [{ reportId, chapter }, { beside }] = await Promise.all([params, searchParams])
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  await orNotFound(chapterOf(session.userId, reportId, segment(chapter)))
  if (typeof beside !== 'string' || beside === '') return <ReadingInvitation />
  const question = await orNotFound(questionText(session.userId, reportId, beside))
  return (
    <Reading
      key={question.slug}
      question={question}
      changeSeen={abilities['reply.seeChanges'] ? changeSeen : null}
    />
  )
}
