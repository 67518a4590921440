import { environment } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** Lets a changing request pass only from a page of ours; a browser always names the origin of such a request. */
export function checkOrigin(headers: Headers): void {
  const origin = headers.get('origin')
  if (!origin || !environment().appOrigins.includes(origin)) throw new AppError('forbidden', 'wrongOrigin')
}
