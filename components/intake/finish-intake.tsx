'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { useAction } from '@/components/ui/use-action'
import type { FactChoices } from './facts-panel'
import type { IntakeReviewProps } from './intake-review'
import type { Findings } from './use-findings'

type Purpose = 'report' | 'revision' | 'list_of_issues' | 'concluding_observations'

/** Ends the review of a document: makes a report, a further version of the reply or a document of the report of it. */
export function FinishIntake(
  props: Pick<IntakeReviewProps, 'intake' | 'create' | 'revise' | 'addDocument'> & {
    findings: Findings
    choices: FactChoices
    /** The corrections cannot be stored; then nothing may be made of them. */
    isStopped: boolean
    /** Stores what is not stored yet; false when that is not possible now. */
    flush: () => Promise<boolean>
  },
) {
  const { intake, findings, choices, isStopped, flush, create, revise, addDocument } = props
  const t = useTranslations('review.finish')
  const router = useRouter()
  const { run, isPending, general, errorOf, clear } = useAction()
  const [isOpen, setOpen] = useState(false)
  const [isUnsent, setUnsent] = useState(false)
  const [title, setTitle] = useState<string | null>(null)
  const [language, setLanguage] = useState('en')
  const { counts, facts, warnings, guessed, refusal } = findings
  const intakeId = intake.id
  const purpose: Purpose =
    intake.kind !== 'state_reply' ? intake.kind : intake.reportId === null ? 'report' : 'revision'
  const state = choices.states.find(({ id }) => id === facts?.state)?.label
  const suggested = state ? t('title', { state }) : t('titleWithoutState')

  const finish = async () => {
    setUnsent(false)
    clear()
    if (!(await flush())) return setUnsent(true)
    if (purpose === 'report') {
      await run(
        () => create({ intakeId, title: title ?? suggested, language }),
        ({ reportId }) => router.push(`/reports/${reportId}`),
      )
    } else if (purpose === 'revision') {
      await run(
        () => revise({ intakeId }),
        ({ reportId, version }) =>
          router.push(`/reports/${reportId}/reply/changes?from=${version - 1}&to=${version}`),
      )
    } else {
      await run(
        () => addDocument({ intakeId }),
        ({ reportId }) => router.push(`/reports/${reportId}/issues`),
      )
    }
  }

  return (
    <>
      <Button
        variant="primary"
        size="small"
        className="h-8 px-3"
        isDisabled={counts === null || isStopped}
        onPress={() => setOpen(true)}
      >
        {t(`${purpose}.button`)}
      </Button>
      <Dialog title={t(`${purpose}.heading`)} isOpen={isOpen} onOpenChange={setOpen}>
        <p className="text-soft">{t(`${purpose}.text`)}</p>
        {counts && <p className="font-medium tabular-nums">{t(`${purpose}.counts`, counts)}</p>}
        {(warnings.length > 0 || guessed.length > 0) && (
          <Callout tone="warning">
            {t('unchecked', { warnings: warnings.length, guesses: guessed.length })}
          </Callout>
        )}
        {purpose === 'report' && (
          <>
            <TextField
              label={t('titleField')}
              value={title ?? suggested}
              onChange={setTitle}
              error={errorOf('title')}
            />
            <Select
              label={t('languageField')}
              hint={t('languageHint')}
              options={choices.languages}
              value={language}
              onChange={setLanguage}
              error={errorOf('language')}
            />
          </>
        )}
        {isUnsent && <Callout tone="error">{t('unsent')}</Callout>}
        {(general ?? refusal) && <Callout tone="error">{general ?? refusal}</Callout>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={() => setOpen(false)}>{t('back')}</Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={counts === null}
            onPress={() => void finish()}
          >
            {t(`${purpose}.confirm`)}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
