import { useEffect } from 'react'
import type { CompanionProps } from '../companions/companion'
import { plugIn } from '../text/late-parts'
import './characters.css'
import { invisiblePart } from './invisible-part'

/** While it is open, characters that cannot be seen have signs, and so have the ends of paragraphs. Draws nothing itself. */
export default function Invisibles({ editor, scroller }: CompanionProps) {
  useEffect(() => {
    const element = scroller.current
    element?.classList.add('editor-shows-invisibles')
    const unplug = plugIn(editor, invisiblePart)
    return () => {
      element?.classList.remove('editor-shows-invisibles')
      unplug()
    }
  }, [editor, scroller])
  return null
}
