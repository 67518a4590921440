'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { type Answer, useAction } from '@/components/ui/use-action'

export interface ShownSession {
  id: string
  device: string
  isCurrent: boolean
  seen: string
  since: string
}

export interface SessionListProps {
  sessions: ShownSession[]
  endOne: (input: { sessionId: string }) => Promise<Answer<void>>
  endOthers: (input: Record<string, never>) => Promise<Answer<number>>
}

/** Where one is signed in, with the means to end it. */
export function SessionList({ sessions, endOne, endOthers }: SessionListProps) {
  const t = useTranslations('accounts.account')
  const { run, isPending, general } = useAction()
  const [ended, setEnded] = useState<number | null>(null)
  return (
    <Section title={t('sessionsTitle')} text={t('sessionsText')}>
      {general && <Callout tone="error">{general}</Callout>}
      {ended !== null && <Callout tone="good">{t('ended', { count: ended })}</Callout>}
      <ul className="divide-y divide-line rounded-lg border border-line">
        {sessions.map(({ id, device, isCurrent, seen, since }) => (
          <li key={id} className="flex items-center gap-3 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{device}</p>
              <p className="text-sm text-soft">
                {isCurrent ? t('thisSession') : seen}, {since}
              </p>
            </div>
            {!isCurrent && (
              <Button
                size="small"
                isDisabled={isPending}
                aria-label={t('endLabel', { device })}
                onPress={() =>
                  run(
                    () => endOne({ sessionId: id }),
                    () => setEnded(1),
                  )
                }
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button
          variant="danger"
          isDisabled={isPending}
          className="self-start"
          onPress={() => run(() => endOthers({}), setEnded)}
        >
          {t('endOthers')}
        </Button>
      ) : (
        <p className="text-sm text-soft">{t('onlyThis')}</p>
      )}
    </Section>
  )
}
