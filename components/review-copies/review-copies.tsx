'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { ListedExport } from '@/lib/exports/schema'
import {
  type ConflictChoice,
  COPY_DAYS,
  type ImportChoice,
  type Followed,
  type ImportView,
  type ProposalChoice,
  type ReviewPage,
  type TakenIn,
} from '@/lib/review-copies/schema'
import { BringIn } from './bring-in'
import { ComingIn } from './coming-in'
import { ConflictList } from './conflict-list'
import { ProposalList } from './proposal-list'
import { type CopyCommands, TakeOut } from './take-out'

/** Review copies of a report: taken out for somebody who works in Word, and what came back with them. */
export function ReviewCopies(props: {
  reportId: string
  page: ReviewPage
  /** The copies that are made or being made. */
  made: ListedExport[]
  copying: CopyCommands
  take: (input: ImportChoice) => Promise<Answer<TakenIn>>
  undo: (input: ImportChoice) => Promise<Answer<{ locked: number }>>
  discard: (input: ImportChoice) => Promise<Answer<void>>
  dismiss: (input: ConflictChoice) => Promise<Answer<void>>
  settle: (input: ProposalChoice) => Promise<Answer<Followed>>
}) {
  const { reportId, page, made, copying, take, undo, discard, dismiss, settle } = props
  const t = useTranslations('reviewCopies')
  const router = useRouter()
  const { run, isPending, general } = useAction()
  const [said, say] = useState<{ text: string; onUndo?: () => void }>({ text: '' })
  const setSaid = (text: string, onUndo?: () => void) => say({ text, ...(onUndo && { onUndo }) })
  const [asked, setAsked] = useState<ImportView | null>(null)
  const ready = page.imports.filter(({ state }) => state === 'ready')

  const takeIn = ({ id }: ImportView) =>
    void run(
      () => take({ importId: id }),
      ({ conflicts, proposals }) =>
        setSaid(
          [t('taken', { conflicts }), proposals > 0 && t('takenProposals', { proposals })]
            .filter(Boolean)
            .join(' '),
        ),
    )
  const takeBack = ({ id }: ImportView) =>
    void run(
      () => undo({ importId: id }),
      ({ locked }) => {
        setAsked(null)
        setSaid(t('undone', { locked }))
      },
    )

  const dismissOne = (conflictId: string) =>
    void run(
      () => dismiss({ conflictId }),
      () =>
        setSaid(
          t('dismissed'),
          () =>
            void run(
              () => dismiss({ conflictId, isDone: false }),
              () => setSaid(t('shownAgain')),
            ),
        ),
    )
  const settleThose = (proposalIds: string[], isFollowed: boolean) =>
    void run(
      () => settle({ proposalIds, isFollowed }),
      ({ done, left }) => {
        if (isFollowed) return setSaid(t('followed', { done, left }))
        setSaid(
          t('left', { count: done }),
          () =>
            void run(
              () => settle({ proposalIds, isFollowed: null }),
              () => setSaid(t('shownAgain')),
            ),
        )
      },
    )

  return (
    <div className="mt-6 grid gap-10 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <TakeOut reportId={reportId} made={made} {...copying} />
      <div className="flex min-w-0 flex-col gap-8">
        <BringIn reportId={reportId} onDone={() => router.refresh()} />
        {general && <Callout tone="error">{general}</Callout>}
        <div
          className={
            said.text
              ? 'flex flex-wrap items-center justify-between gap-x-3 rounded-md border border-line bg-sunken px-3 py-2 text-sm'
              : 'sr-only'
          }
        >
          <p role="status">{said.text}</p>
          {said.onUndo && (
            <Button variant="quiet" size="small" isDisabled={isPending} onPress={said.onUndo}>
              {t('undoThis')}
            </Button>
          )}
        </div>
        {ready.map((brought) => (
          <ComingIn
            key={brought.id}
            {...{ reportId, brought, isPending }}
            onTake={() => takeIn(brought)}
            onDiscard={() =>
              void run(
                () => discard({ importId: brought.id }),
                () => setSaid(t('discarded')),
              )
            }
          />
        ))}
        <ProposalList {...{ reportId, proposals: page.proposals, isPending }} onSettle={settleThose} />
        <ConflictList {...{ reportId, conflicts: page.conflicts, isPending }} onDismiss={dismissOne} />
        <Before page={page} isPending={isPending} onUndo={setAsked} />
      </div>
      <ConfirmDialog
        title={t('undoTitle')}
        confirmLabel={t('undo')}
        isOpen={asked !== null}
        isPending={isPending}
        onConfirm={() => asked && takeBack(asked)}
        onCancel={() => setAsked(null)}
      >
        {t('undoHint')}
      </ConfirmDialog>
    </div>
  )
}

/** What went out and came back before. */
function Before(props: { page: ReviewPage; isPending: boolean; onUndo: (row: ImportView) => void }) {
  const { page, isPending, onUndo } = props
  const t = useTranslations('reviewCopies')
  const format = useFormatter()
  const date = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
  const done = page.imports.filter(({ state }) => state !== 'ready')
  if (page.copies.length === 0 && done.length === 0) return <p className="text-sm text-soft">{t('none')}</p>
  return (
    <section aria-labelledby="before">
      <h2 id="before" className="text-lg font-semibold">
        {t('before')}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{t('beforeHint', { days: COPY_DAYS })}</p>
      <ul className="mt-3 divide-y divide-line border-y border-line text-sm" suppressHydrationWarning>
        {done.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 flex-1 basis-60 break-words" suppressHydrationWarning>
              {t(row.state === 'taken' ? 'wasTaken' : 'wasUndone', {
                name: row.name,
                by: row.by,
                at: date(row.at),
              })}{' '}
              {row.undoUntil &&
                t('undoUntil', { until: format.dateTime(new Date(row.undoUntil), { dateStyle: 'medium' }) })}
            </span>
            {row.undoUntil && (
              <Button
                size="small"
                isDisabled={isPending}
                aria-label={t('undoOne', { name: row.name })}
                onPress={() => onUndo(row)}
              >
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
        {page.copies.map(({ id, createdAt, by, sha256, until }) => (
          <li key={id} className="py-2 text-soft">
            <span suppressHydrationWarning>
              {t('wasMade', { by: by ?? 'none', at: date(createdAt) })}{' '}
              {until
                ? t('comesBack', { until: format.dateTime(new Date(until), { dateStyle: 'medium' }) })
                : t('comesNoMore')}
            </span>
            <span className="block">
              SHA-256 <code className="text-xs break-all">{sha256}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
