import { attachTemplate } from '@/lib/designs/attach-template'
import { MAX_TEMPLATE_BYTES, templateAnnouncement } from '@/lib/designs/schema'
import { incoming } from '@/lib/next/body'
import { route } from '@/lib/next/route'

/** Attaches the Word template that is the request's body; its name stands in the address. */
export const POST = route<{ reportId: string }>(async ({ session, params, request }) => {
  const { name } = templateAnnouncement.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { bytes } = incoming(request, MAX_TEMPLATE_BYTES, 'templateTooLarge')
  const attached = await attachTemplate(session.userId, params, { name, bytes }, request.signal)
  return Response.json(attached, { status: 201 })
})
