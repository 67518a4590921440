import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/styles'

/** Kinds to look at, each a button that is in or out, with how many there are of it. */
export function KindToggles<Kind extends string>(props: {
  kinds: readonly { kind: Kind; name: string; count: number; isOn: boolean }[]
  onToggle: (kind: Kind) => void
  className: string
}) {
  const { kinds, onToggle, className } = props
  const t = useTranslations('claims')
  return (
    <div role="group" aria-label={t('filterKinds')} className={`flex flex-wrap gap-1 ${className}`}>
      {kinds.map(({ kind, name, count, isOn }) => (
        <button
          key={kind}
          type="button"
          aria-pressed={isOn}
          onClick={() => onToggle(kind)}
          className={buttonClasses('quiet', 'small')}
        >
          {name}
          <span className="text-soft tabular-nums">{t('number', { count })}</span>
        </button>
      ))}
    </div>
  )
}
