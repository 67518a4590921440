'use client'
import { ChevronDown, ChevronUp, RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/styles'
import type { DiffBlock, DraftDiff, Passage, People } from '@/lib/versions/schema'
import { Block } from './diff-block'

export interface DiffViewProps {
  diff: DraftDiff
  people: People
  /** Restores a passage of the earlier text; not given where that cannot be. */
  onRestore?: ((passage: Passage) => void) | undefined
  isPending?: boolean
  /** Stands on a raised panel, not on the page. */
  isRaised?: boolean
}

/** A stretch of blocks: a changed passage, or what is the same between two. */
interface Stretch {
  passage: number | null
  blocks: DiffBlock[]
}

// So much of what is the same is shown around a change.
const AROUND = 1

/** A text with its changes: by author, from one to the next (n and p), with what is the same folded away. */
export function DiffView({ diff, people, onRestore, isPending, isRaised }: DiffViewProps) {
  const t = useTranslations('history')
  const [only, setOnly] = useState<string | null>(null)
  const [isWhole, setWhole] = useState(false)
  const [at, setAt] = useState(-1)
  const region = useRef<HTMLDivElement>(null)
  const { passages, authors, blocks, isCoarse } = diff
  const nameOf = (id: string | null) => (id && people[id]) || t('somebody')
  const stops = useMemo(
    () => passages.flatMap(({ by }, index) => (only === null || by.includes(only) ? [index] : [])),
    [passages, only],
  )
  const stretches = useMemo(() => stretchesOf(blocks), [blocks])
  useEffect(() => setAt(-1), [only, diff])

  const go = (step: 1 | -1) => {
    if (stops.length === 0) return
    const next = at < 0 ? (step > 0 ? 0 : stops.length - 1) : (at + step + stops.length) % stops.length
    setAt(next)
    const element = region.current?.querySelector<HTMLElement>(`[data-passage="${stops[next]}"]`)
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'n' || event.key === 'p') {
      event.preventDefault()
      go(event.key === 'n' ? 1 : -1)
    }
  }

  if (passages.length === 0) return <p className="mt-6 text-soft">{t('nothing')}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys for whoever reads in it
    <div ref={region} onKeyDown={press}>
      <div
        className={classes(
          'sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line py-2 text-sm',
          isRaised ? 'bg-raised' : 'bg-paper',
        )}
      >
        <span role="status" className="text-soft tabular-nums">
          {at < 0
            ? t('changes', { count: stops.length })
            : t('changeOf', { at: at + 1, count: stops.length })}
        </span>
        <span className="flex">
          <Button variant="quiet" size="icon" aria-label={t('previous')} onPress={() => go(-1)}>
            <ChevronUp aria-hidden />
          </Button>
          <Button variant="quiet" size="icon" aria-label={t('next')} onPress={() => go(1)}>
            <ChevronDown aria-hidden />
          </Button>
        </span>
        {authors.length > 1 && (
          <label className="flex items-center gap-2">
            <span className="text-soft">{t('by')}</span>
            <select
              value={only ?? ''}
              onChange={(event) => setOnly(event.target.value || null)}
              className="h-8 rounded-md border border-line-strong bg-paper px-2"
            >
              <option value="">{t('everybody')}</option>
              {authors.map((id) => (
                <option key={id} value={id}>
                  {nameOf(id)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="ms-auto flex items-center gap-2">
          <input
            type="checkbox"
            checked={isWhole}
            onChange={(event) => setWhole(event.target.checked)}
            className="size-4 accent-accent"
          />
          {t('wholeText')}
        </label>
      </div>
      {isCoarse && <p className="mt-3 text-sm text-soft">{t('coarse')}</p>}
      <div className="reading mt-4 flex max-w-[72ch] flex-col gap-3">
        {stretches.map(({ passage, blocks: list }, index) =>
          passage === null ? (
            <Same
              key={index}
              blocks={list}
              isWhole={isWhole}
              isFirst={index === 0}
              isLast={index === stretches.length - 1}
              nameOf={nameOf}
            />
          ) : (
            <section
              key={index}
              data-passage={passage}
              tabIndex={-1}
              aria-label={t('passage', { number: passage + 1 })}
              className={classes(
                'flex flex-col gap-3 rounded-md border-s-2 ps-3 outline-none focus:bg-sunken',
                only === null || passages[passage]!.by.includes(only) ? 'border-accent' : 'border-line',
              )}
            >
              <p className="flex flex-wrap items-center gap-2 font-sans text-xs text-soft">
                {passages[passage]!.by.map(nameOf).join(', ')}
                {onRestore && isFirstOf(stretches, index) && (
                  <Button
                    variant="quiet"
                    size="small"
                    isDisabled={isPending ?? false}
                    onPress={() => onRestore(passages[passage]!)}
                  >
                    <RotateCcw aria-hidden />
                    {t('restorePassage')}
                  </Button>
                )}
              </p>
              {list.map((block, place) => (
                <Block key={place} block={block} nameOf={nameOf} only={only} />
              ))}
            </section>
          ),
        )}
      </div>
    </div>
  )
}

function stretchesOf(blocks: readonly DiffBlock[]): Stretch[] {
  const made: Stretch[] = []
  for (const block of blocks) {
    const last = made.at(-1)
    if (last && last.passage === block.passage) last.blocks.push(block)
    else made.push({ passage: block.passage, blocks: [block] })
  }
  return made
}

/** Passages that go through a list have what is the same in between: they are restored from their first part. */
function isFirstOf(stretches: readonly Stretch[], index: number): boolean {
  return stretches.findIndex(({ passage }) => passage === stretches[index]!.passage) === index
}

function Same(props: {
  blocks: DiffBlock[]
  isWhole: boolean
  isFirst: boolean
  isLast: boolean
  nameOf: (id: string | null) => string
}) {
  const { blocks, isWhole, isFirst, isLast, nameOf } = props
  const t = useTranslations('history')
  const show = (list: DiffBlock[], from: number) =>
    list.map((block, index) => (
      <div key={from + index} className="ps-3.5 text-soft">
        <Block block={block} nameOf={nameOf} only={null} />
      </div>
    ))
  const head = isFirst ? 0 : AROUND
  const tail = isLast ? 0 : AROUND
  const hidden = blocks.length - head - tail
  if (isWhole || hidden <= 1) return show(blocks, 0)
  return (
    <>
      {show(blocks.slice(0, head), 0)}
      <p className="ps-3.5 font-sans text-xs text-soft">{t('hidden', { count: hidden })}</p>
      {show(tail > 0 ? blocks.slice(-tail) : [], blocks.length - tail)}
    </>
  )
}
