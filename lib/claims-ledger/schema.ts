import { z } from 'zod'
import type { Claim, ContradictionKind } from '@/lib/claims'

/** A claim as the ledger and the marks in the reply show it. */
export type LedgerClaim = Pick<
  Claim,
  | 'id'
  | 'kind'
  | 'question'
  | 'slug'
  | 'paragraph'
  | 'start'
  | 'end'
  | 'text'
  | 'sentence'
  | 'value'
  | 'valueTo'
  | 'unit'
  | 'currency'
  | 'subject'
  | 'qualifier'
  | 'year'
  | 'population'
  | 'role'
  | 'deadline'
> & {
  /** Whether a draft quotes it. */
  isContested: boolean
}

/** Two or more passages that cannot all be right, and what the coalition said of that. */
export interface LedgerContradiction {
  id: string
  /** What a dismissal is remembered by: `contradictionKey`. */
  key: string
  kind: ContradictionKind
  explanation: string
  members: LedgerPassage[]
  /** Who said that it is none, and when (ISO 8601); the name is null once the person is gone. */
  dismissed: { by: string | null; at: string } | null
}

export interface LedgerPassage {
  question: string
  slug: string
  paragraph: string
  quote: string
  start: number
  end: number
  /** Whether a draft quotes any of it. */
  isContested: boolean
}

/** Everything that can be checked in a reply. */
export interface ClaimsLedger {
  /** Of the reply. */
  version: number
  claims: LedgerClaim[]
  contradictions: LedgerContradiction[]
}

/** Which contradiction somebody judges. */
export const contradictionChoice = z.object({
  reportId: z.string(),
  key: z.string().regex(/^[0-9a-f]{32}$/),
})
export type ContradictionChoice = z.infer<typeof contradictionChoice>
