import { environment } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** Lets a changing request pass only from a page of ours; a browser always names the origin of such a request. */
export function checkOrigin(headers: Headers): void {
  const origin = headers.get('origin')
  if (!origin || !environment().appOrigins.includes(origin)) throw new AppError('forbidden', 'wrongOrigin')
}

/** Refuses what a browser asks for because a page of another site says so: for a GET that begins something. */
export function checkSite(headers: Headers): void {
  const site = headers.get('sec-fetch-site')
  if (site === 'cross-site' || site === 'same-site') throw new AppError('forbidden', 'wrongOrigin')
}
