import { type CommitteeDocument, parseCommitteeDocument } from '@/lib/parsing'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'

/** What the Committee asked or observed in a document with this outline. @throws AppError */
export function committeeItemsOf(
  document: SourceDocument,
  kind: 'list_of_issues' | 'concluding_observations',
  outline: Outline,
): CommitteeDocument {
  return parseCommitteeDocument(document, kind, outline)
}
