import { CLAIM_KINDS, type ClaimKind } from '@/lib/claims/types'

/** How each kind is marked: by the form of its line, so that it is told apart without telling colours apart. */
export const MARK_CLASSES: Record<ClaimKind, string> = {
  figure: 'claim claim-figure',
  law: 'claim claim-law',
  body: 'claim claim-body',
  date: 'claim claim-date',
  promise: 'claim claim-promise',
  denial: 'claim claim-denial',
  no_data: 'claim claim-no-data',
  no_answer: 'claim claim-no-answer',
}

const KEY = 'counterpoint.claims'

/** Which kinds a browser's person wants marked, and whether any are now. */
export interface ShownKinds {
  isOn: boolean
  kinds: ReadonlySet<ClaimKind>
}

/** Until somebody says otherwise: what is contested most often. Laws, bodies and dates are many and seldom wrong. */
export const FIRST_SHOWN: ShownKinds = {
  isOn: true,
  kinds: new Set<ClaimKind>(['figure', 'promise', 'denial', 'no_data', 'no_answer']),
}

/** What this browser remembers; the first choice for anything that it does not understand. */
export function readShownKinds(): ShownKinds {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('kinds' in kept) || !Array.isArray(kept.kinds))
      return FIRST_SHOWN
    const { kinds } = kept
    return {
      isOn: !('isOn' in kept && kept.isOn === false),
      kinds: new Set(CLAIM_KINDS.filter((kind) => kinds.includes(kind))),
    }
  } catch {
    return FIRST_SHOWN
  }
}

export function keepShownKinds({ isOn, kinds }: ShownKinds): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ isOn, kinds: [...kinds] }))
  } catch {
    // A browser may refuse storage: not remembered, and nothing breaks.
  }
}
