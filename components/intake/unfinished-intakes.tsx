'use client'
import { X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { ListedIntake } from '@/lib/intake/schema'

/** Documents that were brought and not finished: to go on with, or to throw away. Draws nothing when there are none. */
export function UnfinishedIntakes(props: {
  intakes: ListedIntake[]
  discard: (input: { intakeId: string }) => Promise<Answer<unknown>>
}) {
  const { intakes, discard } = props
  const t = useTranslations('intake.unfinished')
  const format = useFormatter()
  const { run, isPending, general } = useAction()
  const [asked, setAsked] = useState<ListedIntake | null>(null)
  if (intakes.length === 0) return null
  const nameOf = ({ name, kind }: ListedIntake) => name ?? t(`typed.${kind}`)
  return (
    <section aria-labelledby="unfinished">
      <h2 id="unfinished" className="text-sm font-semibold text-soft">
        {t('title')}
      </h2>
      {general && <Callout tone="error">{general}</Callout>}
      <ul className="mt-1 divide-y divide-line border-y border-line">
        {intakes.map((intake) => (
          <li key={intake.id} className="flex items-center gap-3 py-1.5">
            <Link
              href={`/intakes/${intake.id}`}
              prefetch={false}
              className="link min-w-0 truncate"
              dir="auto"
            >
              {nameOf(intake)}
            </Link>
            <span className="ms-auto shrink-0 text-sm text-soft">
              {t(`status.${intake.status}`)}
              <span className="max-sm:hidden">
                {' · '}
                {format.dateTime(new Date(intake.updatedAt), { dateStyle: 'medium' })}
              </span>
            </span>
            <Button
              variant="quiet"
              size="icon"
              aria-label={t('discard', { name: nameOf(intake) })}
              onPress={() => setAsked(intake)}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={t('ask', { name: nameOf(asked) })}
          confirmLabel={t('confirm')}
          isOpen
          danger
          isPending={isPending}
          onCancel={() => setAsked(null)}
          onConfirm={() => void run(() => discard({ intakeId: asked.id })).then(() => setAsked(null))}
        >
          {t('explain')}
        </ConfirmDialog>
      )}
    </section>
  )
}
