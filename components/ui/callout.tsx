import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './styles'

const tones = {
  info: { icon: Info, looks: 'border-line bg-sunken text-ink', role: undefined },
  good: { icon: CircleCheck, looks: 'border-line bg-sunken text-good', role: 'status' },
  warning: { icon: TriangleAlert, looks: 'border-warning/30 bg-warning-soft text-warning', role: undefined },
  error: { icon: CircleAlert, looks: 'border-danger/30 bg-danger-soft text-danger', role: 'alert' },
} as const

/** A message set off from the text; errors are announced at once, good news politely. */
export function Callout({ tone = 'info', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  const { icon: Icon, looks, role } = tones[tone]
  return (
    <div role={role} className={classes('flex gap-2.5 rounded-md border px-3 py-2.5 text-sm', looks)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
