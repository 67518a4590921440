'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { RadioGroup } from '@/components/ui/radio-group'
import type { CopyOptions } from '@/lib/review-copies/schema'

const CHOICES = ['names', 'dates'] as const
const VARIANTS = ['public', 'confidential'] as const

/** Makes a review copy and saves it; what says who and when is in it only when it is asked for. */
export function TakeOut({ reportId, onDone }: { reportId: string; onDone: () => void }) {
  const t = useTranslations('reviewCopies')
  const [options, setOptions] = useState<CopyOptions>({ names: false, dates: false, variant: 'public' })
  const [isMaking, setMaking] = useState(false)
  const [outcome, setOutcome] = useState<{ said: string; isError: boolean } | null>(null)

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (isMaking) return
    setMaking(true)
    setOutcome(null)
    try {
      const filename = await save(`/reports/${reportId}/review/copy`, options)
      setOutcome({ said: t('made', { filename }), isError: false })
      onDone()
    } catch (error) {
      setOutcome({ said: error instanceof CopyError ? error.message : t('failed'), isError: true })
    } finally {
      setMaking(false)
    }
  }

  return (
    <section aria-labelledby="take-out">
      <h2 id="take-out" className="text-lg font-semibold">
        {t('takeOut')}
      </h2>
      <p className="mt-1 text-sm text-soft">{t('takeOutHint')}</p>
      <form onSubmit={(event) => void make(event)} className="mt-4 flex flex-col gap-4">
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
                className="mt-0.5 size-4 accent-accent"
              />
              <span>
                {t(name)} <span className="block text-soft">{t(`${name}Hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div>
          <Button type="submit" variant="primary" isPending={isMaking}>
            <Download aria-hidden />
            {isMaking ? t('making') : t('make')}
          </Button>
        </div>
        <p role="status" className="text-sm text-soft empty:hidden">
          {outcome && !outcome.isError ? outcome.said : ''}
        </p>
        {outcome?.isError && <Callout tone="error">{outcome.said}</Callout>}
      </form>
    </section>
  )
}

/** A refusal of the server, in its own words. */
class CopyError extends Error {}

async function save(url: string, options: CopyOptions): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(options) })
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null)
    const message = typeof body === 'object' && body && 'message' in body ? body.message : null
    throw typeof message === 'string' ? new CopyError(message) : new Error(String(response.status))
  }
  const filename = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = filename ? decodeURIComponent(filename) : 'review-copy.docx'
  link.click()
  // The browser reads the bytes after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return link.download
}
