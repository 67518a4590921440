'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Answer } from '@/components/ui/use-action'
import type { SourceDocument } from '@/lib/parsing/document'
import type { Outline } from '@/lib/parsing/outline'
import type { FactChoices } from './facts-panel'
import { FinishIntake } from './finish-intake'
import { forgetKept, kept } from './kept-outline'
import type { DocumentKind } from './new-document'
import { Notice } from './notice'
import { ReviewScreen } from './review-screen'
import { ReviewSkeleton } from './review-skeleton'
import { SaveSign } from './save-sign'
import { useAutosave } from './use-autosave'
import { useFindings } from './use-findings'
import { useReview } from './use-review'

export interface IntakeReviewProps {
  userId: string
  intake: {
    id: string
    kind: DocumentKind
    /** Null for a new report. */
    reportId: string | null
    revision: number
    document: SourceDocument
    outline: Outline
  }
  name: string
  back: { href: string; label: string }
  choices: FactChoices
  create: (input: {
    intakeId: string
    title?: string
    language?: string
  }) => Promise<Answer<{ reportId: string }>>
  revise: (input: { intakeId: string }) => Promise<Answer<{ reportId: string; version: number }>>
  addDocument: (input: { intakeId: string }) => Promise<Answer<{ reportId: string }>>
}

/** What a review starts from: the server's outline, or one with corrections that only this browser has. */
interface Start {
  outline: Outline
  /** The browser's corrections were made on an older outline than the server's. */
  stale: Outline | null
}

/** The review of a document on its way in. Corrections that this browser kept and never sent are taken up again. */
export function IntakeReview(props: IntakeReviewProps) {
  const { userId, intake } = props
  const [start, setStart] = useState<Start | null>(null)
  useEffect(() => {
    let isGone = false
    void kept(userId, `intake:${intake.id}`).then((found) => {
      if (isGone) return
      const isFresh = found !== null && found.base === intake.revision
      setStart({
        outline: isFresh ? found.outline : intake.outline,
        stale: found !== null && !isFresh ? found.outline : null,
      })
    })
    return () => {
      isGone = true
    }
  }, [userId, intake.id, intake.revision, intake.outline])
  // A later state of the page belongs to a later review: this one goes on with what it has.
  const [first] = useState(intake)
  if (!start) return <ReviewSkeleton />
  return <Started {...props} intake={first} start={start} />
}

function Started(props: IntakeReviewProps & { start: Start }) {
  const { userId, intake, name, back, choices, start } = props
  const t = useTranslations('review')
  const { id, kind, document, revision } = intake
  const review = useReview(document, start.outline)
  const findings = useFindings(kind, document, review.state.outline)
  const [stale, setStale] = useState(start.stale)
  const { sign, flush } = useAutosave({
    userId,
    intakeId: id,
    revision,
    stored: intake.outline,
    outline: review.state.outline,
  })
  const reload = () => void forgetKept(userId, `intake:${id}`).then(() => location.reload())
  const notice =
    sign.kind === 'conflict' ? (
      <Notice text={t('conflict.text')}>
        <Button size="small" onPress={reload}>
          {t('conflict.reload')}
        </Button>
      </Notice>
    ) : sign.kind === 'refused' ? (
      <Notice text={sign.said} />
    ) : stale ? (
      <Notice text={t('stale.text')}>
        <Button
          size="small"
          onPress={() => {
            review.act({ type: 'replace', outline: stale })
            setStale(null)
          }}
        >
          {t('stale.use')}
        </Button>
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            void forgetKept(userId, `intake:${id}`)
            setStale(null)
          }}
        >
          {t('stale.discard')}
        </Button>
      </Notice>
    ) : null
  return (
    <ReviewScreen
      kind={kind}
      name={name}
      back={back}
      document={document}
      review={review}
      findings={findings}
      choices={choices}
      notice={notice}
      sign={<SaveSign sign={sign} />}
      finish={
        <FinishIntake
          intake={intake}
          findings={findings}
          choices={choices}
          isStopped={sign.kind === 'conflict' || sign.kind === 'refused'}
          flush={flush}
          create={props.create}
          revise={props.revise}
          addDocument={props.addDocument}
        />
      }
    />
  )
}
