'use client'
import { useTranslations } from 'next-intl'
import { ProgressBar } from '@/components/intake/progress-bar'
import { Button } from '@/components/ui/button'

/** How far a file is on its way and in the server's hands, and a way to end it. */
export function Waiting(props: {
  state: { step: 'sending' | 'working'; share: number }
  label: string
  onStop: () => void
}) {
  const { state, label, onStop } = props
  const t = useTranslations('inspection')
  return (
    <div className="flex flex-col gap-3">
      <ProgressBar label={label} share={state.step === 'working' && state.share === 0 ? null : state.share} />
      <div className="flex items-center justify-between gap-4">
        <p role="status" className="text-sm text-soft">
          {t(state.step)}
        </p>
        <Button size="small" onPress={onStop}>
          {t('stop')}
        </Button>
      </div>
    </div>
  )
}
