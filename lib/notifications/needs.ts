import type { Action } from '@/lib/policy'
import type { Kind } from './schema'

/** What one must be allowed to see to be told of it, and to go on seeing that one was told. */
export const NEEDS: Record<Kind, Action> = {
  mention: 'threads.view',
  reply: 'threads.view',
  thread: 'threads.view',
  assignment: 'draft.view',
}
