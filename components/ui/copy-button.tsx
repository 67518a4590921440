'use client'
import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from './button'
import type { ButtonSize, ButtonVariant } from './styles'
import { useAnnounced } from './use-announced'

/** Copies `text` and says for two seconds that it has. */
export function CopyButton(props: {
  text: string
  label: string
  iconOnly?: boolean
  variant?: ButtonVariant
  size?: ButtonSize
}) {
  const { text, label, iconOnly, variant = 'secondary', size } = props
  const t = useTranslations('ui')
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  const said = state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : label
  useAnnounced(state === 'idle' ? '' : said)
  return (
    <Button
      variant={variant}
      size={size ?? (iconOnly ? 'icon' : 'medium')}
      aria-label={iconOnly ? said : undefined}
      onPress={copy}
    >
      {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      {!iconOnly && said}
    </Button>
  )
}
