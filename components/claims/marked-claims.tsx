'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { classes } from '@/components/ui/styles'
import type { LedgerClaim } from '@/lib/claims-ledger/schema'
import { useClaims } from './claims-provider'
import './claims.css'
import { MARK_CLASSES } from './kinds'
import { markedStretches } from './marks'
import { useValueText } from './use-value-text'

/** A paragraph of the State with its claims, and what was looked for, marked. */
export function MarkedClaims({
  anchor,
  parts,
}: {
  anchor: string
  parts: { text: string; isHit: boolean }[]
}) {
  const { byParagraph, shown } = useClaims()
  const claims = byParagraph.get(anchor)
  const describe = useDescription()
  const stretches = useMemo(
    () => markedStretches(parts, claims ?? [], shown.isOn ? shown.kinds : new Set()),
    [parts, claims, shown],
  )
  return stretches.map(({ text, start, isHit, claim }) => {
    const words = isHit ? <mark className="rounded-xs bg-mark text-inherit">{text}</mark> : text
    if (!claim) return <span key={start}>{words}</span>
    return (
      <span
        key={start}
        title={describe(claim)}
        className={classes(MARK_CLASSES[claim.kind], claim.isContested && 'claim-contested')}
      >
        {words}
      </span>
    )
  })
}

/** What a pointer is told over a mark: the kind, and what the claim was understood to say. */
function useDescription(): (claim: LedgerClaim) => string {
  const t = useTranslations('claims')
  const format = useFormatter()
  const valueText = useValueText()
  return (claim) =>
    format.list(
      [
        t(`kinds.${claim.kind}`),
        valueText(claim),
        claim.subject,
        claim.year === null ? '' : String(claim.year),
        claim.isContested ? t('contested') : '',
      ].filter((part) => part !== ''),
      { type: 'unit' },
    )
}
