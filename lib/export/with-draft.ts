import { AppError, isAppError } from '@/lib/errors'
import type { Part, ReportTree } from './tree'

/** A refusal with the draft of the place that it names (`draftId` among its values), if there is one. */
export function withDraft(error: unknown, tree: ReportTree): unknown {
  if (!isAppError(error) || typeof error.values.place !== 'string') return error
  const draftId = draftAt(error.values.place, tree.parts)
  return draftId ? new AppError(error.code, error.reason, { ...error.values, draftId }) : error
}

function draftAt(place: string, parts: readonly Part[]): string | null {
  for (const part of parts) {
    const draftId = part.title === place && part.source ? part.source.draftId : draftAt(place, part.parts)
    if (draftId) return draftId
  }
  return null
}
