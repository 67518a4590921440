'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { CommitteeDocumentKind } from '@/lib/committee-documents/schema'

/** Takes a document of the Committee out of the report, after asking. */
export function RemoveDocument(props: {
  reportId: string
  kind: CommitteeDocumentKind
  removeDocument: (input: { reportId: string; kind: CommitteeDocumentKind }) => Promise<Answer<unknown>>
}) {
  const { reportId, kind, removeDocument } = props
  const t = useTranslations('documents.remove')
  const { run, isPending, general } = useAction()
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button variant="quiet" size="small" onPress={() => setAsked(true)}>
        {t('button')}
      </Button>
      {general && <Callout tone="error">{general}</Callout>}
      <ConfirmDialog
        title={t(`title.${kind}`)}
        confirmLabel={t('confirm')}
        isOpen={isAsked}
        isPending={isPending}
        danger
        onCancel={() => setAsked(false)}
        onConfirm={() => void run(() => removeDocument({ reportId, kind })).then(() => setAsked(false))}
      >
        {t('text')}
      </ConfirmDialog>
    </>
  )
}
