import { isAppError } from '@/lib/errors'

/** How a promise was refused; anything but an AppError fails the test that asks. */
export async function refusal(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    if (!isAppError(error)) throw error
    return { code: error.code, reason: error.reason, ...error.values }
  }
  return 'accepted'
}
