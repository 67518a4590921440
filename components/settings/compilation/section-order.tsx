'use client'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
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
  const moved = (id: string, by: 1 | -1) => {
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
            <span className="ms-auto flex">
              <Button
                variant="quiet"
                size="icon"
                aria-label={t('up', { title: section.title })}
                isDisabled={index === 0}
                onPress={() => moved(section.id, -1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                variant="quiet"
                size="icon"
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
  )
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
