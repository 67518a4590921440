import { translator } from '@/lib/i18n/translator'
import { type Kind, NOTIFICATION_KINDS } from './schema'

/**
 * The mail for so many notifications: how many of which kind, and where to look. Never what was written, by whom, or in
 * which report: mail is read on its way.
 */
export function digest(
  counts: Partial<Record<Kind, number>>,
  appUrl: string,
): { subject: string; text: string } {
  const t = translator('notifications.mail')
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const lines = NOTIFICATION_KINDS.flatMap((kind) =>
    counts[kind] ? [`- ${t(`kinds.${kind}`, { count: counts[kind] })}`] : [],
  )
  const text = [
    t('opening', { count: all }),
    '',
    ...lines,
    '',
    t('look', { address: `${appUrl}/notifications` }),
    '',
    t('why', { address: `${appUrl}/account#notifications` }),
    t('phishing'),
    '',
  ].join('\n')
  return { subject: t('subject', { count: all }), text }
}
