'use client'
import { TextQuote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { buttonClasses, classes } from '@/components/ui/styles'
import { useShortcuts } from '@/components/workspace/use-shortcuts'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { type Quote, selectedQuotes } from './selected-quotes'

interface Chosen {
  quotes: Quote[]
  /** Where the selection ends, in the scroller's own coordinates. */
  top: number
  start: number
}

/** The button that stands below selected words of the State and quotes them in the draft; `q` does the same. */
export function QuoteSelection(props: {
  text: RefObject<HTMLElement | null>
  scroller: RefObject<HTMLElement | null>
  label: string
}) {
  const { text, scroller, label } = props
  const t = useTranslations('workspace.quote')
  const { quote } = useWorkspace()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  // A touch on the button takes the selection away before it becomes a click.
  const isPressed = useRef(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (isPressed.current || !text.current || !scroller.current) return
        setChosen(chosenIn(text.current, scroller.current))
      }, 120)
    }
    document.addEventListener('selectionchange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', look)
    }
  }, [text, scroller])

  const send = useCallback(
    (quotes: Quote[]) => {
      quote(quotes.map((each) => ({ ...each, label })))
      setChosen(null)
    },
    [quote, label],
  )
  useShortcuts({ quote: () => text.current && send(selectedQuotes(getSelection(), text.current)) })

  if (!chosen) return null
  return (
    <button
      type="button"
      onPointerDown={(event) => {
        event.preventDefault()
        isPressed.current = true
      }}
      onPointerUp={() => {
        isPressed.current = false
      }}
      onPointerCancel={() => {
        isPressed.current = false
      }}
      onClick={() => {
        isPressed.current = false
        send(chosen.quotes)
      }}
      style={{ top: chosen.top, insetInlineStart: chosen.start }}
      className={classes(
        buttonClasses('primary', 'small'),
        'absolute z-10 shadow-lg max-md:h-10 max-md:px-3',
      )}
    >
      <TextQuote aria-hidden />
      {t('button')}
      <kbd aria-hidden className="ms-1 hidden font-sans text-xs opacity-75 pointer-fine:inline">
        q
      </kbd>
    </button>
  )
}

/** Wide enough for the button, which must not stick out at the end of the line. */
const BUTTON_WIDTH = 190

function chosenIn(text: HTMLElement, scroller: HTMLElement): Chosen | null {
  const selection = getSelection()
  const quotes = selectedQuotes(selection, text)
  if (!selection || quotes.length === 0) return null
  const rectangles = selection.getRangeAt(0).getClientRects()
  const end = rectangles[rectangles.length - 1]
  if (!end) return null
  const frame = scroller.getBoundingClientRect()
  const isRightToLeft = getComputedStyle(scroller).direction === 'rtl'
  const along = isRightToLeft ? frame.right - end.left : end.right - frame.left
  return {
    quotes,
    top: end.bottom - frame.top + scroller.scrollTop + 8,
    start: Math.max(12, Math.min(along - BUTTON_WIDTH / 2, frame.width - BUTTON_WIDTH - 24)),
  }
}
