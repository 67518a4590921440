'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { type Answer, useAction } from '@/components/ui/use-action'
import { DropZone } from './drop-zone'
import { PasteBox } from './paste-box'
import { ProgressBar } from './progress-bar'
import { upload, UploadError } from './upload'
import { useOnline } from './use-online'

export type DocumentKind = 'state_reply' | 'list_of_issues' | 'concluding_observations'

/** Largest file that the server takes. */
const MOST_BYTES = 25_000_000

/** A file on its way to the server: how much has gone, or why it did not arrive. */
type Sending = { file: File; share: number; refusal: string | null; isOffline: boolean }

export interface NewDocumentProps {
  kind: DocumentKind
  /** The report that the document is for; null for a new one. */
  reportId: string | null
  startTyped: (input: { kind: DocumentKind; reportId?: string }) => Promise<Answer<{ id: string }>>
  /** Stands above everything else, e.g. what was begun earlier. */
  children?: ReactNode
}

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

/** The ways in for a document: a file, a paste, or typing it. Each leads to the document's own page. */
export function NewDocument({ kind, reportId, startTyped, children }: NewDocumentProps) {
  const t = useTranslations('intake')
  const router = useRouter()
  const isOnline = useOnline()
  const { run, isPending, general } = useAction()
  const [sending, setSending] = useState<Sending | null>(null)
  const abort = useRef<AbortController>(null)
  useEffect(() => () => abort.current?.abort(), [])
  useDropsBeside()

  const goTo = (id: string) => router.push(`/intakes/${id}`)
  const send = async (file: File) => {
    const refuse = (refusal: string | null, isOffline = false) =>
      setSending({ file, share: 0, refusal, isOffline })
    if (file.size === 0) return refuse(t('refused.empty', { name: file.name }))
    if (file.size > MOST_BYTES) {
      return refuse(t('refused.tooLarge', { name: file.name, megabytes: (file.size / 1_000_000).toFixed(1) }))
    }
    const controller = new AbortController()
    abort.current = controller
    setSending({ file, share: 0, refusal: null, isOffline: false })
    try {
      const query = new URLSearchParams({ kind, name: file.name, ...(reportId ? { reportId } : {}) })
      const { id } = await upload(`/api/intakes?${query}`, file, {
        signal: controller.signal,
        onSent: (share) => setSending((before) => before && { ...before, share }),
      })
      goTo(id)
    } catch (error) {
      if (controller.signal.aborted) return setSending(null)
      const said = error instanceof UploadError ? error.said : null
      refuse(said ?? t('refused.offline'), said === null)
    }
  }

  if (sending && sending.refusal === null) {
    return (
      <section
        aria-labelledby="sending"
        className="flex flex-col gap-3 rounded-xl border border-line bg-sunken p-6"
      >
        <h2 id="sending" dir="auto" className="font-medium break-words">
          {t('sending.title', { name: sending.file.name })}
        </h2>
        <ProgressBar label={t('sending.label')} share={sending.share} />
        <div className="flex items-center justify-between gap-4">
          <p role="status" className="text-sm text-soft tabular-nums">
            {sending.share < 1
              ? t('sending.share', { percent: Math.round(sending.share * 100) })
              : t('sending.arrived')}
          </p>
          <Button size="small" onPress={() => abort.current?.abort()}>
            {t('cancel')}
          </Button>
        </div>
      </section>
    )
  }
  return (
    <div className="flex flex-col gap-8">
      {children}
      {!isOnline && <Callout tone="warning">{t('offline')}</Callout>}
      {sending?.refusal && (
        <Callout tone="error">
          <p className="font-medium break-words">{t('refused.title', { name: sending.file.name })}</p>
          <p className="mt-1">{sending.refusal}</p>
          <div className="mt-2 flex gap-2">
            {sending.isOffline && (
              <Button size="small" isDisabled={!isOnline} onPress={() => void send(sending.file)}>
                {t('retry')}
              </Button>
            )}
            <Button size="small" variant="quiet" onPress={() => setSending(null)}>
              {t('refused.dismiss')}
            </Button>
          </div>
        </Callout>
      )}
      <div>
        <DropZone title={t(`drop.${kind}`)} isDisabled={!isOnline} onFile={(file) => void send(file)} />
        <p className="mt-3 text-sm text-soft">{t('privacy')}</p>
      </div>
      <PasteBox isDisabled={!isOnline} onFile={(file) => void send(file)} />
      <div className="flex flex-col items-start gap-2 border-t border-line pt-6">
        <h2 className="text-sm font-medium">{t('typed.title')}</h2>
        <p className="text-sm text-soft">{t(`typed.${kind}`)}</p>
        <Button
          isPending={isPending}
          isDisabled={!isOnline}
          onPress={() =>
            void run(
              () => startTyped({ kind, ...(reportId ? { reportId } : {}) }),
              ({ id }) => goTo(id),
            )
          }
        >
          {t('typed.start')}
        </Button>
        {general && <Callout tone="error">{general}</Callout>}
      </div>
    </div>
  )
}
