'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { memo } from 'react'
import type { LedgerClaim } from '@/lib/claims-ledger/schema'
import { useValueText } from './use-value-text'

/** One claim as a line of the ledger; its question leads to the paragraph that says it. */
export const LedgerRow = memo(function LedgerRow(props: { claim: LedgerClaim; reportId: string }) {
  const { claim, reportId } = props
  const t = useTranslations('claims')
  const valueText = useValueText()
  const { kind, question, slug, paragraph, text, subject, year, population, role, deadline } = claim
  const beside = [population, role && t(`roles.${role}`), deadline && t('until', { deadline })]
  return (
    <tr className="border-b border-line align-top hover:bg-sunken max-sm:grid max-sm:grid-cols-[auto_1fr_auto] max-sm:py-1.5">
      <td className="py-1.5 pe-2 whitespace-nowrap">
        <Link
          href={`/reports/${reportId}/questions/${encodeURIComponent(slug)}#p-${paragraph}`}
          prefetch={false}
          className="link"
        >
          {question}
        </Link>
      </td>
      <td className="px-2 py-1.5 whitespace-nowrap text-soft">{t(`kinds.${kind}`)}</td>
      <td
        dir="auto"
        className="px-2 py-1.5 text-start font-serif break-words max-sm:order-last max-sm:col-span-3 max-sm:px-0 max-sm:text-base sm:max-w-96"
      >
        <span className="line-clamp-3">{text}</span>
      </td>
      <td className="px-2 py-1.5 text-end whitespace-nowrap tabular-nums">{valueText(claim)}</td>
      <td dir="auto" className="max-w-64 px-2 py-1.5 text-start break-words max-sm:hidden">
        {subject}
        {beside.some(Boolean) && (
          <span className="block text-soft">{beside.filter(Boolean).join(' · ')}</span>
        )}
      </td>
      <td className="px-2 py-1.5 text-end tabular-nums max-sm:hidden">{year}</td>
      <td className="px-2 py-1.5 whitespace-nowrap max-sm:order-last max-sm:col-span-3 max-sm:px-0 max-sm:py-0 max-sm:text-accent">
        {claim.isContested ? t('contestedYes') : <span className="max-sm:hidden">–</span>}
      </td>
    </tr>
  )
})
