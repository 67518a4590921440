import { useTranslations } from 'next-intl'
import type { Piece } from '@/lib/state-replies/schema'

/** Words with what came and what went. Underlined and struck through as well as coloured, and said in words. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  const t = useTranslations('versions.changed')
  return pieces.map(({ kind, text }, index) => {
    if (kind === 'same') return <span key={index}>{text}</span>
    const Mark = kind === 'added' ? 'ins' : 'del'
    return (
      <Mark
        key={index}
        className={
          kind === 'added'
            ? 'rounded-xs bg-accent-soft text-accent-strong underline decoration-2 underline-offset-[0.2em]'
            : 'rounded-xs bg-danger-soft text-danger line-through'
        }
      >
        <span className="sr-only">{t(kind === 'added' ? 'insertedHere' : 'deletedHere')} </span>
        {text}
        <span className="sr-only"> {t('endsHere')}</span>
      </Mark>
    )
  })
}
