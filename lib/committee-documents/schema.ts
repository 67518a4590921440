import { z } from 'zod'

export const COMMITTEE_DOCUMENT_KINDS = ['list_of_issues', 'concluding_observations'] as const
export type CommitteeDocumentKind = (typeof COMMITTEE_DOCUMENT_KINDS)[number]

/** Why an item stands with a question: the same label, the same label folded, or a person said so. */
export type LinkOrigin = 'exact' | 'folded' | 'person'

/** One question of a list of issues, or one paragraph of concluding observations. */
export interface CommitteeItem {
  id: string
  /** As in an address, unique in its document: `3-a`. */
  slug: string
  /** As printed: `3 (a)`. */
  label: string
  heading: string
  /** What stands before the letters of a numbered paragraph and belongs to each of them; empty without letters. */
  lead: string
  text: string
}

/** An item as it stands above the State's reply to a question. */
export interface QuestionItem extends CommitteeItem {
  kind: CommitteeDocumentKind
  origin: LinkOrigin
}

/** A question of the reply to which an item is linked. */
export interface ItemLink {
  questionId: string
  slug: string
  label: string
  origin: LinkOrigin
}

export interface LinkedItem extends CommitteeItem {
  links: ItemLink[]
}

/** A document of the Committee with its items in order. */
export interface CommitteeDocumentPage {
  kind: CommitteeDocumentKind
  title: string
  symbol: string | null
  /** BCP 47; `und` when it is not known. */
  language: string
  file: { id: string; name: string; size: number; sha256: string } | null
  /** ISO 8601. */
  createdAt: string
  items: LinkedItem[]
  /** Items without a link: asked, not answered. */
  unpaired: number
}

const id = z.uuid('notFound')

export const itemLinking = z.object({ reportId: id, itemId: id, questionId: id })
export type ItemLinking = z.output<typeof itemLinking>

export const committeeDocumentChoice = z.object({ reportId: id, kind: z.enum(COMMITTEE_DOCUMENT_KINDS) })
export type CommitteeDocumentChoice = z.output<typeof committeeDocumentChoice>
