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
    <tr className="border-b border-line align-top hover:bg-sunken">
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
      <td className="px-2 py-1.5 text-end whitespace-nowrap tabular-nums">{valueText(claim)}</td>
      <td dir="auto" className="max-w-64 px-2 py-1.5 text-start break-words">
        {subject}
        {beside.some(Boolean) && (
          <span className="block text-soft">{beside.filter(Boolean).join(' · ')}</span>
        )}
      </td>
      <td className="px-2 py-1.5 text-end tabular-nums">{year}</td>
      <td className="px-2 py-1.5 whitespace-nowrap">{claim.isContested ? t('contestedYes') : '–'}</td>
      <td dir="auto" className="max-w-96 px-2 py-1.5 text-start font-serif break-words">
        <span className="line-clamp-3">{text}</span>
      </td>
    </tr>
  )
})
