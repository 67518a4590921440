import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Surface } from '../../companions/surface'
import type { EditorExtensionOptions } from '../../text/extensions'
import { type Reference, References } from './references'
import { useReportReferences } from './references-provider'

/** What an editor, which is made once, is to know of the report around it, kept up to date from page to page. */
export function useReferenceList(
  references: { list: readonly Reference[]; hasBlocks: boolean } | undefined,
  surface: Surface,
): NonNullable<EditorExtensionOptions['references']> {
  const router = useRouter()
  const [list] = useState(() => new References())
  const ask = useReportReferences()?.ask
  useEffect(() => {
    let isAsked = false
    // While something is drawn nothing else may be: asked for a moment later, and once.
    return list.whenMissed(() => {
      if (!isAsked && ask) setTimeout(ask)
      isAsked = true
    })
  }, [list, ask])
  useEffect(() => list.set(references?.list ?? null, references?.hasBlocks), [list, references])
  return {
    list,
    open: (href) => router.push(href),
    choose: () => {
      surface.show('crossReference')
      return true
    },
  }
}
