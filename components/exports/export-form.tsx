'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { RadioGroup } from '@/components/ui/radio-group'
import { EXPORT_FORMATS, type ExportChoice, PDF_STANDARDS, READINGS, VARIANTS } from '@/lib/exports/schema'

/** What is to be made: format, for whom, with what of the suggestions. */
export function ExportForm(props: {
  choice: ExportChoice
  onChange: (choice: ExportChoice) => void
  onSubmit: () => void
  isPending: boolean
  isOnline: boolean
  error: string | null
  /** What is to be known before: pictures without a description. */
  children?: ReactNode
}) {
  const { choice, onChange, onSubmit, isPending, isOnline, error, children } = props
  const t = useTranslations('exports')
  const [isAsked, setAsked] = useState(false)
  const formats = EXPORT_FORMATS.map((id) => option(id, t(`formats.${id}.label`), t(`formats.${id}.hint`)))
  const standards = PDF_STANDARDS.map((id) =>
    option(id, t(`pdfStandards.${id}.label`), t(`pdfStandards.${id}.hint`)),
  )
  const variants = VARIANTS.map((id) => option(id, t(`variants.${id}.label`), t(`variants.${id}.hint`)))
  const readings = READINGS.map((id) => option(id, t(`readings.${id}.label`), t(`readings.${id}.hint`)))
  const change = (part: Partial<Record<keyof ExportChoice, string>>) =>
    onChange({ ...choice, ...part } as ExportChoice)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (choice.variant) onSubmit()
    else document.querySelector<HTMLInputElement>('#export-variant input')?.focus()
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-6">
      <RadioGroup
        label={t('format')}
        options={formats}
        isCompact
        value={choice.format}
        onChange={(format) => change({ format })}
      />
      {choice.format === 'pdf' && (
        <RadioGroup
          label={t('pdfStandard')}
          options={standards}
          isCompact
          value={choice.pdfStandard}
          onChange={(pdfStandard) => change({ pdfStandard })}
        />
      )}
      <div id="export-variant">
        <RadioGroup
          label={t('variant')}
          options={variants}
          isCompact
          value={choice.variant}
          onChange={(variant) => change({ variant })}
          error={isAsked && !choice.variant ? t('variantMissing') : null}
        />
      </div>
      <RadioGroup
        label={t('reading')}
        options={readings}
        isCompact
        value={choice.reading}
        onChange={(reading) => change({ reading })}
      />
      {children}
      {/* In sight however many choices there are. */}
      <div className="foot sticky bottom-0 z-10 flex flex-col gap-3 border-t border-line bg-paper py-4">
        {error && <Callout tone="error">{error}</Callout>}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" isPending={isPending} isDisabled={!isOnline}>
            {t('make')}
          </Button>
          <p className="text-sm text-soft">{t('makeHint')}</p>
        </div>
      </div>
    </form>
  )
}

const option = (id: string, label: string, description: string) => ({ id, label, description })
