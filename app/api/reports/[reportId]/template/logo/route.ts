import { openLogo } from '@/lib/designs/queries'
import { route } from '@/lib/next/route'
import { streamedImage } from '@/lib/next/streamed-image'

/** The logo of the report's template, as its settings show it. */
export const GET = route<{ reportId: string }>(async ({ session, params }) =>
  streamedImage(await openLogo(session.userId, params)),
)
