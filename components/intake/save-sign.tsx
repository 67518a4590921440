'use client'
import { CircleAlert, CircleCheck, CloudOff, LoaderCircle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classes } from '@/components/ui/styles'
import type { SaveSign as Sign } from './use-autosave'

const LOOKS = {
  saved: { icon: CircleCheck, looks: 'text-soft [&_svg]:text-good' },
  saving: { icon: LoaderCircle, looks: 'text-soft' },
  offline: { icon: CloudOff, looks: 'text-warning' },
  conflict: { icon: CircleAlert, looks: 'font-medium text-danger' },
  refused: { icon: CircleAlert, looks: 'font-medium text-danger' },
} as const

/** Where the corrections are safe, in a few words; trouble is also told to screen readers. */
export function SaveSign({ sign }: { sign: Sign }) {
  const t = useTranslations('review.save')
  const { icon: Icon, looks } = LOOKS[sign.kind]
  const key = sign.kind === 'offline' ? (sign.isKept ? 'offlineKept' : 'offline') : sign.kind
  const text = t(key)
  const isTrouble = sign.kind !== 'saved' && sign.kind !== 'saving'
  return (
    <span
      data-save={sign.kind}
      title={text}
      className={classes('flex min-w-0 items-center gap-1.5 px-1 text-xs', looks)}
    >
      <Icon aria-hidden className={classes('size-3.5 shrink-0', sign.kind === 'saving' && 'animate-spin')} />
      <span className="truncate">{text}</span>
      <span role="status" className="sr-only">
        {isTrouble ? text : ''}
      </span>
    </span>
  )
}
