import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { changeSeen } from '@/app/reports/[reportId]/reply/actions'
import { Reading } from '@/components/reply/reading'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { segment } from '@/lib/next/segment'
import { questionText } from '@/lib/state-replies/queries'

interface QuestionPageProps {
  params: Promise<{ reportId: string; slug: string }>
}

const load = cache(async (reportId: string, slug: string) => {
  const { session, abilities } = await authorizePage(reportId, 'report.view')
  return { question: await orNotFound(questionText(session.userId, reportId, segment(slug))), abilities }
})

export async function generateMetadata({ params }: QuestionPageProps): Promise<Metadata> {
  const { reportId, slug } = await params
  return { title: (await load(reportId, slug)).question.label }
}

/** A question: the State's text. The draft beside it belongs to the layout. */
export default async function QuestionPage({ params }: QuestionPageProps) {
  const { reportId, slug } = await params
  const { question, abilities } = await load(reportId, slug)
  // Old addresses of a question that was relabelled go on.
  if (question.slug !== segment(slug)) {
    redirect(`/reports/${reportId}/questions/${encodeURIComponent(question.slug)}`)
  }
  return (
    <Reading
      key={question.slug}
      question={question}
      changeSeen={abilities['reply.seeChanges'] ? changeSeen : null}
    />
  )
}
