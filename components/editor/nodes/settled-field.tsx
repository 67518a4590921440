import { type RefObject, useEffect, useRef, useState } from 'react'

// Until then nobody else knows of it: the page already says that all is saved.
const PAUSE = 300

/**
 * A field whose text goes elsewhere when typing pauses or the field is left, not with each key. While it is typed in it
 * keeps its own words; otherwise it follows `value`.
 */
export function SettledField({
  id,
  value,
  onChange,
  describedBy,
  isDisabled = false,
  rows,
  maxLength,
  inputRef,
  lang,
}: {
  id: string
  value: string
  onChange: (text: string) => void
  describedBy?: string
  isDisabled?: boolean
  /** Several lines; without it there is one. */
  rows?: number
  maxLength: number
  inputRef?: RefObject<HTMLInputElement | null>
  /** Of what is typed, for the browser's spelling; words of the report are in the report's. */
  lang: string
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; text: string } | null>(null)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })
  const flush = () => {
    const last = pending.current
    pending.current = null
    if (!last) return
    clearTimeout(last.timer)
    tell.current(last.text)
  }
  // What was typed a moment ago is not lost with the field, nor with the page: it is told before those hear of it who
  // keep the draft then, and who ask whether one means to leave.
  useEffect(() => {
    const gone = new AbortController()
    const options = { signal: gone.signal, capture: true }
    for (const leaving of ['beforeunload', 'pagehide']) addEventListener(leaving, flush, options)
    const hide = () => document.visibilityState === 'hidden' && flush()
    document.addEventListener('visibilitychange', hide, options)
    return () => {
      gone.abort()
      flush()
    }
  }, [])
  const field = {
    id,
    maxLength,
    disabled: isDisabled,
    lang: lang || undefined,
    dir: 'auto',
    'aria-describedby': describedBy,
    value: typed ?? value,
    onChange: ({ target: { value: text } }: { target: { value: string } }) => {
      setTyped(text)
      if (pending.current) clearTimeout(pending.current.timer)
      pending.current = { text, timer: setTimeout(flush, PAUSE) }
    },
    onBlur: () => {
      flush()
      setTyped(null)
    },
  }
  return rows ? <textarea rows={rows} {...field} /> : <input type="text" ref={inputRef} {...field} />
}
