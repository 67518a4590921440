'use client'
import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { useClaims } from './claims-provider'

/** Says that the claims are being looked for, or could not be had and how to try again; nothing once they are here. */
export function LedgerState() {
  const t = useTranslations('claims')
  const { ledger, hasFailed, reload } = useClaims()
  if (hasFailed)
    return (
      <div className="mt-6">
        <Callout tone="error">
          {t('failed')}{' '}
          <button type="button" className="link" onClick={reload}>
            {t('tryAgain')}
          </button>
        </Callout>
      </div>
    )
  return (
    <p role="status" className="mt-6 text-soft empty:hidden">
      {ledger ? '' : t('looking')}
    </p>
  )
}
