'use client'
import { useTranslations } from 'next-intl'
import { fieldClasses, labelClasses } from '@/components/ui/styles'
import { CLAIM_KINDS, type ClaimKind } from '@/lib/claims/types'
import type { LedgerClaim } from '@/lib/claims-ledger/schema'
import { KindToggles } from './kind-toggles'
import type { LedgerFilter } from './ledger-rows'

/** What narrows the ledger: words, kinds, a question, and whether a draft quotes it. */
export function LedgerFilters(props: {
  claims: readonly LedgerClaim[]
  filter: LedgerFilter
  onChange: (filter: LedgerFilter) => void
}) {
  const { claims, filter, onChange } = props
  const t = useTranslations('claims')
  const questions = new Map(claims.map(({ slug, question }) => [slug, question]))
  const counts = new Map<ClaimKind, number>()
  for (const { kind } of claims) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const toggle = (kind: ClaimKind) => {
    const kinds = new Set(filter.kinds)
    if (!kinds.delete(kind)) kinds.add(kind)
    onChange({ ...filter, kinds })
  }
  const contested = filter.contested === null ? '' : String(filter.contested)
  return (
    <div className="mt-5 flex flex-col gap-3">
      <KindToggles
        kinds={CLAIM_KINDS.flatMap((kind) => {
          const count = counts.get(kind)
          return count ? [{ kind, name: t(`kinds.${kind}`), count, isOn: filter.kinds.has(kind) }] : []
        })}
        onToggle={toggle}
        className=""
      />
      <div className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <label className="flex flex-col gap-1">
          <span className={labelClasses}>{t('filterWords')}</span>
          <input
            type="search"
            value={filter.query}
            onChange={(event) => onChange({ ...filter, query: event.target.value })}
            className={`${fieldClasses} h-9`}
          />
        </label>
        <label className="flex flex-col gap-1">
          <span className={labelClasses}>{t('columns.question')}</span>
          <select
            value={filter.question ?? ''}
            onChange={(event) => onChange({ ...filter, question: event.target.value || null })}
            className={`${fieldClasses} h-9`}
          >
            <option value="">{t('allQuestions')}</option>
            {[...questions].map(([slug, label]) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="flex flex-col gap-1">
          <span className={labelClasses}>{t('columns.contested')}</span>
          <select
            value={contested}
            onChange={(event) =>
              onChange({
                ...filter,
                contested: event.target.value === '' ? null : event.target.value === 'true',
              })
            }
            className={`${fieldClasses} h-9`}
          >
            <option value="">{t('contestedAny')}</option>
            <option value="true">{t('contestedOnly')}</option>
            <option value="false">{t('contestedNot')}</option>
          </select>
        </label>
      </div>
    </div>
  )
}
