'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useConnectionState } from '@/components/editor/collab-provider'
import { ExportRows } from '@/components/exports/export-rows'
import { useExports } from '@/components/exports/use-exports'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { RadioGroup } from '@/components/ui/radio-group'
import { type Answer, useAction } from '@/components/ui/use-action'
import { type ExportReference, type ListedExport, REVIEW, type StartExport } from '@/lib/exports/schema'
import type { CopyOptions } from '@/lib/review-copies/schema'

const CHOICES = ['names', 'dates'] as const
const VARIANTS = ['public', 'confidential'] as const

/** What asks for review copies and changes them: as files of the report. */
export interface CopyCommands {
  start: (input: StartExport) => Promise<Answer<{ exportId: string }>>
  cancel: (input: ExportReference) => Promise<Answer<void>>
  remove: (input: ExportReference) => Promise<Answer<void>>
}

/** Asks for a review copy, and shows those that are made; what says who and when is in them only when it is asked for. */
export function TakeOut(props: { reportId: string; made: ListedExport[] } & CopyCommands) {
  const { reportId, start, cancel, remove } = props
  const t = useTranslations('reviewCopies')
  const words = useTranslations('exports')
  const { exports, refetch } = useExports(reportId, props.made, REVIEW)
  const [options, setOptions] = useState<CopyOptions>({ names: false, dates: false, variant: 'public' })
  const starting = useAction()
  const line = useConnectionState()
  const isOnline = line !== 'offline' && line !== 'failing'

  const make = ({ variant, names, dates }: CopyOptions) =>
    void starting.run(
      () => start({ reportId, format: REVIEW, variant, options: { names, dates } }),
      () => void refetch(),
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!starting.isPending) make(options)
  }

  return (
    <section aria-labelledby="take-out" className="min-w-0">
      <h2 id="take-out" className="text-lg font-semibold">
        {t('takeOut')}
      </h2>
      <p className="mt-1 text-sm text-soft">{t('takeOutHint')}</p>
      {!isOnline && (
        <div className="mt-3">
          <Callout tone="warning">{words('offline')}</Callout>
        </div>
      )}
      <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
        <RadioGroup
          label={t('variant')}
          options={VARIANTS.map((id) => ({
            id,
            label: t(`variants.${id}`),
            description: t(`variantHints.${id}`),
          }))}
          value={options.variant}
          onChange={(variant) => setOptions({ ...options, variant: variant as CopyOptions['variant'] })}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">{t('says')}</legend>
          {CHOICES.map((name) => (
            <label key={name} className="flex items-start gap-2.5 text-sm">
              <input
                type="checkbox"
                checked={options[name]}
                onChange={(event) => setOptions({ ...options, [name]: event.target.checked })}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span>
                <span className="font-medium">{t(name)}</span>{' '}
                <span className="block text-soft">{t(`${name}Hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div>
          <Button type="submit" variant="primary" isPending={starting.isPending} isDisabled={!isOnline}>
            {t('make')}
          </Button>
        </div>
        {starting.general && <Callout tone="error">{starting.general}</Callout>}
      </form>
      <ExportRows
        {...{ reportId, exports, isOnline, cancel, remove }}
        label={t('copies')}
        onChanged={() => void refetch()}
        onAgain={({ options: chosen, variant }) => make({ ...chosen, variant })}
      />
    </section>
  )
}
