'use client'
import dynamic from 'next/dynamic'
import { namedOnly, Nothing } from '@/components/ui/named-only'
import { untilThere } from '@/components/ui/until-there'
import type { DraftEditorProps } from './draft-editor'
import { EditorSkeleton } from './editor-skeleton'

export type { DraftEditorHandle, DraftEditorProps } from './draft-editor'

let load: () => Promise<typeof import('./draft-editor')>
const ScriptsNamed = dynamic(namedOnly((load = () => import('./draft-editor'))), { loading: Nothing })
// Made once: nothing drawn anew is to touch it while the page comes to life.
const scriptsNamed = <ScriptsNamed />
// On its way before the page has come to life.
if (typeof window !== 'undefined') load().catch(() => {})

const Editor = dynamic(() => untilThere(load).then((module) => module.DraftEditor), {
  ssr: false,
  loading: () => <EditorSkeleton />,
})

/** The DraftEditor, fetched while the page is read and beside its own script; the socket connects meanwhile. */
export function LazyDraftEditor(props: DraftEditorProps) {
  return (
    <>
      {scriptsNamed}
      <Editor {...props} />
    </>
  )
}
