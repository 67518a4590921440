'use client'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { buttonClasses, classes } from '@/components/ui/styles'

const FORMATS = ['docx', 'pdf', 'html', 'json'] as const
type Format = (typeof FORMATS)[number]

/** Downloads of the whole report, below what is to be known before (`children`). They are plain links; with script the page says while one is made, and why not. */
export function ExportLinks({ reportId, children }: { reportId: string; children?: ReactNode }) {
  const t = useTranslations('workspace.export')
  const [making, setMaking] = useState<Format | null>(null)
  const [isFinal, setFinal] = useState(false)
  const [outcome, setOutcome] = useState<{ said: string; isError: boolean } | null>(null)

  const make = async (event: MouseEvent<HTMLAnchorElement>, format: Format) => {
    event.preventDefault()
    if (making) return
    setMaking(format)
    setOutcome(null)
    try {
      const filename = await download(event.currentTarget.href)
      setOutcome({ said: t('done', { filename }), isError: false })
    } catch (error) {
      setOutcome({ said: error instanceof ExportError ? error.message : t('failed'), isError: true })
    } finally {
      setMaking(null)
    }
  }

  return (
    <section aria-labelledby="export" className="flex flex-col gap-2">
      <h2 id="export" className="text-sm font-semibold">
        {t('title')}
      </h2>
      {children}
      <div className="flex flex-wrap gap-2">
        {FORMATS.map((format) => (
          <a
            key={format}
            href={`/reports/${reportId}/exports/${format}?variant=public${isFinal ? '&reading=final' : ''}`}
            download
            aria-disabled={making !== null}
            onClick={(event) => void make(event, format)}
            className={classes(
              buttonClasses('secondary', 'small'),
              making && making !== format && 'opacity-50',
            )}
          >
            <Download aria-hidden />
            {making === format ? t('making') : t(format)}
          </a>
        ))}
      </div>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={isFinal}
          onChange={(event) => setFinal(event.target.checked)}
          className="size-4 accent-accent"
        />
        {t('suggestions')}
      </label>
      <p className="text-sm text-soft">{t('hint')}</p>
      <p role="status" className="sr-only">
        {making ? t('making') : outcome && !outcome.isError ? outcome.said : ''}
      </p>
      {outcome?.isError && <Callout tone="error">{outcome.said}</Callout>}
    </section>
  )
}

/** A refusal of the server, in its own words. */
class ExportError extends Error {}

async function download(href: string): Promise<string> {
  const response = await fetch(href)
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null)
    const message = typeof body === 'object' && body && 'message' in body ? body.message : null
    throw typeof message === 'string' ? new ExportError(message) : new Error(String(response.status))
  }
  const filename = filenameOf(response.headers.get('content-disposition'))
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = filename
  link.click()
  // The browser reads the bytes after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return filename
}

function filenameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : 'report'
}
