import { useEffect } from 'react'
import { useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { NOTHING_OPEN } from '../companions/surface'
import { plugIn } from '../text/late-parts'
import { useEditorState } from '../text/use-editor-state'
import { quotesPart } from './quotes-part'

const KEY = 'counterpoint.typographicQuotes'

/** Typographic quotation marks while one types, if this person wants them on this device; off at first. Draws nothing. */
export default function TypographicQuotes({ editor, surface }: CompanionProps) {
  const isOn = useObservable(surface.open, NOTHING_OPEN).has('typographicQuotes')
  const language = useEditorState(editor, languageOf, '')
  useEffect(() => {
    if (stored() === '1') surface.show('typographicQuotes')
    return surface.open.subscribe(() => store(surface.open.get().has('typographicQuotes')))
  }, [surface])
  useEffect(
    () => (isOn ? plugIn(editor, quotesPart(language || undefined)) : undefined),
    [editor, isOn, language],
  )
  return null
}

function languageOf({ view }: CompanionProps['editor']): string {
  return view.dom.getAttribute('lang') ?? ''
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function store(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? '1' : '0')
  } catch {
    // A browser that keeps nothing asks each time.
  }
}
