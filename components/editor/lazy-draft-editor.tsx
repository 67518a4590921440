'use client'
import dynamic from 'next/dynamic'
import { EditorSkeleton } from './editor-skeleton'

export type { DraftEditorHandle, DraftEditorProps } from './draft-editor'

/** The DraftEditor, fetched after the page; the socket connects meanwhile. */
export const LazyDraftEditor = dynamic(() => import('./draft-editor').then((module) => module.DraftEditor), {
  ssr: false,
  loading: () => <EditorSkeleton />,
})
