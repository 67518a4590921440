'use client'
import { useTranslations } from 'next-intl'
import {
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
import { BlockRow } from './block-row'
import { offsetAtPoint } from './cursor'
import { useKeys } from './use-keys'
import type { Findings } from './use-findings'
import type { Review } from './use-review'

const NO_WARNINGS: readonly string[] = []

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
  const chosen = chosenRange(current, state.anchor, blocks)
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
        aria-rowcount={blocks.length}
        lang={language}
        onPointerDown={(event: PointerEvent) => {
          touched.current = event.pointerType === 'touch'
        }}
        onMouseDown={(event) => {
          // Extending the choice must not select the words between, nor the second click a word.
          const isInField = (event.target as Element).closest('textarea')
          if (!isInField && (event.shiftKey || event.detail > 1)) event.preventDefault()
        }}
        onClick={click}
        onKeyDown={press}
        className="mx-auto max-w-[80ch]"
      >
        {blocks.map((block, index) => (
          <BlockRow
            key={block.id}
            block={block}
            text={textOf(block)}
            index={index}
            isChosen={index >= chosen[0] && index <= chosen[1]}
            isCurrent={block.id === state.current}
            cursor={block.id === state.current ? state.cursor : null}
            isEditing={block.id === state.editing}
            isGuessed={guessed.has(block.id)}
            warnings={findings.byBlock.get(block.id) ?? NO_WARNINGS}
            {...typing}
          />
        ))}
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
