'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { useClaims } from './claims-provider'
import { ContradictionCard } from './contradiction-card'
import { quoteOf } from './quote-of'

/** What there is to check in the question that is open: counts, and its contradictions. */
export function QuestionClaims({ slug }: { slug: string }) {
  const t = useTranslations('claims')
  const { quote } = useWorkspace()
  const { reportId, ledger, hasFailed, reload } = useClaims()
  if (!ledger)
    return hasFailed ? (
      <p className="mt-8 font-sans text-sm text-soft">
        {t('failed')}{' '}
        <button type="button" className="link" onClick={reload}>
          {t('tryAgain')}
        </button>
      </p>
    ) : null
  const claims = ledger.claims.filter((claim) => claim.slug === slug)
  const contested = claims.filter((claim) => claim.isContested).length
  const contradictions = ledger.contradictions.filter(
    ({ dismissed, members }) => !dismissed && members.some((member) => member.slug === slug),
  )
  return (
    <section aria-label={t('ofQuestion')} className="mt-8 flex flex-col gap-4 font-sans text-sm">
      <p className="text-soft">
        <Link
          href={`/reports/${reportId}/claims?question=${encodeURIComponent(slug)}`}
          prefetch={false}
          className="link"
        >
          {t('claimCount', { count: claims.length })}
        </Link>
        {contested > 0 && `, ${t('contestedCount', { count: contested })}`}
      </p>
      {contradictions.map((contradiction) => (
        <ContradictionCard
          key={contradiction.key}
          contradiction={contradiction}
          here={slug}
          onUse={(passages) => void quote(passages.map(quoteOf))}
        />
      ))}
    </section>
  )
}
