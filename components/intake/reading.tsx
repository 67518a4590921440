'use client'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { type Answer, useAction } from '@/components/ui/use-action'
import { ProgressBar } from './progress-bar'

const PACE = 400

/** What the server answers about a document on its way in. */
interface State {
  status: string
  share: number | null
  waiting: number
}

/** A document that is being read: how far that is, and a way to stop it. The page is read again when it is done. */
export function ReadingProgress(props: {
  intakeId: string
  name: string
  state: State
  /** Where to go when it is cancelled. */
  back: string
  discard: (input: { intakeId: string }) => Promise<Answer<unknown>>
}) {
  const { intakeId, name, back, discard } = props
  const t = useTranslations('intake')
  const router = useRouter()
  const { run, isPending, general } = useAction()
  const [state, setState] = useState(props.state)
  const [isLost, setLost] = useState(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const controller = new AbortController()
    const ask = async () => {
      let pace = PACE
      try {
        const answer = await fetch(`/api/intakes/${intakeId}`, { signal: controller.signal })
        if (answer.status === 404) return router.replace(back)
        if (!answer.ok) throw new Error(String(answer.status))
        const next = (await answer.json()) as State
        setLost(false)
        setState(next)
        if (next.status !== 'reading') return router.refresh()
      } catch {
        if (controller.signal.aborted) return
        setLost(true)
        pace = PACE * 5
      }
      timer = setTimeout(() => void ask(), pace)
    }
    timer = setTimeout(() => void ask(), PACE)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [intakeId, back, router])

  return (
    <section
      aria-labelledby="reading"
      className="flex flex-col gap-3 rounded-xl border border-line bg-sunken p-6"
    >
      <h1 id="reading" dir="auto" className="text-base font-medium break-words">
        {t('reading.title', { name })}
      </h1>
      <ProgressBar label={t('reading.label')} share={state.share} />
      <div className="flex items-center justify-between gap-4">
        <p role="status" className="text-sm text-soft tabular-nums">
          {isLost
            ? t('reading.lost')
            : state.share === null
              ? t('reading.waiting', { count: state.waiting })
              : t('reading.share', { percent: Math.round(state.share * 100) })}
        </p>
        <Button
          size="small"
          isPending={isPending}
          onPress={() =>
            void run(
              () => discard({ intakeId }),
              () => router.push(back),
            )
          }
        >
          {t('cancel')}
        </Button>
      </div>
      {general && <Callout tone="error">{general}</Callout>}
    </section>
  )
}
