'use client'
import { FileX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { IntakeFailure } from '@/lib/intake/schema'

/** A document that could not be read: why, what to do instead, and the way to another try. */
export function FailedReading(props: {
  intakeId: string
  name: string
  failure: IntakeFailure | null
  back: string
  discard: (input: { intakeId: string }) => Promise<Answer<unknown>>
}) {
  const { intakeId, name, failure, back, discard } = props
  const t = useTranslations('intake.failed')
  const errors = useTranslations('errors')
  const router = useRouter()
  const { run, isPending, general } = useAction()
  const reason =
    failure && errors.has(failure.reason) ? errors(failure.reason, failure.values) : errors('unexpected')
  return (
    <section aria-labelledby="failed" className="flex flex-col items-start gap-3">
      <FileX aria-hidden className="size-8 text-danger" strokeWidth={1.5} />
      <h1 id="failed" className="font-serif text-2xl font-semibold">
        {t('title')}
      </h1>
      <p dir="auto" className="font-medium break-words text-soft">
        {name}
      </p>
      <p role="alert">{reason}</p>
      <p className="text-sm text-soft">{t('instead')}</p>
      {general && <Callout tone="error">{general}</Callout>}
      <Button
        variant="primary"
        className="mt-2"
        isPending={isPending}
        onPress={() =>
          void run(
            () => discard({ intakeId }),
            () => router.push(back),
          )
        }
      >
        {t('another')}
      </Button>
    </section>
  )
}
