'use client'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { classes } from '@/components/ui/styles'
import type { OutlineBlock } from '@/lib/parsing/outline'

/** What can come of typing in a block. Each leaves the field; `text` is what stands in it. */
export interface EditorEvents {
  /** `next`: where to go on typing: nowhere, in the block before (at its end), or in the one behind. `cursor` is where it stood. */
  onTyped: (id: string, text: string, next: 'none' | 'before' | 'after', cursor?: number) => void
  onSplit: (id: string, text: string, at: number) => void
  onMerge: (id: string, text: string) => void
  onPasteLines: (id: string, text: string, lines: string) => void
}

/**
 * The words of a block while they are typed. Enter begins a new block where the cursor stands, Backspace at the start
 * joins the block to the one before, Escape leaves; what was typed is taken over whenever the field is left.
 */
export function BlockEditor(
  props: EditorEvents & { block: OutlineBlock; text: string; cursor: number | null; textClassName: string },
) {
  const { block, text, cursor, textClassName, onTyped, onSplit, onMerge, onPasteLines } = props
  const t = useTranslations('review')
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState(text)
  // Leaving by a key has said already what to do; the blur that follows must not say it again.
  const hasLeft = useRef(false)
  const isLabel = block.kind === 'label'

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.focus({ preventScroll: true })
    const at = cursor ?? element.value.length
    // A label is replaced as a whole more often than not.
    if (isLabel) element.select()
    else element.setSelectionRange(at, at)
    element.scrollIntoView({ block: 'nearest' })
  }, [cursor, isLabel])
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = '0'
    element.style.height = `${element.scrollHeight}px`
  }, [typed])

  const leave = (say: () => void) => {
    hasLeft.current = true
    say()
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    if (event.nativeEvent.isComposing) return
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
    // Nothing was typed: then it is the correction before that is undone.
    if (isUndo && value === text) return
    event.stopPropagation()
    const isCaret = selectionStart === selectionEnd
    const act = (say: () => void) => {
      event.preventDefault()
      leave(say)
    }
    if (event.key === 'Escape') act(() => onTyped(block.id, value, 'none', selectionStart))
    else if (event.key === 'Enter') act(() => onSplit(block.id, value, selectionStart))
    else if (event.key === 'Backspace' && isCaret && selectionStart === 0) act(() => onMerge(block.id, value))
    else if (event.key === 'ArrowUp' && isCaret && selectionStart === 0)
      act(() => onTyped(block.id, value, 'before'))
    else if (event.key === 'ArrowDown' && isCaret && selectionStart === value.length) {
      act(() => onTyped(block.id, value, 'after'))
    }
  }

  return (
    <textarea
      ref={field}
      rows={1}
      value={typed}
      dir="auto"
      spellCheck={false}
      aria-label={t('editing', { kind: t(`kinds.${block.kind}`) })}
      aria-describedby="editing-hint"
      onChange={(event) => setTyped(event.target.value.replace(/[\r\n]+/g, ' '))}
      onPaste={(event) => {
        const lines = event.clipboardData.getData('text/plain')
        if (!/\S\s*[\r\n]+\s*\S/.test(lines)) return
        event.preventDefault()
        leave(() => onPasteLines(block.id, typed, lines))
      }}
      onKeyDown={press}
      onBlur={() => {
        if (!hasLeft.current) onTyped(block.id, typed, 'none', field.current?.selectionStart)
      }}
      className={classes(
        'block w-full resize-none overflow-hidden rounded-sm bg-paper outline-2 outline-offset-2 outline-accent',
        textClassName,
      )}
    />
  )
}
