'use client'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { classes } from '@/components/ui/styles'
import { type LineState, partsOfLine, type SourceLine } from './source-lines'

/** Lines that are drawn, and skipped while out of sight, together. */
const GROUP = 40

export function lineGroups(lines: SourceLine[]): SourceLine[][] {
  return Array.from({ length: Math.ceil(lines.length / GROUP) }, (_, index) =>
    lines.slice(index * GROUP, (index + 1) * GROUP),
  )
}

/** What became of the lines of each group, as one text: it stays the same as long as none of them changes. */
export function groupStates(states: readonly LineState[]): string[] {
  return Array.from({ length: Math.ceil(states.length / GROUP) }, (_, index) =>
    states.slice(index * GROUP, (index + 1) * GROUP).join(' '),
  )
}

const NOTHING: [number, number][] = []

/** The ranges that touch a stretch; always the same empty list where there are none, so that it is not drawn again. */
export function within(chosen: [number, number][], start: number, end: number): [number, number][] {
  if (chosen.length === 0) return NOTHING
  const found = chosen.filter(([from, to]) => from < end && to > start)
  return found.length === 0 ? NOTHING : found
}

/** Some lines of the original. */
export const LineGroup = memo(function LineGroup(props: {
  text: string
  lines: SourceLine[]
  states: string
  chosen: [number, number][]
}) {
  const { text, lines, states, chosen } = props
  const kinds = states.split(' ') as LineState[]
  const height = lines.reduce((sum, { start, end }) => sum + 10 + Math.ceil((end - start) / 72) * 25, 0)
  return (
    <div className="[content-visibility:auto]" style={{ containIntrinsicSize: `auto ${height}px` }}>
      {lines.map((line, index) => (
        <Line
          key={line.start}
          text={text}
          line={line}
          state={kinds[index] ?? 'unused'}
          chosen={within(chosen, line.start, line.end)}
        />
      ))}
    </div>
  )
})

const Line = memo(function Line(props: {
  text: string
  line: SourceLine
  state: LineState
  chosen: [number, number][]
}) {
  const { text, line, state, chosen } = props
  return (
    <>
      {line.page !== null && <PageMark page={line.page} />}
      <p
        data-start={line.start}
        dir="auto"
        className={classes(
          '[tab-size:4] whitespace-pre-wrap',
          line.isApart && 'pt-2.5',
          line.form === 'heading' && 'font-semibold',
          line.form === 'note' && 'text-sm',
          line.form === 'row' && 'border-s-2 border-line ps-2',
          state === 'kept' ? 'text-ink' : 'text-faint',
          state === 'dropped' && 'line-through decoration-line-strong',
        )}
      >
        {partsOfLine(text, line, chosen).map((part, index) =>
          part.isBold || part.isItalic || part.isRaised || part.isChosen ? (
            <span
              key={index}
              className={classes(
                part.isBold && 'font-semibold',
                part.isItalic && 'italic',
                part.isRaised && 'align-super text-[0.7em] leading-none',
                part.isChosen && 'bg-mark text-ink',
              )}
            >
              {part.text}
            </span>
          ) : (
            part.text
          ),
        )}
      </p>
    </>
  )
})

function PageMark({ page }: { page: number }) {
  const t = useTranslations('review.source')
  return (
    <p className="mt-5 mb-2 flex items-center gap-3 font-sans text-xs text-faint select-none first:mt-0">
      {t('page', { page })}
      <span aria-hidden className="h-px flex-1 bg-line-strong" />
    </p>
  )
}
