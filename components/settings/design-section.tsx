'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { upload, UploadError } from '@/components/intake/upload'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { Section } from '@/components/ui/section'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { ShownDesign } from '@/lib/designs/schema'
import { PAPERS, type Paper } from '@/lib/export/papers'
import { TemplateCard } from './template-card'

export interface DesignSectionProps {
  reportId: string
  design: ShownDesign
  choosePaper: (input: { reportId: string; paper: Paper }) => Promise<Answer<void>>
  removeTemplate: (input: { reportId: string }) => Promise<Answer<void>>
}

/** How the pages of the report's files look: their paper, and the letterhead of the coalition. Every change is saved at once. */
export function DesignSection({ reportId, design, choosePaper, removeTemplate }: DesignSectionProps) {
  const t = useTranslations('settings.design')
  const { run, isPending, general } = useAction()
  const sending = useSending(reportId)
  const input = useRef<HTMLInputElement>(null)
  const [isRemoving, setRemoving] = useState(false)
  const { template } = design
  const choose = () => input.current?.click()
  return (
    <Section title={t('title')} text={t('text')}>
      {general && <Callout tone="error">{general}</Callout>}
      <RadioGroup
        label={t('paper')}
        value={design.paper}
        onChange={(paper) => void run(() => choosePaper({ reportId, paper: paper as Paper }))}
        options={PAPERS.map((id) => ({ id, label: t(`papers.${id}`), description: t(`papers.${id}Hint`) }))}
      />
      {template?.page && <p className="text-sm text-soft">{t('paperOfTemplate')}</p>}
      <div className="flex flex-col gap-3">
        <div>
          <h3 className="font-medium">{t('template')}</h3>
          <p className="mt-1 max-w-prose text-sm text-soft">{t('templateText')}</p>
        </div>
        {template && <TemplateCard reportId={reportId} template={template} />}
        <div className="flex flex-wrap gap-3">
          <Button isPending={sending.share !== null} onPress={choose}>
            {template ? t('replace') : t('attach')}
          </Button>
          {template && (
            <Button variant="secondary" isDisabled={isPending} onPress={() => setRemoving(true)}>
              {t('remove')}
            </Button>
          )}
        </div>
        <p role="status" className="text-sm text-soft">
          {sending.share !== null && t(sending.share < 1 ? 'sending' : 'reading')}
        </p>
        {sending.error && <Callout tone="error">{sending.error}</Callout>}
        {sending.isLogoLeftOut && <Callout tone="warning">{t('logoLeftOut')}</Callout>}
        <input
          ref={input}
          type="file"
          accept=".docx,.dotx,.docm,.dotm"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0]
            // The same file may be chosen again, after a refusal.
            event.target.value = ''
            if (file) void sending.send(file)
          }}
        />
      </div>
      {isRemoving && template && (
        <ConfirmDialog
          isOpen
          danger
          title={t('removeTitle', { name: template.name })}
          confirmLabel={t('removeConfirm')}
          isPending={isPending}
          onCancel={() => setRemoving(false)}
          onConfirm={() => void run(() => removeTemplate({ reportId })).then(() => setRemoving(false))}
        >
          {t('removeText')}
        </ConfirmDialog>
      )}
    </Section>
  )
}

/** Sends a template and has the page read again. `share` is null while nothing is on its way. */
function useSending(reportId: string) {
  const t = useTranslations('settings.design')
  const router = useRouter()
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isLogoLeftOut, setLogoLeftOut] = useState(false)
  const send = async (file: File) => {
    setShare(0)
    setError(null)
    setLogoLeftOut(false)
    const address = `/api/reports/${reportId}/template?${new URLSearchParams({ name: file.name }).toString()}`
    try {
      const sent = await upload(address, file, { onSent: setShare, signal: new AbortController().signal })
      setLogoLeftOut(sent.isLogoLeftOut === true)
      router.refresh()
    } catch (failure) {
      setError((failure instanceof UploadError && failure.said) || t('offline'))
    }
    setShare(null)
  }
  return { share, error, isLogoLeftOut, send }
}
