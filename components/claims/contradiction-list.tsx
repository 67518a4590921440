'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CONTRADICTION_KINDS, type ContradictionKind } from '@/lib/claims/types'
import { buttonClasses } from '@/components/ui/styles'
import { useClaims } from './claims-provider'
import { ContradictionCard } from './contradiction-card'
import { LedgerState } from './ledger-state'

/** All contradictions as cards, by kind; those that somebody judged to be none stand apart, below. */
export function ContradictionList() {
  const t = useTranslations('claims')
  const { ledger } = useClaims()
  const [kind, setKind] = useState<ContradictionKind | null>(null)
  const all = ledger?.contradictions ?? []
  const kinds = CONTRADICTION_KINDS.filter((each) => all.some((one) => one.kind === each))
  const chosen = all.filter((one) => kind === null || one.kind === kind)
  const open = chosen.filter(({ dismissed }) => !dismissed)
  const judged = chosen.filter(({ dismissed }) => dismissed)
  return (
    <>
      <h1 className="font-serif text-3xl leading-tight font-semibold">{t('contradictionsTitle')}</h1>
      <p className="mt-1.5 max-w-prose text-soft">{t('contradictionsHint')}</p>
      <LedgerState />
      {kinds.length > 1 && (
        <div role="group" aria-label={t('filterKinds')} className="mt-5 flex flex-wrap gap-1">
          {[null, ...kinds].map((each) => (
            <button
              key={each ?? 'all'}
              type="button"
              aria-pressed={kind === each}
              onClick={() => setKind(each)}
              className={buttonClasses('quiet', 'small')}
            >
              {each === null ? t('allKinds') : t(`contradictionKinds.${each}`)}
              <span className="text-faint tabular-nums">
                {all.filter((one) => each === null || one.kind === each).length}
              </span>
            </button>
          ))}
        </div>
      )}
      {ledger && all.length === 0 && <p className="mt-6 text-soft">{t('noContradictions')}</p>}
      <div className="mt-4 flex flex-col gap-4">
        {open.map((contradiction) => (
          <ContradictionCard key={contradiction.key} contradiction={contradiction} />
        ))}
      </div>
      {judged.length > 0 && (
        <section aria-labelledby="judged" className="mt-10">
          <h2 id="judged" className="mb-3 text-sm font-semibold text-soft">
            {t('judged')}
          </h2>
          <div className="flex flex-col gap-4">
            {judged.map((contradiction) => (
              <ContradictionCard key={contradiction.key} contradiction={contradiction} />
            ))}
          </div>
        </section>
      )}
    </>
  )
}
