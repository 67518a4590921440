import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Surface } from '../../companions/surface'
import type { EditorExtensionOptions } from '../../text/extensions'
import { type Reference, References } from './references'

/** What an editor, which is made once, is to know of the report around it, kept up to date from page to page. */
export function useReferenceList(
  references: readonly Reference[] | undefined,
  surface: Surface,
): NonNullable<EditorExtensionOptions['references']> {
  const router = useRouter()
  const [list] = useState(() => new References())
  useEffect(() => list.set(references ?? null), [list, references])
  return {
    list,
    open: (href) => router.push(href),
    choose: () => {
      surface.show('crossReference')
      return true
    },
  }
}
