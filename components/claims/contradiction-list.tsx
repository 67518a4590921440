'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CONTRADICTION_KINDS, type ContradictionKind } from '@/lib/claims/types'
import { useClaims } from './claims-provider'
import { ContradictionCard } from './contradiction-card'
import { KindToggles } from './kind-toggles'
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
        <KindToggles
          kinds={(['all', ...kinds] as const).map((each) => ({
            kind: each,
            name: each === 'all' ? t('allKinds') : t(`contradictionKinds.${each}`),
            count: all.filter((one) => each === 'all' || one.kind === each).length,
            isOn: each === (kind ?? 'all'),
          }))}
          onToggle={(each) => setKind(each === 'all' ? null : each)}
          className="mt-5"
        />
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
