'use client'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { useClaims } from './claims-provider'
import { quoteOf } from './quote-of'

const PARAMETER = 'contradiction'
const EVERY_MS = 300
const AT_MOST = 40

/**
 * Quotes both passages of a contradiction whose card led here, once the draft can be written. The address forgets it
 * first, so that a reload quotes nothing twice.
 */
export function QuoteOnArrival() {
  const { quote, show, canEdit } = useWorkspace()
  const { ledger } = useClaims()
  const [key, setKey] = useState<string | null>(null)

  const wanted = useSearchParams().get(PARAMETER)
  useEffect(() => {
    if (!wanted) return
    const address = new URL(location.href)
    address.searchParams.delete(PARAMETER)
    history.replaceState(null, '', address)
    setKey(wanted)
  }, [wanted])

  useEffect(() => {
    if (!key || !ledger || !canEdit) return
    const contradiction = ledger.contradictions.find((candidate) => candidate.key === key)
    if (!contradiction) return setKey(null)
    show('draft')
    let tries = 0
    const timer = setInterval(() => {
      const isDone = quote(contradiction.members.map(quoteOf))
      if (isDone || ++tries === AT_MOST) setKey(null)
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [key, ledger, canEdit, quote, show])
  return null
}
