import { redirect } from 'next/navigation'
import { orNotFound } from '@/lib/next/page'
import { segment } from '@/lib/next/segment'
import { requireSession } from '@/lib/next/session'
import { threadPlace } from '@/lib/threads/queries'

/** The address of a thread for mails and links: leads to where its words are now. */
export default async function ThreadPage({
  params,
}: {
  params: Promise<{ reportId: string; threadId: string }>
}) {
  const { reportId, threadId } = await params
  const { userId } = await requireSession()
  const { kind, slug } = await orNotFound(threadPlace(userId, reportId, segment(threadId)))
  const folder = kind === 'chapter' ? 'chapters' : 'questions'
  redirect(`/reports/${reportId}/${folder}/${encodeURIComponent(slug)}?thread=${threadId}`)
}
