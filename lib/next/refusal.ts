import { unstable_rethrow } from 'next/navigation'
import { ZodError } from 'zod'
import { AppError, isAppError } from '@/lib/errors'

/** A refusal as it travels to the browser: a key below `errors` in the catalogue, and what it fills in. */
export interface Refusal {
  ok: false
  reason: string
  values: Record<string, string | number>
  /** For a form: which field is wrong, and the key of the reason. */
  fields: Record<string, string>
}

/**
 * Any error as an AppError. What we did not throw on purpose is written to stderr and becomes `unexpected`, so that no
 * inner detail reaches a browser. Next's own signals (redirect, notFound) pass through.
 */
export function asAppError(error: unknown): AppError {
  unstable_rethrow(error)
  if (isAppError(error)) return error
  console.error(error)
  return new AppError('unavailable', 'unexpected')
}

/** The refusal that answers `error`; wrong input names its fields (an AppError does so with `values.field`). */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ZodError) {
    const issues = error.issues.map((issue) => [issue.path.join('.'), reasonOf(issue.message)] as const)
    return { ok: false, reason: 'invalidInput', values: {}, fields: Object.fromEntries(issues.reverse()) }
  }
  const { reason, values } = asAppError(error)
  const field = typeof values.field === 'string' ? values.field : null
  return { ok: false, reason, values, fields: field ? { [field]: reason } : {} }
}

// Schemas name their reasons by catalogue keys; what zod says by itself is English prose and means a broken form.
function reasonOf(message: string): string {
  return /^[a-z][A-Za-z]*$/.test(message) ? message : 'invalidInput'
}
