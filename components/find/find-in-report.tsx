'use client'
import { Lock } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { buttonClasses, fieldClasses, labelClasses } from '@/components/ui/styles'
import { type Answer, useAction } from '@/components/ui/use-action'
import type {
  FoundDraft,
  KeptReplacement,
  Replacement,
  ReplaceInput,
  TakeBackInput,
  TakenBack,
} from '@/lib/drafts/search/schema'
import type { Outline } from '@/lib/state-replies/schema'
import { KeptReplacements } from './kept-replacements'
import { inOrder, type NamedDraft, placeHref, type ReportSearch } from './places'
import { ReplaceForm } from './replace-form'

export interface FindInReportProps {
  reportId: string
  search: ReportSearch
  found: FoundDraft[]
  outline: Outline
  canEdit: boolean
  /** What this person has replaced before, and can take back. */
  kept: KeptReplacement[]
  actions: {
    replace: (input: ReplaceInput) => Promise<Answer<Replacement>>
    takeBack: (input: TakeBackInput) => Promise<Answer<TakenBack>>
  }
}

/** The places of words in all drafts, by draft, each leading there; and, for who may write, other words for them. */
export function FindInReport(props: FindInReportProps) {
  const { reportId, search, found, outline, canEdit, kept, actions } = props
  const router = useRouter()
  const t = useTranslations('find')
  const nameOf = useNames()
  const drafts = inOrder(reportId, outline, found)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [done, setDone] = useState<Replacement | null>(null)
  const [takenBack, setTakenBack] = useState<TakenBack | null>(null)
  const { run, isPending, general } = useAction()
  const { query, matchCase, wholeWords, foldAccents } = search
  const places = drafts.reduce((sum, { count }) => sum + count, 0)
  const chosen = drafts.filter(({ draftId, isLocked }) => !isLocked && !left.has(draftId))
  const lockedNames = drafts.filter(({ isLocked, draftId }) => isLocked || done?.locked.includes(draftId))

  const replace = (replacement: string) =>
    run(
      () =>
        actions.replace({
          reportId,
          query,
          options: { matchCase, wholeWords, foldAccents },
          replacement,
          draftIds: chosen.map(({ draftId }) => draftId),
        }),
      (value) => {
        setDone(value)
        setTakenBack(null)
        router.refresh()
      },
    )
  const takeBack = (replacementId: string) =>
    run(
      () => actions.takeBack({ reportId, replacementId }),
      (value) => {
        setTakenBack(value)
        setDone(null)
        router.refresh()
      },
    )
  const replacedPlaces = done?.drafts.reduce((sum, { places: count }) => sum + count, 0) ?? 0

  return (
    <div className="flex flex-col gap-5">
      <h1 className="font-serif text-3xl font-semibold">{t('title')}</h1>
      <SearchForm search={search} />
      {general && <Callout tone="error">{general}</Callout>}
      {done && (
        <Callout tone="good">
          <span className="me-3">
            {t('replaced', { places: replacedPlaces, drafts: done.drafts.length })}
          </span>
          {replacedPlaces > 0 && (
            <Button size="small" isPending={isPending} onPress={() => takeBack(done.id)}>
              {t('takeBack')}
            </Button>
          )}
        </Callout>
      )}
      {takenBack !== null && (
        <Callout tone={takenBack.locked.length > 0 ? 'warning' : 'good'}>
          {t('takenBack', { places: takenBack.places })}{' '}
          {takenBack.locked.length > 0 && t('takenBackLocked', { drafts: takenBack.locked.length })}
        </Callout>
      )}
      {canEdit && lockedNames.length > 0 && (
        <Callout tone="warning">{t('locked', { names: lockedNames.map(nameOf).join(', ') })}</Callout>
      )}
      {query !== '' && (
        <p role="status" className="text-sm text-soft">
          {places === 0 ? t('none') : t('found', { places, drafts: drafts.length })}
        </p>
      )}
      {canEdit && chosen.length + left.size > 0 && (
        <ReplaceForm
          query={query}
          places={chosen.reduce((sum, { count }) => sum + count, 0)}
          drafts={chosen.length}
          isPending={isPending}
          onReplace={replace}
        />
      )}
      {drafts.map((draft) => (
        <FoundIn
          key={draft.draftId}
          draft={draft}
          search={search}
          isChosen={canEdit && !draft.isLocked ? !left.has(draft.draftId) : null}
          onChoose={(isChosen) => {
            const next = new Set(left)
            if (isChosen) next.delete(draft.draftId)
            else next.add(draft.draftId)
            setLeft(next)
          }}
        />
      ))}
      <KeptReplacements
        kept={kept.filter(({ id }) => id !== done?.id)}
        isPending={isPending}
        onTakeBack={takeBack}
      />
    </div>
  )
}

