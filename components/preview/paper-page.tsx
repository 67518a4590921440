'use client'
import { useTranslations } from 'next-intl'
import { memo, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { PreviewPage, PreviewRegion } from '@/lib/previews/schema'
import type { FetchedPage, PageStore } from './page-store'
import type { PaperPlace } from './places'

export interface PaperPageProps {
  page: PreviewPage
  /** From 1. */
  number: number
  count: number
  scale: number
  store: PageStore
  /** Whether it is fetched although it is far from what is read: so that its words are found. */
  isWanted: boolean
  /** What is to be seen at once, and what the pointer is on. */
  shown: readonly PreviewRegion[]
  pointed: PreviewRegion | null
  onPoint: (place: PaperPlace | null) => void
  onOpen: (place: PaperPlace) => void
  /** A link of the page leads there. */
  onGo: (place: PaperPlace) => void
}

/** One sheet: its picture, and above it its words and links. Fetched when it comes near; the last one stays until then. */
export const PaperPage = memo(function PaperPage(props: PaperPageProps) {
  const {
    page,
    number,
    count,
    scale,
    store,
    isWanted: isAsked,
    shown,
    pointed,
    onPoint,
    onOpen,
    onGo,
  } = props
  const t = useTranslations('preview')
  const sheet = useRef<HTMLDivElement>(null)
  const isNear = useNear(sheet)
  const [drawn, setDrawn] = useState<{ hash: string; page: FetchedPage } | null>(null)
  const { hash, width, height } = page

  useEffect(() => {
    if (!isNear && !isAsked) return
    let isWanted = true
    void store.fetch(hash).then((fetched) => {
      if (isWanted && fetched) setDrawn({ hash, page: fetched })
    })
    return () => {
      isWanted = false
    }
  }, [isNear, isAsked, store, hash])

  const placeOf = (event: { clientY: number }): PaperPlace => {
    const { top } = sheet.current!.getBoundingClientRect()
    return { page: number, y: (event.clientY - top) / scale }
  }
  const open = (event: PointerEvent | React.MouseEvent) => {
    // Somebody selects words.
    if (event.button !== 0 || getSelection()?.isCollapsed === false) return
    onOpen(placeOf(event))
  }
  const here = shown.filter((region) => region.page === number)
  const at = (points: number) => `calc(${points} * var(--pt))`

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the bar has a button that does the same
    <div
      ref={sheet}
      role="group"
      aria-label={t('page', { number, count })}
      className="preview-paper mx-auto shrink-0"
      style={{ width: width * scale, height: height * scale }}
      onPointerMove={(event) => onPoint(placeOf(event))}
      onPointerLeave={() => onPoint(null)}
      onClick={open}
    >
      {here.map((region) => (
        <Mark key={`shown ${region.top}`} kind="shown" region={region} />
      ))}
      {pointed && !here.includes(pointed) && <Mark kind="pointed" region={pointed} />}
      {drawn && (
        <>
          {/* oxlint-disable-next-line nextjs/no-img-element -- drawn here, and no file of ours */}
          <img
            src={drawn.page.address}
            alt=""
            draggable={false}
            className="pointer-events-none absolute inset-0 size-full select-none"
            data-page={number}
            data-is-current={drawn.hash === hash}
          />
          {drawn.page.lines.map(({ text, x, y, width: length, size, dir }) => (
            <span
              key={`${x} ${y}`}
              dir={dir}
              className="preview-line"
              style={{ left: at(x), top: at(y - size * 0.8), width: at(length), fontSize: at(size * 0.94) }}
            >
              {text}{' '}
            </span>
          ))}
          {drawn.page.links.map(({ x, y, width: length, height: depth, href, to }) => (
            <a
              key={`${x} ${y} ${href ?? to?.page}`}
              href={href ?? `#page-${to?.page}`}
              {...(href && { target: '_blank', rel: 'noreferrer' })}
              aria-label={href ?? t('toPage', { number: to?.page ?? 0 })}
              tabIndex={-1}
              className="preview-link absolute"
              style={{ left: at(x), top: at(y), width: at(length), height: at(depth) }}
              onClick={(event) => {
                event.stopPropagation()
                if (!to) return
                event.preventDefault()
                onGo(to)
              }}
            />
          ))}
        </>
      )}
    </div>
  )
})

function Mark({ kind, region: { top, bottom } }: { kind: 'shown' | 'pointed'; region: PreviewRegion }) {
  const at = (points: number) => `calc(${points} * var(--pt))`
  return (
    <div
      aria-hidden
      className="preview-region"
      data-kind={kind}
      style={{ top: at(top), height: at(bottom - top) }}
    />
  )
}

/** Whether it is on the screen, or within a screen of it. */
function useNear(element: React.RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        setNear(entry?.isIntersecting ?? false)
      },
      { rootMargin: '100% 0px' },
    )
    observer.observe(element.current!)
    return () => observer.disconnect()
  }, [element])
  return isNear
}
