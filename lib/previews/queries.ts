import { AppError, isAppError, notFound } from '@/lib/errors'
import { authorize } from '@/lib/members/authorize'
import { previews } from './previews'
import type { Preview, PreviewChoices } from './schema'

interface Looked {
  userId: string
  reportId: string
  choices: PreviewChoices
}

// Shorter than what stands between a browser and us waits for a word.
const WAIT_MS = 20_000

/**
 * A report on pages, for a member who may export it: at once when it is another than the `seen` one, otherwise as soon
 * as it is; null when that takes longer than a browser should wait, which then asks again.
 * @throws AppError `not_found`, `forbidden`; `unavailable`, `too_many_attempts` when too many are looked at.
 */
export async function previewAfter(
  { userId, reportId, choices }: Looked,
  seen: string | null,
  signal: AbortSignal,
  waitMs = WAIT_MS,
): Promise<Preview | null> {
  await authorize(userId, reportId, 'report.export')
  try {
    const preview = await previews().look(reportId, choices, userId).after(userId, seen, waitMs, signal)
    // Rights may have changed while one waited.
    await authorize(userId, reportId, 'report.export')
    return preview
  } catch (error) {
    if (isAppError(error)) throw error
    throw new AppError('unavailable', 'previewBroken')
  }
}

/**
 * One page of such a preview: JSON of `DrawnPage`.
 * @throws AppError `not_found` for a page that the report does not have any more; `forbidden`.
 */
export async function previewPage({ userId, reportId, choices }: Looked, hash: string): Promise<string> {
  await authorize(userId, reportId, 'report.export')
  const page = await previews().find(reportId, choices)?.page(hash)
  if (!page) throw notFound()
  return page
}
