import { getMessages } from 'next-intl/server'
import { route } from '@/lib/next/route'
import { draftChanges } from '@/lib/versions/queries'
import { changesQuery } from '@/lib/versions/schema'

/** What changed in a draft since a version, and the words with which it is shown, which the workspace does not carry. */
export const GET = route<{ reportId: string }>(async ({ session, request }) => {
  const { draft, from } = changesQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const changes = await draftChanges(session.userId, { draftId: draft, from, to: 'now' })
  const { history, ui, errors } = await getMessages()
  return Response.json({ changes, messages: { history, ui, errors } })
})
