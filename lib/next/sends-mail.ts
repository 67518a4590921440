import { environment } from '@/lib/env'

/** Whether this installation sends mail: only then are people asked what they want by mail. */
export function sendsMail(): boolean {
  return environment().mail !== null
}
