import { addImage } from '@/lib/images/add-image'
import { MAX_IMAGE_BYTES } from '@/lib/images/schema'
import { incoming } from '@/lib/next/body'
import { route } from '@/lib/next/route'

/** Takes in the picture that is the request's body. */
export const POST = route<{ reportId: string }>(async ({ session, params, request }) => {
  const file = incoming(request, MAX_IMAGE_BYTES, 'imageTooLarge')
  return Response.json(await addImage(session.userId, params, file, request.signal), { status: 201 })
})
