import { can, type Actor } from '@/lib/policy'

/** What a channel may do to its document: change all of it, change it by suggestions alone, or nothing. */
export type Mode = 'edit' | 'suggest' | 'read'

/** What this person may do to a draft; nobody changes one that is locked. */
export function modeOf(actor: Actor, isLocked: boolean): Mode {
  if (isLocked) return 'read'
  if (can(actor, 'draft.edit')) return 'edit'
  return can(actor, 'draft.suggest') ? 'suggest' : 'read'
}
