'use client'
import { Link2, Link2Off } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type Ref, useMemo } from 'react'
import { buttonClasses, classes } from '@/components/ui/styles'
import type { ReaderNotice, SourceDocument } from '@/lib/parsing/document'
import { offsetAtPoint } from './cursor'
import { groupStates, LineGroup, lineGroups, within } from './line-group'
import type { LineState, SourceLine } from './source-lines'

/**
 * The original as it was read, line by line, with the pages it is printed on. What the chosen block takes of it is
 * marked; what is in no block is faint. A click chooses the block that the words went to.
 */
export function SourcePane(props: {
  ref: Ref<HTMLDivElement>
  document: SourceDocument
  lines: SourceLine[]
  states: LineState[]
  /** Ranges of the chosen blocks, in order. */
  chosen: [number, number][]
  language: string | undefined
  /** Whether the two panes scroll together. */
  isLinked: boolean
  onLink: (isLinked: boolean) => void
  onChoose: (offset: number) => void
}) {
  const { ref, document, lines, states, chosen, language, isLinked, onLink, onChoose } = props
  const t = useTranslations('review.source')
  const groups = useMemo(() => lineGroups(lines), [lines])
  const kinds = useMemo(() => groupStates(states), [states])
  const choose = (event: MouseEvent) => {
    if (getSelection()?.isCollapsed === false) return
    const line = (event.target as Element).closest<HTMLElement>('[data-start]')
    if (!line) return
    onChoose(Number(line.dataset.start) + (offsetAtPoint(line, event.clientX, event.clientY) ?? 0))
  }
  return (
    <>
      <div className="flex h-9 shrink-0 items-center justify-between gap-2 border-b border-line bg-sunken ps-4 pe-2 text-sm max-md:hidden sm:ps-6">
        <h2 className="font-medium text-soft">{t('label')}</h2>
        <button
          type="button"
          aria-pressed={isLinked}
          title={t('linked')}
          aria-label={t('linked')}
          onClick={() => onLink(!isLinked)}
          className={classes(buttonClasses('quiet', 'icon'), 'size-7')}
        >
          {isLinked ? <Link2 aria-hidden /> : <Link2Off aria-hidden />}
        </button>
      </div>
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- it scrolls by keyboard; the outline beside it is the keyboard's way to choose */}
      <div
        ref={ref}
        tabIndex={0}
        role="region"
        aria-label={t('label')}
        onClick={choose}
        className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain bg-sunken px-4 py-5 -outline-offset-2 sm:px-6"
      >
        <div lang={language} className="mx-auto max-w-[72ch] font-serif text-[0.9375rem] leading-relaxed">
          <Notices notices={document.notices} />
          {groups.map((group, index) => (
            <LineGroup
              key={group[0]?.start}
              text={document.text}
              lines={group}
              states={kinds[index] ?? ''}
              chosen={within(chosen, group[0]?.start ?? 0, group.at(-1)?.end ?? 0)}
            />
          ))}
          {lines.length === 0 && <p className="font-sans text-sm text-soft">{t('none')}</p>}
        </div>
      </div>
      {/* oxlint-enable */}
    </>
  )
}

/** The element of a line, if it is drawn. */
export function lineElement(pane: HTMLElement | null, line: SourceLine | undefined): HTMLElement | null {
  return line ? (pane?.querySelector<HTMLElement>(`[data-start="${line.start}"]`) ?? null) : null
}

/** Brings an element into the middle of its pane, unless it is to be seen already. */
export function reveal(pane: HTMLElement | null, element: HTMLElement | null): void {
  if (!pane || !element || pane.clientHeight === 0) return
  const frame = pane.getBoundingClientRect()
  const { top, bottom } = element.getBoundingClientRect()
  if (top >= frame.top && bottom <= frame.bottom) return
  const isTall = bottom - top > frame.height
  pane.scrollTop += top - frame.top - (isTall ? 8 : (frame.height - (bottom - top)) / 3)
}

/** What the reader left out or decided. */
function Notices({ notices }: { notices: ReaderNotice[] }) {
  const t = useTranslations('parsing.notices')
  if (notices.length === 0) return null
  return (
    <ul className="mb-5 list-disc rounded-md border border-line bg-paper py-2 ps-7 pe-3 font-sans text-sm text-soft">
      {notices.map(({ code, values }) => (
        <li key={code}>{t(code, values)}</li>
      ))}
    </ul>
  )
}
