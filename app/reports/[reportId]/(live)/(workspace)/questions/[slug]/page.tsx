import type { Metadata } from 'next'
import { cache } from 'react'
import { Reading } from '@/components/reply/reading'
import { authorizePage, orNotFound } from '@/lib/next/page'
import { segment } from '@/lib/next/segment'
import { questionText } from '@/lib/state-replies/queries'

interface QuestionPageProps {
  params: Promise<{ reportId: string; slug: string }>
}

const load = cache(async (reportId: string, slug: string) => {
  const { session } = await authorizePage(reportId, 'report.view')
  return orNotFound(questionText(session.userId, reportId, segment(slug)))
})

export async function generateMetadata({ params }: QuestionPageProps): Promise<Metadata> {
  const { reportId, slug } = await params
  return { title: (await load(reportId, slug)).label }
}

/** A question: the State's text. The draft beside it belongs to the layout. */
export default async function QuestionPage({ params }: QuestionPageProps) {
  const { reportId, slug } = await params
  const question = await load(reportId, slug)
  return <Reading key={question.slug} question={question} />
}
