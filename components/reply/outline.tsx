'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useDraftCounts, useReportPresence } from '@/components/editor/collab-provider'
import type { Person } from '@/components/report/faces'
import { buttonClasses, classes, fieldClasses } from '@/components/ui/styles'
import { currentLink, type OutlinePanel } from '@/components/workspace/use-outline-panel'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { Outline as OutlineData } from '@/lib/state-replies/schema'
import { filterOutline } from './filter-outline'
import { OutlineLink } from './outline-link'
import { useOutlineMarks } from './outline-marks'

/** The whole reply as a place to move in: chapters, sections, questions, with the state of each draft. */
export function Outline({ outline, panel }: { outline: OutlineData; panel: OutlinePanel }) {
  const t = useTranslations('workspace')
  const { reportId, place, hrefOf, goTo } = useWorkspace()
  const counts = useDraftCounts()
  const present = usePresentAt()
  const marksOf = useOutlineMarks()
  const [filter, setFilter] = useState('')
  const wanted = useDeferredValue(filter)
  const sections = useMemo(() => filterOutline(outline.sections, wanted), [outline, wanted])
  const { ref, isColumnOpen, isOverlayOpen, close } = panel
  const current = place.question?.slug
  const beside = place.question ? `?beside=${encodeURIComponent(place.question.slug)}` : ''

  useEffect(() => {
    currentLink(ref.current)?.scrollIntoView({ block: 'nearest' })
  }, [ref, current, isColumnOpen, isOverlayOpen])

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      if (filter) setFilter('')
      else if (isOverlayOpen) close()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
    }
  }
  const goToFirst = () => {
    const first = filterOutline(outline.sections, filter)[0]?.questions[0]
    if (filter && first) goTo(first.slug)
  }

  return (
    <>
      {isOverlayOpen && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('outline.close')}
          onClick={close}
          className="absolute inset-0 z-20 bg-black/30 xl:hidden"
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys between its links */}
      <nav
        ref={ref}
        aria-label={t('outline.label')}
        onKeyDown={press}
        className={classes(
          'absolute inset-y-0 start-0 z-30 w-76 max-w-[88vw] flex-col border-e border-line bg-sunken shadow-xl',
          'xl:static xl:z-auto xl:w-72 xl:shadow-none',
          isOverlayOpen ? 'flex' : 'hidden',
          isColumnOpen ? 'xl:flex' : 'xl:hidden',
        )}
      >
        <a
          href="#reply-heading"
          className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-raised focus:p-2 focus:text-sm"
        >
          {t('outline.skip')}
        </a>
        <div className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
          <input
            type="search"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && goToFirst()}
            aria-label={t('outline.filter')}
            placeholder={t('outline.filterHint')}
            className={classes(fieldClasses, 'h-8 text-sm')}
          />
          <button
            type="button"
            aria-label={t('outline.close')}
            onClick={close}
            className={classes(buttonClasses('quiet', 'icon'), 'xl:hidden')}
          >
            <X aria-hidden />
          </button>
        </div>
        <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 py-3">
          {!wanted && (
            <ul className="mb-4">
              {outline.chapters.map(({ chapter, slug, draftId, words }) => (
                <li key={slug}>
                  <OutlineLink
                    href={`/reports/${reportId}/chapters/${slug}${beside}`}
                    label={t(`chapters.${chapter}`)}
                    words={counts.get(draftId)?.words ?? words}
                    people={present.get(draftId)}
                    marks={marksOf({ draftId })}
                    isOpen={place.chapter?.slug === slug}
                  />
                </li>
              ))}
            </ul>
          )}
          {sections.map(({ id, title, questions }) => (
            <details key={`${id}${wanted && 'filtered'}`} open className="group mb-3">
              <summary className="flex cursor-default list-none items-start gap-1 rounded-md px-2 py-1 text-sm leading-snug font-semibold text-ink hover:bg-line/50 [&::-webkit-details-marker]:hidden">
                <span className="min-w-0 flex-1 text-start" dir="auto">
                  {title || t('outline.untitled')}
                </span>
                <span aria-hidden className="mt-px text-faint transition-transform group-open:rotate-90">
                  ›
                </span>
              </summary>
              <ul className="grid grid-cols-[repeat(auto-fill,minmax(4.75rem,1fr))] gap-x-0.5">
                {questions.map(({ slug, label, draftId, words, changed }) => (
                  <li key={slug} className={label.length > 8 ? 'col-span-2' : undefined}>
                    <OutlineLink
                      href={hrefOf(slug)}
                      label={label}
                      words={counts.get(draftId)?.words ?? words}
                      people={present.get(draftId)}
                      marks={marksOf({ draftId, changed })}
                      isOpen={current === slug && !place.chapter}
                      isBeside={current === slug && place.chapter !== null}
                    />
                  </li>
                ))}
              </ul>
            </details>
          ))}
          {!wanted && outline.withdrawn.length > 0 && (
            <section aria-labelledby="withdrawn" className="mb-3">
              <h2 id="withdrawn" className="px-2 py-1 text-sm font-semibold text-soft">
                {t('outline.withdrawn')}
              </h2>
              <ul className="grid grid-cols-[repeat(auto-fill,minmax(4.75rem,1fr))] gap-x-0.5">
                {outline.withdrawn.map(({ slug, label, draftId, words, changed }) => (
                  <li key={slug} className={label.length > 8 ? 'col-span-2' : undefined}>
                    <OutlineLink
                      href={hrefOf(slug)}
                      label={label}
                      words={counts.get(draftId)?.words ?? words}
                      people={present.get(draftId)}
                      marks={marksOf({ draftId, changed })}
                      isOpen={current === slug && !place.chapter}
                      isBeside={current === slug && place.chapter !== null}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {sections.length === 0 && (
            <p className="px-2 py-4 text-sm text-soft">{wanted ? t('outline.none') : t('outline.noReply')}</p>
          )}
        </div>
      </nav>
    </>
  )
}

/** Everybody else in the report, by the draft that they have open. */
function usePresentAt(): Map<string, Person[]> {
  const people = useReportPresence()
  return useMemo(() => {
    const present = new Map<string, Person[]>()
    for (const person of people) {
      if (person.self || person.place?.kind !== 'draft') continue
      const { draftId } = person.place
      present.set(draftId, [...(present.get(draftId) ?? []), person])
    }
    return present
  }, [people])
}

function moveFocus(panel: HTMLElement, by: 1 | -1): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('input, summary, li a')].filter(
    (element) => element.offsetParent !== null,
  )
  const index = stops.findIndex((element) => element === document.activeElement)
  stops[index + by]?.focus()
}
