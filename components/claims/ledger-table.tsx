'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo, useState } from 'react'
import { buttonClasses } from '@/components/ui/styles'
import type { ClaimKind } from '@/lib/claims/types'
import { useClaims } from './claims-provider'
import { LedgerFilters } from './ledger-filters'
import { LedgerHead } from './ledger-head'
import { LedgerRow } from './ledger-row'
import { filterClaims, type LedgerFilter, type Sort, sortClaims } from './ledger-rows'
import { LedgerState } from './ledger-state'

/** Rows drawn at first, and added each time: a thousand at once would make typing in the filter slow. */
const STEP = 150

/** The claims ledger: every claim of the reply, to be sorted, filtered, taken away, and followed to its place. */
export function LedgerTable({ question }: { question: string | null }) {
  const t = useTranslations('claims')
  const { ledger, reportId } = useClaims()
  const [filter, setFilter] = useState<LedgerFilter>({
    kinds: new Set<ClaimKind>(),
    question,
    contested: null,
    query: '',
  })
  const [order, setOrder] = useState<{ sort: Sort; isDown: boolean }>({ sort: 'place', isDown: false })
  const [drawn, setDrawn] = useState(STEP)
  const wanted = useDeferredValue(filter)
  const rows = useMemo(
    () => sortClaims(filterClaims(ledger?.claims ?? [], wanted), order.sort, order.isDown),
    [ledger, wanted, order],
  )
  const change = (next: LedgerFilter) => {
    setFilter(next)
    setDrawn(STEP)
  }
  const sortBy = (sort: Sort) => setOrder({ sort, isDown: order.sort === sort && !order.isDown })
  const rest = rows.length - drawn

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="font-serif text-3xl leading-tight font-semibold">{t('ledger')}</h1>
          <p className="mt-1.5 max-w-prose text-soft">{t('ledgerHint')}</p>
        </div>
        <a href={`/reports/${reportId}/claims/csv`} download className={buttonClasses('secondary', 'small')}>
          <Download aria-hidden />
          {t('asCsv')}
        </a>
      </div>
      <LedgerState />
      {ledger && (
        <>
          <LedgerFilters claims={ledger.claims} filter={filter} onChange={change} />
          <p role="status" className="mt-4 mb-2 text-sm text-soft">
            {t('shownOf', { shown: rows.length, all: ledger.claims.length })}
          </p>
          <div className="overflow-x-auto">
            <table className="w-full border-collapse text-sm max-sm:block sm:min-w-[52rem]">
              <caption className="sr-only">{t('ledger')}</caption>
              <LedgerHead order={order} onSort={sortBy} />
              <tbody className="max-sm:block">
                {rows.slice(0, drawn).map((claim) => (
                  <LedgerRow key={claim.id} claim={claim} reportId={reportId} />
                ))}
              </tbody>
            </table>
          </div>
          {rows.length === 0 && <p className="mt-6 text-soft">{t('noClaims')}</p>}
          {rest > 0 && (
            <p className="mt-4 flex gap-2">
              <button
                type="button"
                onClick={() => setDrawn(drawn + STEP)}
                className={buttonClasses('secondary', 'small')}
              >
                {t('more', { count: Math.min(STEP, rest) })}
              </button>
              <button
                type="button"
                onClick={() => setDrawn(rows.length)}
                className={buttonClasses('quiet', 'small')}
              >
                {t('all', { count: rows.length })}
              </button>
            </p>
          )}
        </>
      )}
    </>
  )
}
