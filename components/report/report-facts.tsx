import { useTranslations } from 'next-intl'
import { stateName } from '@/lib/i18n/states'

/** "CEDAW · 93rd session · Kazakhstan": what is known of what a report is about. For the server, which has all names. */
export function ReportFacts(props: { committee: string; session: number | null; state: string }) {
  const { committee, session, state } = props
  const t = useTranslations('reports')
  return [committee, session === null ? '' : t('session', { number: session }), state && stateName(state)]
    .filter(Boolean)
    .join(' · ')
}
