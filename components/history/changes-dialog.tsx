'use client'
import { type AbstractIntlMessages, NextIntlClientProvider, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { buttonClasses } from '@/components/ui/styles'
import type { DraftChanges } from '@/lib/versions/schema'
import { DiffView } from './diff-view'

interface Answer {
  changes: DraftChanges
  messages: AbstractIntlMessages
}

/** What others changed in the draft that is open, over it: by author, from change to change. */
export function ChangesDialog(props: {
  reportId: string
  draftId: string
  from: number
  title: string
  onClose: () => void
}) {
  const { reportId, draftId, from, title, onClose } = props
  const t = useTranslations('workspace.seen')
  const locale = useLocale()
  const [answer, setAnswer] = useState<Answer | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const controller = new AbortController()
    setAnswer(null)
    fetch(`/reports/${reportId}/changes?draft=${draftId}&from=${from}`, { signal: controller.signal })
      .then(async (response) => setAnswer(response.ok ? ((await response.json()) as Answer) : 'failed'))
      .catch(() => controller.signal.aborted || setAnswer('failed'))
    return () => controller.abort()
  }, [reportId, draftId, from, attempt])
  return (
    <Dialog title={title} isOpen wide onOpenChange={(isOpen) => !isOpen && onClose()}>
      {answer === null && (
        <p role="status" className="text-soft">
          {t('reading')}
        </p>
      )}
      {answer === 'failed' && (
        <Callout tone="error">
          {t('failed')}{' '}
          <button type="button" className="link" onClick={() => setAttempt(attempt + 1)}>
            {t('again')}
          </button>
        </Callout>
      )}
      {answer !== null && answer !== 'failed' && (
        <NextIntlClientProvider locale={locale} messages={answer.messages}>
          <DiffView diff={answer.changes.diff} people={answer.changes.people} isRaised />
        </NextIntlClientProvider>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Link
          href={`/reports/${reportId}/history/${draftId}?from=${from}&to=now`}
          prefetch={false}
          className={buttonClasses('secondary')}
        >
          {t('inHistory')}
        </Link>
        <Button variant="primary" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  )
}
