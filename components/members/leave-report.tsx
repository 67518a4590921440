'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { type Answer, useAction } from '@/components/ui/use-action'

export interface LeaveReportProps {
  reportId: string
  isLast: boolean
  leave: (input: { reportId: string }) => Promise<Answer<void>>
}

/** Ending one's own membership. */
export function LeaveReport({ reportId, isLast, leave }: LeaveReportProps) {
  const t = useTranslations('members.leave')
  const { run, isPending, general } = useAction()
  const [isAsking, setAsking] = useState(false)
  const confirm = () =>
    void run(
      () => leave({ reportId }),
      () => location.assign('/reports'),
    ).then(() => setAsking(false))
  return (
    <section className="mt-10 flex flex-col items-start gap-3 border-t border-line pt-6">
      {general && <Callout tone="error">{general}</Callout>}
      {isLast ? (
        <p className="text-sm text-soft">{t('last')}</p>
      ) : (
        <Button variant="danger" onPress={() => setAsking(true)}>
          {t('action')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        danger
        title={t('title')}
        confirmLabel={t('confirm')}
        isPending={isPending}
        onConfirm={confirm}
        onCancel={() => setAsking(false)}
      >
        {t('text')}
      </ConfirmDialog>
    </section>
  )
}
