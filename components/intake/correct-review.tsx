'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import { replyFromOutline } from '@/lib/parsing/reply'
import type { FactChoices } from './facts-panel'
import { fingerprint, forgetKept, kept } from './kept-outline'
import { Notice } from './notice'
import { ReviewScreen } from './review-screen'
import { ReviewSkeleton } from './review-skeleton'
import { SaveCorrections } from './save-corrections'
import type { WrittenDraft } from './summary'
import { useFindings } from './use-findings'
import { useKept } from './use-kept'
import { useReview } from './use-review'

export interface CorrectReviewProps {
  userId: string
  reportId: string
  name: string
  version: number
  document: SourceDocument
  outline: Outline
  drafts: WrittenDraft[]
  choices: FactChoices
  back: { href: string; label: string }
}

/** What this browser kept: corrections of this very version, or of an earlier reading of the same document. */
interface Start {
  outline: Outline | null
  stale: Outline | null
}

/** The reply of a report, corrected later. Nothing changes for the others until it is saved; until then this browser keeps it. */
export function CorrectReview(props: CorrectReviewProps) {
  const { userId, reportId, version, document } = props
  const key = `reply:${reportId}:${fingerprint(document.text)}`
  const [start, setStart] = useState<Start | null>(null)
  useEffect(() => {
    let isGone = false
    void kept(userId, key).then((found) => {
      if (isGone) return
      const isFresh = found?.base === version
      setStart({
        outline: found && isFresh ? found.outline : null,
        stale: found && !isFresh ? found.outline : null,
      })
    })
    return () => {
      isGone = true
    }
  }, [userId, key, version])
  const [first] = useState(props)
  if (!start) return <ReviewSkeleton />
  return <Started {...first} start={start} storageKey={key} />
}

function Started(props: CorrectReviewProps & { start: Start; storageKey: string }) {
  const { userId, reportId, name, version, document, outline, drafts, choices, back, start, storageKey } =
    props
  const t = useTranslations('review.correcting')
  const review = useReview(document, start.outline ?? outline)
  const findings = useFindings('state_reply', document, review.state.outline)
  const [isResumed, setResumed] = useState(start.outline !== null)
  const [stale, setStale] = useState(start.stale)
  const before = useMemo(() => replyFromOutline(document, outline), [document, outline])
  const isChanged = review.state.outline !== outline
  const { forget } = useKept({
    userId,
    storageKey,
    base: version,
    outline: review.state.outline,
    isChanged,
    isWaiting: stale !== null,
  })
  const startOver = () => {
    review.act({ type: 'replace', outline })
    setResumed(false)
    void forgetKept(userId, storageKey)
  }
  return (
    <ReviewScreen
      kind="state_reply"
      name={name}
      back={back}
      document={document}
      review={review}
      findings={findings}
      choices={choices}
      notice={
        stale ? (
          <Notice text={t('stale')}>
            <Button
              size="small"
              onPress={() => {
                review.act({ type: 'replace', outline: stale })
                setStale(null)
              }}
            >
              {t('use')}
            </Button>
            <Button
              size="small"
              variant="quiet"
              onPress={() => {
                setStale(null)
                if (!isChanged) void forgetKept(userId, storageKey)
              }}
            >
              {t('forget')}
            </Button>
          </Notice>
        ) : isResumed && isChanged ? (
          <Notice text={t('resumed')}>
            <Button size="small" onPress={() => setResumed(false)}>
              {t('goOn')}
            </Button>
            <Button size="small" variant="quiet" onPress={startOver}>
              {t('startOver')}
            </Button>
          </Notice>
        ) : null
      }
      sign={
        <span className="truncate px-1 text-xs text-soft">{isChanged ? t('unsaved') : t('unchanged')}</span>
      }
      finish={
        <SaveCorrections
          reportId={reportId}
          version={version}
          document={document}
          before={before}
          outline={review.state.outline}
          drafts={drafts}
          isChanged={isChanged}
          refusal={findings.refusal}
          onSaved={forget}
        />
      }
    />
  )
}
