'use client'
import { Maximize, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { useObservable } from '@/components/editor/collab-provider'
import { allInOrder } from '@/components/find/places'
import { buttonClasses } from '@/components/ui/styles'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { choiceParams, type PreviewChoices, type PreviewRegion } from '@/lib/previews/schema'
import type { Outline } from '@/lib/state-replies/schema'
import { beside } from './beside'
import type { Wanted } from './places'
import { PreviewView } from './preview-view'
import { writtenAt } from './written-at'

const USUAL: PreviewChoices = { variant: null, reading: 'original', paper: null }

/** The preview beside the draft that is open: a click on it puts the cursor there. */
export function PreviewPane({ outline }: { outline: Outline }) {
  const t = useTranslations('preview')
  const words = useTranslations('workspace')
  const { reportId, place, abilities } = useWorkspace()
  const router = useRouter()
  const [choices, setChoices] = useState(USUAL)
  const wanted = useObservable<Wanted | null>(beside.wanted, null)
  const here = (place.chapter ?? place.question)?.draftId
  const drafts = useMemo(
    () =>
      allInOrder(reportId, outline).map(({ draftId, chapter, label, href }) => ({
        ...{ draftId, href },
        label: chapter ? words(`chapters.${chapter}`) : label,
      })),
    [reportId, outline, words],
  )
  const open = useCallback(
    (region: PreviewRegion) => {
      const { draftId, block } = region
      if (draftId !== null && draftId === here) return beside.asked.set({ draftId, block: block ?? 0 })
      const href = writtenAt(reportId, drafts, region)
      if (href) router.push(href)
    },
    [reportId, drafts, here, router],
  )
  const params = choiceParams(choices)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-4">
        <h2 className="me-auto text-sm font-semibold">{t('title')}</h2>
        <Link
          href={`/reports/${reportId}/preview${params && `?${params}`}`}
          prefetch={false}
          aria-label={t('whole')}
          title={t('whole')}
          className={buttonClasses('quiet', 'icon')}
        >
          <Maximize aria-hidden />
        </Link>
        <button
          type="button"
          aria-label={t('close')}
          title={t('close')}
          onClick={() => beside.isOpen.set(false)}
          className={buttonClasses('quiet', 'icon')}
        >
          <X aria-hidden />
        </button>
      </div>
      <PreviewView
        reportId={reportId}
        drafts={drafts}
        choices={choices}
        onChoose={setChoices}
        wanted={wanted}
        canSet={abilities['report.settings']}
        onOpen={open}
      />
    </div>
  )
}
