'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { usePlace } from '@/components/editor/collab-provider'
import { blockHref } from '@/components/find/places'
import { choiceParams, type PreviewChoices } from '@/lib/previews/schema'
import type { Wanted } from './places'
import { type PreviewDraft, PreviewView } from './preview-view'

const HOME = { kind: 'home' } as const

/** The preview as a page of its own; its choices stand in the address. */
export function PreviewScreen(props: {
  reportId: string
  drafts: readonly PreviewDraft[]
  choices: PreviewChoices
  wanted: Wanted | null
}) {
  const { reportId, drafts } = props
  const [choices, setChoices] = useState(props.choices)
  const router = useRouter()
  usePlace(HOME)
  const wantedDraft = props.wanted?.draftId
  const wantedBlock = props.wanted?.block ?? null
  const wanted = useMemo(
    () => (wantedDraft ? { draftId: wantedDraft, block: wantedBlock } : null),
    [wantedDraft, wantedBlock],
  )
  const choose = (next: PreviewChoices) => {
    setChoices(next)
    const params = choiceParams(next)
    history.replaceState(null, '', `/reports/${reportId}/preview${params && `?${params}`}`)
  }
  const open = useCallback(
    ({ draftId, block }: Wanted) => {
      const draft = drafts.find((each) => each.draftId === draftId)
      if (draft) router.push(blockHref(draft.href, block))
    },
    [drafts, router],
  )
  return (
    <PreviewView
      reportId={reportId}
      drafts={drafts}
      choices={choices}
      onChoose={choose}
      wanted={wanted}
      onOpen={open}
    />
  )
}
