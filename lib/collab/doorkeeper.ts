import type { LiveDocument } from './live-document'
import type { Actor } from '@/lib/policy'
import type { Mode } from './modes'
import type { Person } from './presence'
import type { Refusal } from './protocol'

/** How a socket gets its documents. */
export interface Doorkeeper {
  /** Opens a document for this person. @throws DocumentRefused; anything else means "not now". */
  open(
    person: Person,
    name: string,
    token: string,
  ): Promise<{ document: LiveDocument; mode: Mode; actor: Actor; reportId: string; draftId: string | null }>
}

/** The answer to somebody who may not open a document. */
export class DocumentRefused extends Error {
  constructor(readonly reason: Refusal) {
    super(reason)
  }
}
