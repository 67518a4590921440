'use client'
import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { buttonClasses, classes, fieldClasses } from '@/components/ui/styles'
import { useAnnounced } from '@/components/ui/use-announced'
import { useShortcuts } from '@/components/workspace/use-shortcuts'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { foldForSearch } from '@/lib/parsing/fold'
import { findInReply, type ReplyHit, SHORTEST_QUERY } from './find-in-reply'
import { SearchHits } from './search-hits'
import { useReplyIndex } from './use-reply-index'

/** Hits that are listed; who needs more types more. */
const MOST_HITS = 60

/** Search over the whole reply: a combobox (ARIA 1.2) whose options are the paragraphs with the words in them. */
export function ReplySearch() {
  const t = useTranslations('workspace.search')
  const { reportId, query, setQuery, goTo, show } = useWorkspace()
  const { state, load } = useReplyIndex(reportId)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const listId = useId()

  const wanted = useDeferredValue(query)
  const isLongEnough = foldForSearch(wanted).trim().length >= SHORTEST_QUERY
  const index = state.kind === 'ready' ? state.index : null
  const found = useMemo(() => (index ? findInReply(index, wanted) : []), [index, wanted])
  const hits = found.slice(0, MOST_HITS)
  const isListed = isOpen && isLongEnough && hits.length > 0

  useShortcuts({
    search: () => {
      show('reply')
      requestAnimationFrame(() => input.current?.select())
    },
  })

  useEffect(() => {
    if (!isOpen) return
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [isOpen])

  const choose = (hit: ReplyHit | undefined) => {
    if (!hit) return
    setOpen(false)
    goTo(hit.slug, hit.anchor)
  }
  const change = (next: string) => {
    setQuery(next)
    setActive(0)
    setOpen(true)
    load()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && hits.length > 0) {
      event.preventDefault()
      setActive((active + step + hits.length) % hits.length)
      setOpen(true)
    } else if (event.key === 'Enter' && isListed) {
      event.preventDefault()
      choose(hits[active])
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (isOpen && query) setOpen(false)
      else if (query) change('')
      else input.current?.blur()
    } else if (event.key === 'Tab') setOpen(false)
  }

  const said = !isLongEnough
    ? ''
    : state.kind === 'failed'
      ? t('failed')
      : state.kind === 'loading'
        ? t('loading')
        : t('found', { count: found.length })

  useAnnounced(isOpen ? said : '')

  return (
    <div ref={root} role="search" aria-label={t('label')} className="min-w-0 flex-1">
      <div className="relative">
        <Search aria-hidden className="pointer-events-none absolute start-2.5 top-2 size-4 text-faint" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('label')}
          aria-expanded={isListed}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isListed ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          placeholder={t('placeholder')}
          value={query}
          onChange={(event) => change(event.target.value)}
          onFocus={() => {
            load()
            setOpen(true)
          }}
          onKeyDown={press}
          className={classes(fieldClasses, 'h-8 ps-8 pe-8 text-sm')}
        />
        {query && (
          <button
            type="button"
            aria-label={t('clear')}
            onClick={() => {
              change('')
              input.current?.focus()
            }}
            className={classes(buttonClasses('quiet', 'icon'), 'absolute end-0 top-0')}
          >
            <X aria-hidden />
          </button>
        )}
      </div>
      <SearchHits
        id={listId}
        hits={isListed ? hits : []}
        active={active}
        more={found.length - hits.length}
        said={isOpen ? said : ''}
        onRetry={state.kind === 'failed' ? load : undefined}
        onChoose={choose}
      />
    </div>
  )
}
