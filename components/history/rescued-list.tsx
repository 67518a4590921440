'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { People, RescuedPassage } from '@/lib/versions/schema'
import { RescuedText } from './rescued-text'

/** Words that stand in no version, for whoever looks for them: whose they are, and whether that person looked after them. */
export function RescuedList({ rescued, people }: { rescued: readonly RescuedPassage[]; people: People }) {
  const t = useTranslations('history')
  const format = useFormatter()
  if (rescued.length === 0) return null
  return (
    <details
      open={rescued.some(({ isSettled }) => !isSettled)}
      className="rounded-md border border-line p-3 text-sm"
    >
      <summary className="cursor-pointer font-medium">
        {t('rescued.title', { count: rescued.length })}
      </summary>
      <p className="mt-2 text-soft">{t('rescued.text')}</p>
      <ul className="mt-2 flex max-h-96 flex-col gap-3 overflow-auto">
        {rescued.map(({ id, userId, at, isSettled, ...passage }) => (
          <li key={id}>
            <p className="text-xs break-words text-soft">
              {(userId && people[userId]) || t('somebody')} ·{' '}
              {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}
              {isSettled && ` · ${t('rescued.settled')}`}
            </p>
            <div dir="auto" className="border-s-2 border-line-strong ps-2 break-words whitespace-pre-line">
              <RescuedText passage={passage} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
