'use client'
import { Bookmark, RotateCcw, Undo2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { type Answer, useAction } from '@/components/ui/use-action'
import { buttonClasses } from '@/components/ui/styles'
import {
  type DraftChanges,
  type DraftHistory as History,
  type Point,
  VERSION_NAME_LENGTH,
} from '@/lib/versions/schema'
import { CompareForm } from './compare-form'
import { DiffView } from './diff-view'
import { NameDialog } from './name-dialog'
import { RescuedList } from './rescued-list'
import { Timeline } from './timeline'

type Call<Input, Value> = (input: Input) => Promise<Answer<Value>>

export interface HistoryActions {
  name: Call<{ draftId: string; version: number | null; name: string }, { number: number }>
  restore: Call<{ draftId: string; version: number }, { undo: number }>
  restorePart: Call<
    { draftId: string; version: number; before: string[]; after: string[]; behind: string | null },
    { undo: number }
  >
}

export interface DraftHistoryProps {
  history: History
  /** Null when the draft has no history yet. */
  changes: DraftChanges | null
  onlyNamed: boolean
  canName: boolean
  canRestore: boolean
  /** Addresses of this page and of the draft. */
  href: string
  draftHref: string
  actions: HistoryActions
}

/** What a draft was: the timeline, and one version with its changes, to be compared, named and restored. */
export function DraftHistory(props: DraftHistoryProps) {
  const { history, changes, onlyNamed, canName, canRestore, href, draftHref, actions } = props
  const t = useTranslations('history')
  const labelOf = usePointLabel(history)
  const { run, isPending, general, clear } = useAction()
  const [asking, setAsking] = useState<'name' | 'restore' | null>(null)
  const [done, setDone] = useState<{ undo: number; isUndo: boolean } | null>(null)
  const { versions, place, isLocked } = history
  const { draftId } = place
  if (!changes) return <p className="mt-6 max-w-prose text-soft">{t('empty')}</p>
  const { from, to, diff, people } = changes
  const shown = to === 'now' ? null : versions.find(({ number }) => number === to)
  const isLatest = to === 'now' || (history.now === null && versions[0]?.number === to)
  // What a person wants back: the version that they look at, or in a comparison with now what stood before.
  const wanted = isLatest ? from : to
  const mayRestore = canRestore && !isLocked && typeof wanted === 'number' && wanted > 0
  const restoreTo = (version: number, isUndo: boolean) =>
    run(
      () => actions.restore({ draftId, version }),
      ({ undo }) => {
        setAsking(null)
        setDone({ undo, isUndo })
      },
    )

  return (
    <div className="mt-6 grid grid-cols-1 gap-8 lg:grid-cols-[19rem_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-6 max-lg:order-2">
        <RescuedList rescued={history.rescued} people={history.people} />
        <Timeline history={history} href={href} from={from} to={to} onlyNamed={onlyNamed} />
      </div>
      <section aria-labelledby="shown-version" className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <h2 id="shown-version" className="me-auto min-w-0 text-lg font-semibold break-words">
            {t('between', { from: labelOf(from), to: labelOf(to) })}
          </h2>
          {canName && (
            <Button variant="secondary" onPress={() => setAsking('name')}>
              <Bookmark aria-hidden />
              {shown?.name ? t('rename') : t('nameIt')}
            </Button>
          )}
          {mayRestore && (
            <Button variant="secondary" className="max-w-full" onPress={() => setAsking('restore')}>
              <RotateCcw aria-hidden />
              <span className="truncate">{t('restore', { version: labelOf(wanted) })}</span>
            </Button>
          )}
        </div>
        <CompareForm history={history} from={from} to={to} onlyNamed={onlyNamed} labelOf={labelOf} />
        <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
          {general && <Callout tone="error">{general}</Callout>}
          {isLocked && canRestore && <p className="mt-3 text-sm text-soft">{t('locked')}</p>}
          {done && (
            <Callout>
              {t(done.isUndo ? 'undone' : 'restored')}{' '}
              <Link href={draftHref} className="link">
                {t('toDraft')}
              </Link>{' '}
              {!done.isUndo && (
                <button
                  type="button"
                  className={buttonClasses('quiet', 'small')}
                  disabled={isPending}
                  onClick={() => void restoreTo(done.undo, true)}
                >
                  <Undo2 aria-hidden />
                  {t('undo')}
                </button>
              )}
            </Callout>
          )}
        </div>
        <DiffView
          key={`${from} ${to}`}
          diff={diff}
          people={people}
          isPending={isPending}
          onRestore={
            mayRestore && to === 'now' && typeof from === 'number'
              ? ({ before, after, behind }) =>
                  void run(
                    () => actions.restorePart({ draftId, version: from, before, after, behind }),
                    ({ undo }) => setDone({ undo, isUndo: false }),
                  )
              : undefined
          }
        />
      </section>
      {asking === 'name' && (
        <NameDialog
          title={shown?.name ? t('rename') : t('nameIt')}
          hint={t('nameHint')}
          initial={shown?.name ?? ''}
          maxLength={VERSION_NAME_LENGTH}
          isPending={isPending}
          error={general}
          onClose={() => {
            clear()
            setAsking(null)
          }}
          onSave={(name) =>
            void run(
              () => actions.name({ draftId, version: to === 'now' ? null : to, name }),
              () => setAsking(null),
            )
          }
        />
      )}
      <ConfirmDialog
        title={t('restoreTitle')}
        confirmLabel={t('restoreConfirm')}
        isOpen={asking === 'restore'}
        isPending={isPending}
        onCancel={() => setAsking(null)}
        onConfirm={() =>
          void (typeof wanted === 'number' && restoreTo(wanted, false).then(() => setAsking(null)))
        }
      >
        {t('restoreText', { version: labelOf(wanted) })}
      </ConfirmDialog>
    </div>
  )
}

/** Says which version is meant: its name, or when it ended. */
function usePointLabel({ versions }: History): (point: Point) => string {
  const t = useTranslations('history')
  const format = useFormatter()
  // Those of the same minute are told apart by their seconds.
  const minutes = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { at } of versions) counts.set(at.slice(0, 16), (counts.get(at.slice(0, 16)) ?? 0) + 1)
    return counts
  }, [versions])
  return (point) => {
    if (point === 'now') return t('now')
    const version = versions.find(({ number }) => number === point)
    if (!version) return t('nothingYet')
    const timeStyle = minutes.get(version.at.slice(0, 16)) === 1 ? 'short' : 'medium'
    return version.name || format.dateTime(new Date(version.at), { dateStyle: 'medium', timeStyle })
  }
}