/** What a draft is called: its chapter, or its question. */
function useNames(): (draft: NamedDraft) => string {
  const t = useTranslations('find')
  const chapters = useTranslations('workspace.chapters')
  return ({ chapter, label }) => (chapter ? chapters(chapter) : t('question', { label }))
}

function SearchForm({ search }: { search: ReportSearch }) {
  const t = useTranslations('find')
  const box = (name: string, value: string, isOn: boolean, label: string) => (
    <label className="flex items-center gap-2 text-sm">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isOn}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  )
  return (
    <form role="search" className="flex flex-col gap-3" method="get">
      <div className="flex max-w-xl flex-col gap-1">
        <label htmlFor="find-query" className={labelClasses}>
          {t('query')}
        </label>
        <div className="flex gap-2">
          <input
            id="find-query"
            type="search"
            name="q"
            required
            maxLength={200}
            defaultValue={search.query}
            autoComplete="off"
            className={fieldClasses}
          />
          <button type="submit" className={buttonClasses('primary')}>
            {t('search')}
          </button>
        </div>
      </div>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {box('case', '1', search.matchCase, t('matchCase'))}
        {box('words', '1', search.wholeWords, t('wholeWords'))}
        {box('accents', '0', !search.foldAccents, t('exactAccents'))}
      </div>
    </form>
  )
}

function FoundIn(props: {
  draft: NamedDraft
  search: ReportSearch
  /** Null when it cannot be chosen. */
  isChosen: boolean | null
  onChoose: (isChosen: boolean) => void
}) {
  const { draft, search, isChosen, onChoose } = props
  const t = useTranslations('find')
  const name = useNames()(draft)
  const id = `found-${draft.draftId}`
  return (
    <section aria-labelledby={id} className="border-t border-line pt-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="text-base font-semibold">
          {name}
        </h2>
        <span className="text-sm text-soft tabular-nums">{t('places', { count: draft.count })}</span>
        {draft.isLocked && (
          <span className="flex items-center gap-1 text-sm text-soft">
            <Lock aria-hidden className="size-3.5" />
            {t('isLocked')}
          </span>
        )}
        {isChosen !== null && (
          <label className="ms-auto flex items-center gap-2 text-sm text-soft">
            <input
              type="checkbox"
              checked={isChosen}
              onChange={(event) => onChoose(event.target.checked)}
              aria-label={t('chooseDraft', { name })}
              className="size-4 accent-accent"
            />
            {t('choose')}
          </label>
        )}
      </div>
      <ol className="mt-1.5 flex flex-col">
        {draft.places.map(({ before, match, after }, index) => (
          <li key={index}>
            <Link
              href={placeHref(draft.href, search, index)}
              prefetch={false}
              className="block rounded px-2 py-1 text-sm break-words text-soft hover:bg-sunken"
            >
              {before}
              <mark className="rounded-sm bg-mark text-ink">{match}</mark>
              {after}
            </Link>
          </li>
        ))}
      </ol>
      {draft.count > draft.places.length && (
        <p className="px-2 text-sm text-faint">
          {t('furtherPlaces', { count: draft.count - draft.places.length })}
        </p>
      )}
    </section>
  )
}
