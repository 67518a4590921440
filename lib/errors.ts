/** Every way in which the product refuses; the closed list keeps the mapping to HTTP statuses and texts complete. */
export const ERROR_CODES = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  expired: 410,
  too_large: 413,
  not_a_reply: 422,
  unsupported: 422,
  too_many_attempts: 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/**
 * The only error that the product throws on purpose. `code` decides the HTTP status, `reason` is a key below
 * `errors` in the message catalogues (with `values` for its placeholders), so that nothing a person reads is written
 * where it is thrown. `message` (English, for logs and the command line) repeats code and reason.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly reason: string
  readonly values: Record<string, string | number>

  constructor(code: ErrorCode, reason: string, values: Record<string, string | number> = {}) {
    super(`${code}: ${reason}`)
    this.name = 'AppError'
    this.code = code
    this.reason = reason
    this.values = values
  }

  /** The HTTP status that answers this error. */
  get status(): number {
    return ERROR_CODES[this.code]
  }
}

/** Says whether `error` is an AppError, also across the two copies of this module that Next and the server load. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'reason' in error
}

/** What is not yours to see does not exist: the one refusal for unknown ids and for missing rights to view alike. */
export function notFound(): AppError {
  return new AppError('not_found', 'notFound')
}
