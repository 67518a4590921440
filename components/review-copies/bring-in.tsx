'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { DropZone } from '@/components/intake/drop-zone'
import { ProgressBar } from '@/components/intake/progress-bar'
import { upload, UploadError } from '@/components/intake/upload'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'

type State =
  | { step: 'idle' }
  | { step: 'sending'; share: number }
  | { step: 'nothing' }
  | { step: 'refused'; said: string }

/** Takes the file that somebody sent back, and says how far it is and what was wrong with it. */
export function BringIn({ reportId, onDone }: { reportId: string; onDone: () => void }) {
  const t = useTranslations('reviewCopies')
  const [state, setState] = useState<State>({ step: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const send = async (file: File) => {
    const controller = new AbortController()
    stop.current = controller
    setState({ step: 'sending', share: 0 })
    try {
      const url = `/reports/${reportId}/review/file?${new URLSearchParams({ name: file.name })}`
      const { id } = await upload(url, file, {
        onSent: (share) => setState({ step: 'sending', share }),
        signal: controller.signal,
      })
      setState({ step: id === '' ? 'nothing' : 'idle' })
      onDone()
    } catch (error) {
      if (controller.signal.aborted) return setState({ step: 'idle' })
      setState({ step: 'refused', said: (error instanceof UploadError && error.said) || t('notSent') })
    }
  }

  return (
    <section aria-labelledby="bring-in">
      <h2 id="bring-in" className="text-lg font-semibold">
        {t('bringIn')}
      </h2>
      <p className="mt-1 mb-4 text-sm text-soft">{t('bringInHint')}</p>
      {state.step === 'sending' ? (
        <div className="rounded-xl border border-line bg-sunken px-6 py-6">
          <p role="status" className="text-sm">
            {state.share < 1 ? t('sending', { percent: Math.round(state.share * 100) }) : t('reading')}
          </p>
          <div className="mt-2 mb-3">
            <ProgressBar label={t('progress')} share={state.share < 1 ? state.share : null} />
          </div>
          <Button size="small" onPress={() => stop.current?.abort()}>
            {t('stop')}
          </Button>
        </div>
      ) : (
        <DropZone
          title={t('drop')}
          isDisabled={false}
          onFile={(file) => void send(file)}
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          labels={{ now: t('dropNow'), choose: t('choose'), accepted: t('accepted') }}
          size="small"
        />
      )}
      <div role="status" className="mt-3 empty:hidden">
        {state.step === 'nothing' && <Callout>{t('nothing')}</Callout>}
      </div>
      {state.step === 'refused' && (
        <div className="mt-3">
          <Callout tone="error">{state.said}</Callout>
        </div>
      )}
    </section>
  )
}
