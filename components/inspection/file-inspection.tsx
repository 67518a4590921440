'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { DropZone } from '@/components/intake/drop-zone'
import { useOnline } from '@/components/intake/use-online'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { Inspection } from '@/lib/inspection'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { CleanedCopy } from './cleaned-copy'
import { InspectionResult } from './inspection-result'
import { useSentFile } from './use-sent-file'
import { Waiting } from './waiting'

const ACCEPT = '.docx,.docm,.dotx,.pdf,.odt,.html,.htm,.md,.json,.zip'
/** Largest file that the server takes. */
const MOST_BYTES = 25_000_000

/** A file that misses the zone would replace the page: it is let fall. */
function useDropsBeside(): void {
  useEffect(() => {
    const stop = (event: DragEvent) => event.preventDefault()
    addEventListener('dragover', stop)
    addEventListener('drop', stop)
    return () => {
      removeEventListener('dragover', stop)
      removeEventListener('drop', stop)
    }
  }, [])
}

/** Takes a file, says what it carries beside what it shows, and offers a cleaned copy. */
export function FileInspection() {
  const t = useTranslations('inspection')
  const isOnline = useOnline()
  const { state, send, stop } = useSentFile()
  const [file, setFile] = useState<File | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  useDropsBeside()
  // What was pressed gives way to the progress, and that to what came of it.
  const whole = useRef<HTMLDivElement>(null)
  useFocusKept(whole, () => whole.current?.querySelector('button')?.focus())

  const take = (next: File) => {
    setFile(next)
    const isTooLarge = next.size > MOST_BYTES
    setTooLarge(isTooLarge)
    if (isTooLarge) stop()
    else void send(next)
  }
  const refusal = tooLarge ? t('tooLarge') : state.step === 'refused' ? (state.said ?? t('offline')) : null

  return (
    <div ref={whole} className="mt-6 flex flex-col gap-8">
      {file && (state.step === 'sending' || state.step === 'working') ? (
        <section
          aria-labelledby="inspecting"
          className="flex flex-col gap-3 rounded-xl border border-line bg-sunken p-5"
        >
          <h2 id="inspecting" dir="auto" className="font-medium wrap-anywhere">
            {t('inspecting', { name: file.name })}
          </h2>
          <Waiting state={state} label={t('inspecting', { name: file.name })} onStop={stop} />
        </section>
      ) : (
        <div className="flex flex-col gap-3">
          {!isOnline && !refusal && <Callout tone="warning">{t('offline')}</Callout>}
          {file && refusal && (
            <Callout tone="error">
              <p dir="auto" className="font-medium wrap-anywhere">
                {t('refused', { name: file.name })}
              </p>
              <p className="mt-1">{refusal}</p>
              {!tooLarge && state.step === 'refused' && state.said === null && (
                <Button size="small" className="mt-2" isDisabled={!isOnline} onPress={() => take(file)}>
                  {t('again')}
                </Button>
              )}
            </Callout>
          )}
          <DropZone
            title={state.step === 'done' ? t('dropAnother') : t('drop')}
            labels={{ now: t('dropNow'), choose: t('choose'), accepted: t('accepted') }}
            accept={ACCEPT}
            size={state.step === 'done' ? 'line' : 'large'}
            isDisabled={!isOnline}
            onFile={take}
          />
          {state.step !== 'done' && <p className="text-sm text-soft">{t('privacy')}</p>}
        </div>
      )}
      {file && state.step === 'done' && <Result file={file} inspection={state.result.inspection} />}
    </div>
  )
}

function Result({ file, inspection }: { file: File; inspection: Inspection }) {
  const canBeCleaned = ['docx', 'pdf'].includes(inspection.format) && inspection.findings.length > 0
  return (
    <>
      <InspectionResult name={file.name} inspection={inspection} canBeCleaned={canBeCleaned} />
      {canBeCleaned && (
        <CleanedCopy key={`${file.name} ${file.lastModified}`} file={file} inspection={inspection} />
      )}
    </>
  )
}
