'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { usePlace } from '@/components/editor/collab-provider'
import { choiceParams, type PreviewChoices, type PreviewRegion } from '@/lib/previews/schema'
import type { Wanted } from './places'
import { type PreviewDraft, PreviewView } from './preview-view'
import { writtenAt } from './written-at'

const HOME = { kind: 'home' } as const

/** The preview as a page of its own; its choices stand in the address. */
export function PreviewScreen(props: {
  reportId: string
  drafts: readonly PreviewDraft[]
  choices: PreviewChoices
  wanted: Wanted | null
  annex: string | null
  canSet: boolean
}) {
  const { reportId, drafts, annex, canSet } = props
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
    (region: PreviewRegion) => {
      const href = writtenAt(reportId, drafts, region)
      if (href) router.push(href)
    },
    [reportId, drafts, router],
  )
  return (
    <PreviewView
      reportId={reportId}
      drafts={drafts}
      choices={choices}
      onChoose={choose}
      wanted={wanted}
      annex={annex}
      canSet={canSet}
      onOpen={open}
    />
  )
}
