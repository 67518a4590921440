'use client'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { Button as DragButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { Button } from '@/components/ui/button'
import { Hydrated } from '@/components/ui/hydrated'
import type { CompilationSection } from '@/lib/reports/schema'

export interface SectionOrderProps {
  /** In the order in which they stand. */
  sections: readonly CompilationSection[]
  /** Without it they can only be looked at. */
  onOrder?: (ids: string[]) => void
}

/** The sections in their order, which the coalition can drag, or move by their buttons. */
export function SectionOrder({ sections, onOrder }: SectionOrderProps) {
  const plain = (
    <ol className="divide-y divide-line rounded-lg border border-line">
      {sections.map((section, index) => (
        <li key={section.id} className="flex items-center gap-3 px-4 py-2">
          <Title section={section} number={index + 1} />
        </li>
      ))}
    </ol>
  )
  if (!onOrder) return plain
  return (
    <Hydrated placeholder={plain}>
      <Draggable sections={sections} onOrder={onOrder} />
    </Hydrated>
  )
}

function Draggable({ sections, onOrder }: Required<SectionOrderProps>) {
  const t = useTranslations('settings.compilation')
  const ids = sections.map(({ id }) => id)
  const { box, stayOn } = useStayOnButton()
  const moved = (id: string, by: 1 | -1) => {
    stayOn(id, by)
    const at = ids.indexOf(id)
    const others = ids.filter((each) => each !== id)
    onOrder([...others.slice(0, at + by), id, ...others.slice(at + by)])
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': titleOf(sections, String(key)) })),
    onReorder: ({ keys, target }) => {
      const dragged = ids.filter((id) => keys.has(id))
      const others = ids.filter((id) => !keys.has(id))
      const at = others.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0)
      onOrder([...others.slice(0, at), ...dragged, ...others.slice(at)])
    },
  })
  return (
    <div {...box}>
      <GridList
        aria-label={t('sections')}
        items={sections}
        // An item that is the same is drawn anew only when these change: it shows its number.
        dependencies={[ids.join(' ')]}
        dragAndDropHooks={dragAndDropHooks}
        className="divide-y divide-line rounded-lg border border-line"
      >
        {(section) => {
          const index = ids.indexOf(section.id)
          return (
            <GridListItem
              id={section.id}
              textValue={section.title}
              className="flex items-center gap-3 px-2 py-1.5 outline-offset-[-2px] data-dragging:opacity-60 data-focus-visible:outline-2 data-focus-visible:outline-accent"
            >
              <DragButton
                slot="drag"
                aria-label={t('drag', { title: section.title })}
                className="cursor-grab rounded p-1 text-soft outline-offset-2 data-focus-visible:outline-2 data-focus-visible:outline-accent"
              >
                <GripVertical aria-hidden className="size-4" />
              </DragButton>
              <Title section={section} number={index + 1} />
              <span className="ms-auto flex" data-moves={section.id}>
                <Button
                  variant="quiet"
                  size="icon"
                  data-by={-1}
                  aria-label={t('up', { title: section.title })}
                  isDisabled={index === 0}
                  onPress={() => moved(section.id, -1)}
                >
                  <ArrowUp aria-hidden />
                </Button>
                <Button
                  variant="quiet"
                  size="icon"
                  data-by={1}
                  aria-label={t('down', { title: section.title })}
                  isDisabled={index === ids.length - 1}
                  onPress={() => moved(section.id, 1)}
                >
                  <ArrowDown aria-hidden />
                </Button>
              </span>
            </GridListItem>
          )
        }}
      </GridList>
    </div>
  )
}

/**
 * Keeps the focus on the button that moved a section, so that the next press moves it on: the list is drawn anew with
 * each move, and its row would have it. Where the section can go no further it is on the way back. Whoever goes
 * elsewhere has left it.
 */
function useStayOnButton() {
  const ref = useRef<HTMLDivElement>(null)
  const due = useRef<{ id: string; by: 1 | -1 } | null>(null)
  const giveBack = () => {
    const active = document.activeElement
    const isElsewhere = active && active !== document.body && !ref.current?.contains(active)
    if (!due.current || isElsewhere) return
    const { id, by } = due.current
    const buttons = Array.from(
      ref.current?.querySelectorAll<HTMLButtonElement>('[data-moves] button:not([disabled])') ?? [],
    ).filter((each) => each.closest<HTMLElement>('[data-moves]')?.dataset.moves === id)
    const button = buttons.find(({ dataset }) => Number(dataset.by) === by) ?? buttons[0]
    if (button !== active) button?.focus()
  }
  useEffect(() => {
    giveBack()
    // The rows may come a moment after the list.
    const frame = requestAnimationFrame(giveBack)
    return () => cancelAnimationFrame(frame)
  })
  const leave = () => void (due.current = null)
  return {
    stayOn: (id: string, by: 1 | -1) => void (due.current = { id, by }),
    box: {
      ref,
      onPointerDownCapture: leave,
      onKeyDownCapture: ({ key }: KeyboardEvent) => {
        if (key !== 'Enter' && key !== ' ') leave()
      },
      onFocusCapture: ({ target }: FocusEvent) => {
        const moves = target.closest<HTMLElement>('[data-moves]')?.dataset.moves
        if (target.localName === 'button' && moves !== due.current?.id) leave()
        else giveBack()
      },
      onBlurCapture: ({ relatedTarget }: FocusEvent) => {
        // A button that can no longer be pressed leaves it to the page, as if it went there.
        const isPage = !relatedTarget || relatedTarget === document.body
        if (!isPage && !ref.current?.contains(relatedTarget)) leave()
      },
    },
  }
}

function Title({ section, number }: { section: CompilationSection; number: number }) {
  const t = useTranslations('settings.compilation')
  const { title, questions, articles } = section
  return (
    <span className="min-w-0 flex-1">
      <span className="font-medium">
        {number}. {title}
      </span>
      <span className="block text-sm text-soft">
        {t('questions', { count: questions })}
        {articles.length > 0 && ` · ${t('articles', { count: articles.length, list: articles.join(', ') })}`}
      </span>
    </span>
  )
}

const titleOf = (sections: readonly CompilationSection[], id: string) =>
  sections.find((section) => section.id === id)?.title ?? ''
