'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { isAppError } from '@/lib/errors'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { replyFromOutline } from '@/lib/parsing/reply'
import type { StateReply } from '@/lib/parsing/types'
import { type Summary, summarise, type WrittenDraft } from './summary'

/** Saves the corrections of a report's reply, after saying what they do to what is written about it. */
export function SaveCorrections(props: {
  reportId: string
  version: number
  document: SourceDocument
  before: StateReply
  outline: Outline
  drafts: WrittenDraft[]
  isChanged: boolean
  refusal: string | null
  onSaved: () => Promise<void>
}) {
  const { reportId, version, document, before, outline, drafts, isChanged, refusal, onSaved } = props
  const t = useTranslations('review.correcting')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [isPending, setPending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const summary = useMemo(
    () => (isOpen ? summaryOf(document, before, outline, drafts) : null),
    [isOpen, document, before, outline, drafts],
  )

  const save = async () => {
    setPending(true)
    setRefused(null)
    const said = await put(reportId, { version, outline })
    setPending(false)
    if (said.kind === 'refused') return setRefused(said.said ?? t('offline'))
    await onSaved()
    router.push(`/reports/${reportId}/reply/changes?from=${version}&to=${said.version}`)
    router.refresh()
  }

  return (
    <>
      <Button
        variant="primary"
        size="small"
        className="h-8 px-3"
        isDisabled={!isChanged || refusal !== null}
        onPress={() => setOpen(true)}
      >
        {t('button')}
      </Button>
      <Dialog title={t('heading')} isOpen={isOpen} onOpenChange={setOpen}>
        {summary && <SummaryText summary={summary} />}
        <p className="text-soft">{t('text')}</p>
        {refused && <Callout tone="error">{refused}</Callout>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={() => setOpen(false)}>{t('back')}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {t('confirm')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}

const LISTED = 8

function SummaryText({ summary }: { summary: Summary }) {
  const t = useTranslations('review.correcting.summary')
  const { relabelled, added, gone, headings, paragraphs } = summary
  const some = (labels: string[]) =>
    labels.length <= LISTED
      ? labels.join(', ')
      : t('more', { labels: labels.slice(0, LISTED).join(', '), count: labels.length - LISTED })
  const kept = gone.filter(({ hasText }) => hasText)
  const { changed, moved, added: newOnes, gone: lost } = paragraphs
  const lines = [
    relabelled.length > 0 &&
      t('relabelled', {
        count: relabelled.length,
        labels: some(relabelled.map(({ from, to }) => t('renamed', { from, to }))),
      }),
    added.length > 0 && t('added', { count: added.length, labels: some(added) }),
    gone.length > 0 && t('gone', { count: gone.length, labels: some(gone.map(({ label }) => label)) }),
    headings > 0 && t('headings', { count: headings }),
    changed > 0 && t('paragraphsChanged', { count: changed }),
    moved > 0 && t('paragraphsMoved', { count: moved }),
    newOnes > 0 && t('paragraphsAdded', { count: newOnes }),
    lost > 0 && t('paragraphsGone', { count: lost }),
  ].filter((line) => line !== false)
  return (
    <>
      <ul className="list-disc ps-5">
        {lines.length === 0 ? <li>{t('nothing')}</li> : lines.map((line) => <li key={line}>{line}</li>)}
      </ul>
      {kept.length > 0 && (
        <Callout tone="warning">
          {t('kept', { count: kept.length, labels: some(kept.map(({ label }) => label)) })}
        </Callout>
      )}
    </>
  )
}

function summaryOf(
  document: SourceDocument,
  before: StateReply,
  outline: Outline,
  drafts: WrittenDraft[],
): Summary | null {
  try {
    return summarise(before, replyFromOutline(document, outline), drafts)
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}

type Put = { kind: 'saved'; version: number } | { kind: 'refused'; said: string | null }

async function put(reportId: string, correction: { version: number; outline: Outline }): Promise<Put> {
  try {
    const answer = await fetch(`/api/reports/${reportId}/reply/outline`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(correction),
    })
    const body = (await answer.json()) as { version?: number; message?: string }
    if (answer.ok && typeof body.version === 'number') return { kind: 'saved', version: body.version }
    return { kind: 'refused', said: body.message ?? null }
  } catch {
    return { kind: 'refused', said: null }
  }
}
