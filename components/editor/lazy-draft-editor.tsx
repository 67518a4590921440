'use client'
import dynamic from 'next/dynamic'
import { EditorSkeleton } from './editor-skeleton'

export type { DraftEditorHandle, DraftEditorProps } from './draft-editor'

const load = () => import('./draft-editor').then((module) => module.DraftEditor)
// On its way before the page has come to life.
if (typeof window !== 'undefined') load().catch(() => {})

/** The DraftEditor, fetched beside the page's own script; the socket connects meanwhile. */
export const LazyDraftEditor = dynamic(load, { ssr: false, loading: () => <EditorSkeleton /> })
