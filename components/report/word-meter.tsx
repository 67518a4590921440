import { useTranslations } from 'next-intl'
import { classes } from '@/components/ui/styles'

/**
 * Words against the limit, in figures and as a bar; a report without a limit has the figure alone. Below them how many
 * they become with every suggestion accepted, where that is another number, and what either submission has, where they differ.
 */
export function WordMeter(props: {
  words: number
  final: number
  limit: number | null
  /** Of each submission, where that is known. */
  variants?: { public: number; confidential: number }
  small?: boolean
}) {
  const { words, final, limit, variants, small } = props
  const t = useTranslations('workspace.meter')
  const over = limit === null ? 0 : Math.max(0, words - limit)
  return (
    <div className="flex flex-col gap-1.5">
      <p
        className={classes(
          'flex flex-wrap items-baseline gap-x-2 tabular-nums',
          small ? 'text-sm' : 'text-base',
        )}
      >
        <span className={over > 0 ? 'font-semibold text-danger' : 'font-medium text-ink'}>
          {limit === null ? t('words', { words }) : t('wordsOfLimit', { words, limit })}
        </span>
        {limit !== null && (
          <span className={classes('text-sm', over > 0 ? 'font-semibold text-danger' : 'text-soft')}>
            {over > 0 ? t('over', { over }) : t('left', { left: limit - words })}
          </span>
        )}
      </p>
      {limit !== null && <Bar share={limit === 0 ? 1 : words / limit} isOver={over > 0} small={small} />}
      {final !== words && <FinalWords {...{ final, limit }} />}
      {variants && variants.public !== variants.confidential && (
        <p className="text-sm text-soft tabular-nums">{t('variants', variants)}</p>
      )}
    </div>
  )
}

// What they become.
function FinalWords({ final, limit }: { final: number; limit: number | null }) {
  const t = useTranslations('workspace.meter')
  const over = limit === null ? 0 : final - limit
  return (
    <p className={classes('text-sm tabular-nums', over > 0 ? 'text-danger' : 'text-soft')}>
      {over > 0 ? t('finalOver', { final, over }) : t('final', { final })}
    </p>
  )
}

// Drawn in SVG, whose widths are attributes: the page's policy allows no inline style.
function Bar({ share, isOver, small }: { share: number; isOver: boolean; small?: boolean }) {
  const width = `${Math.min(100, share * 100).toFixed(1)}%`
  return (
    <svg aria-hidden className={classes('w-full overflow-hidden rounded-full', small ? 'h-1' : 'h-2')}>
      <rect width="100%" height="100%" className="fill-line" />
      <rect width={width} height="100%" className={isOver ? 'fill-danger' : 'fill-accent'} />
    </svg>
  )
}
