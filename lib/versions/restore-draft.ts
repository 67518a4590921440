import { type Restored, restore } from './restore'
import type { RestoreDraftInput } from './schema'

/**
 * Makes a draft read as it did in a version, and changes only what differs. Taking it back is restoring the version that
 * it answers.
 * @throws AppError as `restore`; `not_found`, `forbidden`.
 */
export function restoreDraft(userId: string, { draftId, version }: RestoreDraftInput): Promise<Restored> {
  return restore({ userId, draftId, version, action: 'version.restored' })
}
