import { useFormatter, useTranslations } from 'next-intl'
import type { LedgerClaim } from '@/lib/claims-ledger/schema'

/** Writes a figure's value as a person reads it: "over 30", "22.3%", "5–7 years"; empty for other kinds. */
export function useValueText(): (claim: LedgerClaim) => string {
  const t = useTranslations('claims')
  const format = useFormatter()
  return ({ value, valueTo, unit, currency, qualifier }) => {
    if (value === null) return ''
    const number = (figure: number) =>
      // Seven places: ratios such as 12.5 per 100,000.
      format.number(figure, { maximumFractionDigits: unit === 'ratio' ? 7 : 3 })
    const range = valueTo === null ? number(value) : `${number(value)}–${number(valueTo)}`
    const measured =
      unit === null || unit === 'count' || unit === 'ratio'
        ? range
        : unit === 'money'
          ? `${range} ${currency ?? ''}`.trim()
          : t(`units.${unit}`, { value: range })
    return qualifier === null ? measured : t(`qualifiers.${qualifier}`, { value: measured })
  }
}
