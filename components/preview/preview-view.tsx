'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { choiceParams, type Preview, type PreviewChoices, type PreviewRegion } from '@/lib/previews/schema'
import { PageStore } from './page-store'
import { PaperPage } from './paper-page'
import { type PaperPlace, regionAt, regionsOf, type Wanted } from './places'
import { PreviewBar } from './preview-bar'
import { PreviewNotice } from './preview-notice'
import { READ_AT, useKeptPlace } from './use-kept-place'
import { useScale } from './use-scale'
import { usePreview } from './use-preview'
import './preview.css'

/** A draft of the report, as it is called and where it is written. */
export interface PreviewDraft {
  draftId: string
  label: string
  href: string
}

export interface PreviewViewProps {
  reportId: string
  drafts: readonly PreviewDraft[]
  choices: PreviewChoices
  onChoose: (choices: PreviewChoices) => void
  /** What to show; another object asks again. */
  wanted: Wanted | null
  /** The annex at which it opens; see `Region.annex`. */
  annex?: string | null
  /** Whether one may say in the settings what stands on the cover, in which order the sections stand, and so on. */
  canSet: boolean
  /** Somebody wants to write what stands there. */
  onOpen: (region: PreviewRegion) => void
}

const A4 = 595
const NOTHING: readonly PreviewRegion[] = []
// Pages that nobody looks at wait until nobody writes, and then for each other.
const QUIET_MS = 2_500
const EACH_MS = 150

/**
 * The report on pages, as it is written by anybody. What one reads stays where it is while others write above it; a click
 * leads to the draft.
 */
export function PreviewView(props: PreviewViewProps) {
  const { reportId, drafts, choices, onChoose, wanted, annex, canSet, onOpen } = props
  const t = useTranslations('preview')
  const { preview, line } = usePreview(reportId, choices)
  const scroller = useRef<HTMLDivElement>(null)
  const { scale, percent, isFitted, zoom } = useScale(scroller, preview?.pages[0]?.width ?? A4)
  const store = useStore(reportId, choices, preview)
  const reach = useReach(preview)
  const [read, setRead] = useState<PaperPlace>({ page: 1, y: 0 })
  const [pointed, setPointed] = useState<PaperPlace | null>(null)
  const [hasPointed, setHasPointed] = useState<Wanted | null>(wanted)
  const { go } = useKeptPlace(scroller, preview, scale, setRead)

  const pages = preview?.pages ?? []
  const regions = preview?.regions ?? []
  const shown = useMemo(
    () => (hasPointed && preview && regionsOf(preview.regions, hasPointed)) || NOTHING,
    [hasPointed, preview],
  )
  const openable = (place: PaperPlace): PreviewRegion | null => {
    const region = regionAt(regions, place)
    return region?.settings && !canSet ? null : region
  }
  const pointedRegion = pointed && openable(pointed)
  const readRegion = openable(shownOr(shown, read))
  // Said until one reads another page.
  const [refusedOn, setRefusedOn] = useState<number | null>(null)

  const servedAnnex = useRef<string | null>(null)
  useEffect(() => {
    if (!annex || !preview || servedAnnex.current === annex) return
    servedAnnex.current = annex
    const begins = preview.regions.find((region) => region.annex === annex)
    if (begins) go({ page: begins.page, y: begins.top }, READ_AT)
  }, [annex, preview, go])

  // Once for each wish, as soon as there is a report to look in.
  const served = useRef<Wanted | null>(null)
  useEffect(() => {
    if (!wanted || !preview || served.current === wanted) return
    served.current = wanted
    setHasPointed(wanted)
    const [first] = regionsOf(preview.regions, wanted) ?? []
    if (first) go({ page: first.page, y: first.top }, READ_AT)
  }, [wanted, preview, go])

  const openAt = useCallback(
    (place: PaperPlace) => {
      const region = preview && regionAt(preview.regions, place)
      setRefusedOn(region?.settings && !canSet ? read.page : null)
      if (region && (canSet || !region.settings)) onOpen(region)
    },
    [preview, canSet, onOpen, read.page],
  )
  const goTo = useCallback((place: PaperPlace) => go(place, 0.05), [go])

  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return
    if (event.key === '+' || event.key === '=') zoom(1)
    else if (event.key === '-') zoom(-1)
    else if (event.key === '0') zoom('fit')
    else if (event.key === 'Enter' && event.target === scroller.current) openAt(shownOr(shown, read))
    else return
    event.preventDefault()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of what is within
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={keys}>
      <PreviewBar
        page={read.page}
        count={pages.length}
        onPage={(page) => {
          if (page >= 1 && page <= pages.length) go({ page, y: 0 }, 0)
        }}
        percent={percent}
        isFitted={isFitted}
        onZoom={zoom}
        choices={choices}
        onChoose={onChoose}
        opens={readRegion && (readRegion.settings ? 'settings' : 'draft')}
        onOpen={() => readRegion && onOpen(readRegion)}
      />
      <PreviewNotice
        preview={preview}
        line={line}
        drafts={drafts}
        wanted={hasPointed}
        isForOthers={refusedOn === read.page}
      />
      <div
        ref={scroller}
        role="region"
        aria-label={t('pages')}
        aria-busy={line.kind === 'loading'}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled with keys
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-auto bg-sunken outline-offset-[-2px]"
        // The page's policy knows no style attributes, and the server has no pages to draw.
        style={preview ? ({ '--pt': `${scale}px` } as React.CSSProperties) : undefined}
      >
        {/* As far apart as GAP says. */}
        <div className="flex w-fit min-w-full flex-col gap-5 py-5">
          {pages.map((page, index) => (
            <PaperPage
              key={index}
              page={page}
              number={index + 1}
              count={pages.length}
              scale={scale}
              store={store}
              isWanted={index < reach}
              shown={shown.some((region) => region.page === index + 1) ? shown : NOTHING}
              pointed={pointedRegion?.page === index + 1 ? pointedRegion : null}
              onPoint={setPointed}
              onOpen={openAt}
              onGo={goTo}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

const shownOr = ([first]: readonly PreviewRegion[], read: PaperPlace): PaperPlace =>
  first ? { page: first.page, y: first.top } : read

/**
 * How many pages are fetched from the first on, wherever one reads: one after the other, once nobody has changed anything
 * for a while. A search of the browser and a screen reader find words on pages that are there.
 */
function useReach(preview: Preview | null): number {
  const [reached, setReached] = useState<{ preview: Preview | null; count: number }>({ preview, count: 0 })
  const all = preview?.pages.length ?? 0
  const count = reached.preview === preview ? reached.count : 0
  useEffect(() => {
    if (count >= all) return
    const timer = setTimeout(
      () => setReached({ preview, count: count + 1 }),
      count === 0 ? QUIET_MS : EACH_MS,
    )
    return () => clearTimeout(timer)
  }, [preview, count, all])
  return count
}

function useStore(reportId: string, choices: PreviewChoices, preview: Preview | null): PageStore {
  const params = choiceParams(choices)
  const store = useMemo(
    () => new PageStore((hash) => `/reports/${reportId}/preview/pages/${hash}?${params}`),
    [reportId, params],
  )
  useEffect(() => {
    if (preview) store.keep(new Set(preview.pages.map(({ hash }) => hash)))
  }, [store, preview])
  return store
}
