import { type RefObject, useEffect } from 'react'

/** Lets the footnotes of a draft be numbered from those that the report has before it, as the compiled report does. */
export function useNotesBefore(host: RefObject<HTMLElement | null>, before: number): void {
  useEffect(() => {
    host.current?.style.setProperty('--footnotes-before', String(before))
  }, [host, before])
}
