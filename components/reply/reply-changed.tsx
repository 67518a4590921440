'use client'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Callout } from '@/components/ui/callout'
import { buttonClasses } from '@/components/ui/styles'
import { type Answer, useAction } from '@/components/ui/use-action'
import { useWorkspace } from '@/components/workspace/workspace-context'
import type { QuestionText } from '@/lib/state-replies/schema'

export type ChangeSeen = (input: { draftId: string }) => Promise<Answer<unknown>>

/** Says that the State answers otherwise since the draft was written, or no more, until somebody has looked. */
export function ReplyChanged(props: {
  question: QuestionText
  /** Null for whoever does not write. */
  changeSeen: ChangeSeen | null
}) {
  const { question, changeSeen } = props
  const t = useTranslations('workspace.changed')
  const { reportId, say } = useWorkspace()
  const { run, isPending, general } = useAction()
  const { slug, draftId, replyChangedIn: version, withdrawnIn } = question
  if (version === null && withdrawnIn === null) return null
  return (
    <div className="mb-5 font-sans">
      <Callout tone="warning">
        <p>
          {withdrawnIn === null
            ? t('text', { version: version ?? 0 })
            : t('withdrawn', { version: withdrawnIn })}
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          {version !== null && (
            <Link
              href={`/reports/${reportId}/reply/changes?from=${version - 1}&to=${version}#q-${slug}`}
              prefetch={false}
              className="link"
            >
              {t('see')}
            </Link>
          )}
          {version !== null && changeSeen && (
            // A bare button: ours would bring its library to the page that must open fastest.
            <button
              type="button"
              disabled={isPending}
              onClick={() =>
                void run(
                  () => changeSeen({ draftId }),
                  () => say(t('done')),
                )
              }
              className={buttonClasses('secondary', 'small')}
            >
              {t('seen')}
            </button>
          )}
        </div>
        {general && <p className="mt-2">{general}</p>}
      </Callout>
    </div>
  )
}
