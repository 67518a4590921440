import { openImage } from '@/lib/images/queries'
import { route } from '@/lib/next/route'
import { streamedImage } from '@/lib/next/streamed-image'

/** A picture of the report, as the editor shows it. */
export const GET = route<{ reportId: string; imageId: string }>(async ({ session, params }) =>
  streamedImage(await openImage(session.userId, params)),
)
