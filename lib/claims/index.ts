/** `StateReply` in, claims and contradictions out. Pure: no database, no React, nothing that only Node has. */
export { claimsOf, type AskedItem } from './claims-of'
export { contradictionsOf } from './contradictions'
export {
  CLAIM_KINDS,
  CONTRADICTION_KINDS,
  QUALIFIERS,
  UNITS,
  type BodyReference,
  type Claim,
  type ClaimKind,
  type Contradiction,
  type ContradictionKind,
  type ContradictionMember,
  type FigureRole,
  type LawReference,
  type Period,
  type Qualifier,
  type TextRange,
  type Unit,
} from './types'
