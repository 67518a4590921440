'use client'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useQuotationChanges, useReplyChanges } from '@/components/editor/collab-provider'
import type { ClaimKind } from '@/lib/claims/types'
import type { ClaimsLedger, ContradictionChoice, LedgerClaim } from '@/lib/claims-ledger/schema'
import type { Answer } from '@/components/ui/use-action'
import { FIRST_SHOWN, keepShownKinds, readShownKinds, type ShownKinds } from './kinds'

type Judge = (choice: ContradictionChoice) => Promise<Answer<unknown>>

export interface ClaimsProviderProps {
  reportId: string
  canEdit: boolean
  canJudge: boolean
  actions: { dismiss: Judge; restore: Judge }
  children: ReactNode
}

interface Claims extends Omit<ClaimsProviderProps, 'children'> {
  /** Null until it has come. */
  ledger: ClaimsLedger | null
  /** Whether it could not be had; `reload` tries again. */
  hasFailed: boolean
  reload: () => void
  /** The claims of each paragraph, by its anchor. */
  byParagraph: ReadonlyMap<string, LedgerClaim[]>
  shown: ShownKinds
  toggleAll: () => void
  toggleKind: (kind: ClaimKind) => void
}

const ClaimsContext = createContext<Claims | null>(null)
// Several drafts may be quoting at once.
const AFTER_CHANGE_MS = 500

/** Fetches what can be checked in the reply once for all that is below, and again when drafts or the reply changed. */
export function ClaimsProvider({ reportId, canEdit, canJudge, actions, children }: ClaimsProviderProps) {
  const { dismiss, restore } = actions
  const [ledger, setLedger] = useState<ClaimsLedger | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [shown, setShown] = useState(FIRST_SHOWN)
  useEffect(() => setShown(readShownKinds()), [])

  const asked = useRef(0)
  const reload = useCallback(() => {
    const mine = ++asked.current
    fetchLedger(reportId).then(
      (found) => {
        if (mine !== asked.current) return
        setLedger(found)
        setFailed(false)
      },
      () => mine === asked.current && setFailed(true),
    )
  }, [reportId])

  const quotations = useQuotationChanges()
  const changes = useReplyChanges()
  const isFirst = useRef(true)
  useEffect(() => {
    const timer = setTimeout(reload, isFirst.current ? 0 : AFTER_CHANGE_MS)
    isFirst.current = false
    return () => clearTimeout(timer)
  }, [reload, quotations, changes])

  const change = useCallback((next: (before: ShownKinds) => ShownKinds) => {
    setShown((before) => {
      const after = next(before)
      keepShownKinds(after)
      return after
    })
  }, [])
  const toggleAll = useCallback(() => change(({ isOn, kinds }) => ({ isOn: !isOn, kinds })), [change])
  const toggleKind = useCallback(
    (kind: ClaimKind) =>
      change(({ isOn, kinds }) => {
        const next = new Set(kinds)
        // A kind chosen while all are off is wanted, and with it all.
        if (!isOn) next.add(kind)
        else if (!next.delete(kind)) next.add(kind)
        return { isOn: true, kinds: next }
      }),
    [change],
  )

  const byParagraph = useMemo(() => {
    const claims = new Map<string, LedgerClaim[]>()
    for (const claim of ledger?.claims ?? []) {
      const beside = claims.get(claim.paragraph)
      if (beside) beside.push(claim)
      else claims.set(claim.paragraph, [claim])
    }
    return claims
  }, [ledger])
  const value = useMemo(
    () => ({
      ...{ reportId, canEdit, canJudge, actions: { dismiss, restore } },
      ...{ ledger, hasFailed, reload, byParagraph, shown, toggleAll, toggleKind },
    }),
    // prettier-ignore
    [reportId, canEdit, canJudge, dismiss, restore, ledger, hasFailed, reload, byParagraph, shown, toggleAll, toggleKind],
  )
  return <ClaimsContext value={value}>{children}</ClaimsContext>
}

/** What can be checked in the reply of the nearest ClaimsProvider. @throws outside of one. */
export function useClaims(): Claims {
  const claims = useContext(ClaimsContext)
  if (!claims) throw new Error('this needs a ClaimsProvider around it')
  return claims
}

async function fetchLedger(reportId: string): Promise<ClaimsLedger> {
  const response = await fetch(`/reports/${reportId}/claims/ledger`)
  if (!response.ok) throw new Error(`claims: ${response.status}`)
  return (await response.json()) as ClaimsLedger
}
