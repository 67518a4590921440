'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useConnectionState } from '@/components/editor/collab-provider'
import { Callout } from '@/components/ui/callout'
import { type Answer, useAction } from '@/components/ui/use-action'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import type { ExportChoice, ExportReference, ListedExport, StartExport } from '@/lib/exports/schema'
import { ExportForm } from './export-form'
import { ExportRows } from './export-rows'
import { useExports } from './use-exports'

/** Asks for files of the report, and shows those that were made or are being made. */
export function ExportsPanel(props: {
  reportId: string
  exports: ListedExport[]
  initial: ExportChoice
  start: (input: StartExport) => Promise<Answer<{ exportId: string }>>
  cancel: (input: ExportReference) => Promise<Answer<void>>
  remove: (input: ExportReference) => Promise<Answer<void>>
  /** What is to be known before. */
  children?: ReactNode
}) {
  const { reportId, initial, start, cancel, remove, children } = props
  const t = useTranslations('exports')
  const { exports, refetch } = useExports(reportId, props.exports)
  const [choice, setChoice] = useState(initial)
  const starting = useAction()
  const line = useConnectionState()
  const isOnline = line !== 'offline' && line !== 'failing'

  // The list may be out of sight: below the choices on a phone, above the button elsewhere.
  const [asked, setAsked] = useState<string | null>(null)
  const isListed = exports.some(({ id }) => id === asked)
  useEffect(() => {
    if (isListed) document.getElementById(`export-${asked}`)?.scrollIntoView({ block: 'nearest' })
  }, [asked, isListed])
  const list = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusKept(list, () => heading.current?.focus())

  const choose = (next: ExportChoice) => {
    setChoice(next)
    const query = Object.entries(next).filter((pair): pair is [string, string] => pair[1] !== null)
    // The address says what is chosen, so that it can be sent to somebody.
    window.history.replaceState(null, '', `?${new URLSearchParams(query)}`)
  }
  const make = ({ format, variant, ...options }: ExportChoice) => {
    if (!variant) return
    void starting.run(
      () => start({ reportId, format, variant, options }),
      ({ exportId }) => {
        setAsked(exportId)
        void refetch()
      },
    )
  }

  return (
    <div className="mt-6 grid gap-10 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <section aria-labelledby="export-new" className="flex flex-col gap-4">
        <h2 id="export-new" className="text-lg font-semibold">
          {t('new')}
        </h2>
        {!isOnline && <Callout tone="warning">{t('offline')}</Callout>}
        <ExportForm
          choice={choice}
          onChange={choose}
          onSubmit={() => make(choice)}
          isPending={starting.isPending}
          isOnline={isOnline}
          error={starting.general}
        >
          {children}
        </ExportForm>
      </section>
      <section ref={list} aria-labelledby="export-list" className="min-w-0">
        <h2 id="export-list" ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
          {t('list')}
        </h2>
        <p className="mt-1 max-w-prose text-sm text-soft">{t('listHint')}</p>
        {exports.length === 0 && <p className="mt-6 text-sm text-soft">{t('none')}</p>}
        <ExportRows
          {...{ reportId, exports, isOnline, cancel, remove }}
          onChanged={() => void refetch()}
          onAgain={({ format, variant, options }) =>
            make({ format: format as ExportChoice['format'], variant, ...options })
          }
        />
      </section>
    </div>
  )
}
