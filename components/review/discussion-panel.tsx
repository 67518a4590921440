'use client'
import { X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useConnectionState, useObservable } from '@/components/editor/collab-provider'
import { buttonClasses, classes } from '@/components/ui/styles'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import type { Outline } from '@/lib/state-replies/schema'
import type { ThreadView } from '@/lib/threads/schema'
import { stranded } from './acts'
import { DiscussionFilters } from './discussion-filters'
import { DiscussionRow } from './discussion-row'
import { inOrder, isFound, partedByPlace, type PlaceOrder, type Search } from './find-threads'
import type { Waiting } from './outbox'
import type { Request, Review } from './review'
import { useThreads } from './review-context'
import { ThreadCard } from './thread-card'
import { WaitingRow } from './waiting-row'

const NOTHING: Request | null = null
const NONE: readonly Waiting[] = []
const NO_ID: string | null = null
const WIDE = '(min-width: 1280px)'

/** All threads of the report, to be narrowed down and gone to. */
export function DiscussionPanel(props: {
  review: Review
  outline: Outline
  places: PlaceOrder
  onGo: (thread: ThreadView) => void
}) {
  const { review, places, onGo } = props
  const t = useTranslations('discussion')
  const format = useFormatter()
  const known = useThreads()
  const request = useObservable(review.request, NOTHING)
  const active = useObservable(review.active, NO_ID)
  const [search, setSearch] = useState<Search>({ show: 'open', person: null, slug: null })
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const returnTo = useRef<Element | null>(null)
  const { id: userId } = review.options.user

  useEffect(() => {
    returnTo.current = document.activeElement
    heading.current?.focus()
  }, [])
  // Resolved ones are fetched for whoever looks for them.
  useEffect(() => {
    if (search.show === 'resolved' && known.has === 'open') void review.list.load('all')
  }, [review, search.show, known.has])

  const found = useMemo(
    () =>
      inOrder(
        [...known.byId.values()].filter((thread) => isFound(thread, search, userId)),
        places,
      ),
    [known, search, userId, places],
  )
  const groups = useMemo(() => partedByPlace(found), [found])
  const lost = known.byId.get(request?.id ?? active ?? '')
  const isWanted = request !== null && lost?.id === request.id && lost.isGone && lost.place === 'paragraph'
  useEffect(() => {
    if (!isWanted) return
    const card = panel.current?.querySelector<HTMLElement>(`[data-thread-card]`)
    card?.scrollIntoView({ block: 'nearest' })
    card?.focus({ preventScroll: true })
    if (card) review.request.set(null)
  }, [review, isWanted])

  useFocusKept(panel, () => heading.current?.focus())

  const close = () => {
    review.isPanelOpen.set(false)
    if (returnTo.current instanceof HTMLElement) returnTo.current.focus()
  }
  const go = (thread: ThreadView) => {
    // Where it lies over the text it would hide what one goes to.
    const isHere = thread.place === 'paragraph' && thread.isGone
    if (!matchMedia(WIDE).matches && !isHere) review.isPanelOpen.set(false)
    onGo(thread)
  }
  const isOnline = useConnectionState() === 'online'
  const waiting = useObservable(review.outbox.items, NONE)
  const lonely = known.has === 'none' ? NONE : stranded(waiting, (id) => known.byId.has(id))
  const isLoading = known.has === 'none' || (search.show === 'resolved' && known.has !== 'all')

  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('panel.close')}
        onClick={close}
        className="absolute inset-0 z-20 bg-black/30 xl:hidden"
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears Escape from all that is in it */}
      <section
        ref={panel}
        aria-labelledby="discussion-title"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.preventDefault()
          close()
        }}
        className={classes(
          'absolute inset-y-0 end-0 z-30 flex w-88 max-w-[92vw] flex-col border-s border-line bg-sunken shadow-xl',
          'xl:static xl:z-auto xl:w-80 xl:shrink-0 xl:shadow-none',
        )}
      >
        <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line ps-4 pe-2">
          <h2
            ref={heading}
            id="discussion-title"
            tabIndex={-1}
            className="flex-1 text-sm font-semibold outline-none"
          >
            {t('panel.title')}
          </h2>
          <button
            type="button"
            aria-label={t('panel.close')}
            title={`${t('panel.close')} (Esc)`}
            onClick={close}
            className={buttonClasses('quiet', 'icon')}
          >
            <X aria-hidden />
          </button>
        </div>
        <DiscussionFilters
          search={search}
          onChange={setSearch}
          threads={known.byId}
          places={places}
          userId={userId}
        />
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-6">
          {known.keptAt && (
            <p className="px-2 pt-2 text-xs text-warning">
              {t('panel.keptFrom', {
                at: format.dateTime(new Date(known.keptAt), { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </p>
          )}
          <p role="status" className="px-2 py-2 text-xs text-soft">
            {known.hasFailed && isLoading
              ? t('panel.failed')
              : isLoading
                ? t('panel.loading')
                : t('panel.found', { count: found.length, show: search.show })}
          </p>
          {known.hasFailed && isLoading && (
            <button
              type="button"
              onClick={() => void review.list.load(search.show === 'resolved' ? 'all' : 'open')}
              className={classes(buttonClasses('secondary', 'small'), 'ms-2')}
            >
              {t('tryAgain')}
            </button>
          )}
          {lonely.length > 0 && (
            <section aria-labelledby="discussion-not-sent" className="mb-3">
              <h3 id="discussion-not-sent" className="px-2 py-1 text-sm font-semibold text-danger">
                {t('panel.notSent')}
              </h3>
              <ul className="thread-card is-open">
                {lonely.map((item) => (
                  <WaitingRow key={item.id} review={review} item={item} isOnline={isOnline} />
                ))}
              </ul>
            </section>
          )}
          {groups.map((threads) => {
            const [first] = threads
            return (
              first && (
                <section key={first.at.slug} className="mb-3">
                  <h3 className="px-2 py-1 text-sm font-semibold text-soft" dir="auto">
                    <PlaceLabel thread={first} />
                  </h3>
                  <ul>
                    {threads.map((thread) => (
                      <li key={thread.id}>
                        {thread.id === active && thread.isGone && thread.place === 'paragraph' ? (
                          <ThreadCard
                            review={review}
                            thread={thread}
                            isOpen
                            onOpen={() => {}}
                            onClose={() => {
                              review.active.set(null)
                              heading.current?.focus()
                            }}
                          />
                        ) : (
                          <DiscussionRow
                            review={review}
                            thread={thread}
                            isOpen={thread.id === active}
                            onGo={go}
                            onLeft={() => heading.current?.focus()}
                          />
                        )}
                      </li>
                    ))}
                  </ul>
                </section>
              )
            )
          })}
        </div>
      </section>
    </>
  )
}

/** How a question or chapter is called in a list. */
function PlaceLabel({ thread: { at } }: { thread: ThreadView }) {
  const t = useTranslations('workspace')
  return at.kind === 'chapter' ? t(`chapters.${at.label}`) : at.label
}
