'use client'
import { useTranslations } from 'next-intl'
import {
  type ClipboardEvent,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import type { SourceDocument } from '@/lib/parsing/document'
import type { OutlineBlock } from '@/lib/parsing/outline'
import { offsetAtPoint } from './cursor'
import { groupsOf, RowGroup } from './row-group'
import { useKeys } from './use-keys'
import type { Findings } from './use-findings'
import type { Review } from './use-review'

/** The rows of the outline. One of them has the focus; a click puts the cursor, a double click types. */
export function OutlinePane(props: {
  ref: Ref<HTMLDivElement>
  document: SourceDocument
  review: Review
  findings: Findings
  language: string | undefined
  textOf: (block: OutlineBlock) => string
  onFinding: (kind: 'warning' | 'guess', by: 1 | -1) => void
  onHelp: () => void
  say: (message: string) => void
  /** Below the rows. */
  children: ReactNode
}) {
  const { ref, review, findings, language, textOf, onFinding, onHelp, say, children } = props
  const t = useTranslations('review')
  const { state, act, typing } = review
  const grid = useRef<HTMLDivElement>(null)
  const { current } = state
  const { blocks } = state.outline
  const groups = useMemo(() => groupsOf(blocks), [blocks])
  const [from, to] = chosenRange(current, state.anchor, blocks)
  const guessed = useMemo(() => new Set(findings.guessed), [findings.guessed])
  const press = useKeys({ review, textOf, onFinding, onHelp, say })

  // The focus goes with the chosen block, unless it is somewhere that the person put it on purpose.
  const isTyping = state.editing !== null
  useEffect(() => {
    const row = current === null ? null : rowOf(grid.current, current)
    if (!row || isTyping) return
    const { activeElement } = row.ownerDocument
    const isOurs = activeElement === row.ownerDocument.body || grid.current?.contains(activeElement)
    if (isOurs) row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  }, [current, state.outline, isTyping])

  // On a touch screen the first touch chooses, so that the keyboard does not come up with every one.
  const touched = useRef(false)
  const isPointing = useRef(false)
  // Assistive technology moves the focus by itself: what has it is what is chosen. A click says more, and is waited for.
  const focus = (event: FocusEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.block : undefined
    if (id && !isPointing.current && id !== review.latest().current) act({ type: 'choose', id })
  }
  const paste = (event: ClipboardEvent) => {
    if ((event.target as Element).closest('textarea')) return
    const count = review.paste(event.clipboardData.getData('text/plain'))
    if (count > 0) say(t('pasted', { count }))
  }
  const click = (event: MouseEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-block]')
    const id = row?.dataset.block
    if (!row || !id || id === state.editing || getSelection()?.isCollapsed === false) return
    const words = row.querySelector('[data-words]')
    const cursor = words && offsetAtPoint(words, event.clientX, event.clientY)
    if (event.detail > 1 && !touched.current) return act({ type: 'edit', id, cursor: cursor ?? 0 })
    act({ type: 'choose', id, cursor, isExtending: event.shiftKey })
    row.focus({ preventScroll: true })
  }

  return (
    <div ref={ref} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 py-3 sm:px-4">
      <p id="editing-hint" className="sr-only">
        {t('editingHint')}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its rows have the focus, one at a time */}
      <div
        ref={grid}
        role="grid"
        aria-label={t('outline')}
        aria-multiselectable
        lang={language}
        onPointerDown={(event: PointerEvent) => {
          touched.current = event.pointerType === 'touch'
          isPointing.current = true
        }}
        onPointerUp={() => {
          isPointing.current = false
        }}
        onPointerCancel={() => {
          isPointing.current = false
        }}
        onFocus={focus}
        onPaste={paste}
        onMouseDown={(event) => {
          // Extending the choice must not select the words between, nor the second click a word.
          const isInField = (event.target as Element).closest('textarea')
          if (!isInField && (event.shiftKey || event.detail > 1)) event.preventDefault()
        }}
        onClick={click}
        onKeyDown={press}
        className="mx-auto max-w-[80ch]"
      >
        {groups.map((group) => {
          const isHere = (id: string | null) => id !== null && group.blocks.some((block) => block.id === id)
          const end = group.start + group.blocks.length - 1
          const isTouched = from <= end && to >= group.start
          const isOurs = isTouched && isHere(current)
          return (
            <RowGroup
              key={group.key}
              group={group}
              from={isTouched ? Math.max(0, from - group.start) : -1}
              to={isTouched ? Math.min(to, end) - group.start : -1}
              current={isOurs ? current : null}
              cursor={isOurs ? state.cursor : null}
              editing={isOurs ? state.editing : null}
              findings={findings}
              guessed={guessed}
              textOf={textOf}
              typing={typing}
            />
          )
        })}
      </div>
      {children}
    </div>
  )
}

function chosenRange(
  current: string | null,
  anchor: string | null,
  blocks: readonly OutlineBlock[],
): [number, number] {
  const one = blocks.findIndex(({ id }) => id === current)
  if (anchor === current || one === -1) return [one, one]
  const other = blocks.findIndex(({ id }) => id === anchor)
  return other === -1 ? [one, one] : [Math.min(one, other), Math.max(one, other)]
}

/** The row of a block, if it is drawn. */
export function rowOf(pane: HTMLElement | null, id: string): HTMLElement | null {
  return pane?.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`) ?? null
}
