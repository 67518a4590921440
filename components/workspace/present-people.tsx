'use client'
import { useTranslations } from 'next-intl'
import { useFollowing, useReportPresence } from '@/components/editor/collab-provider'
import { initialsOf } from '@/components/editor/presence/colour'
import { classes } from '@/components/ui/styles'

const SHOWN = 6

const round =
  'inline-flex size-6.5 items-center justify-center rounded-full text-[0.6875rem] font-semibold ring-2 ring-paper'

/** Who has the report open: a press on a face follows that person. */
export function PresentPeople() {
  const t = useTranslations('workspace')
  const people = useReportPresence()
  const { followed, follow } = useFollowing()
  if (people.length === 0) return null
  const shown = people.slice(0, people.length > SHOWN ? SHOWN - 1 : SHOWN)
  const rest = people.slice(shown.length).map(({ name, self }) => (self ? t('you', { name }) : name))
  return (
    <ul className="flex items-center -space-x-1" aria-label={t('inReport')}>
      {shown.map((person) => {
        const { userId, name, colour, self } = person
        const isFollowed = followed?.userId === userId
        const face = <span aria-hidden>{initialsOf(name)}</span>
        return (
          <li key={userId}>
            {self ? (
              <span
                title={t('you', { name })}
                className={classes(round, 'text-white')}
                style={{ background: colour }}
              >
                {face}
                <span className="sr-only">{t('you', { name })}</span>
              </span>
            ) : (
              <button
                type="button"
                aria-pressed={isFollowed}
                aria-label={t('follow.follow', { name })}
                title={t('follow.follow', { name })}
                onClick={() => follow(isFollowed ? null : person)}
                className={classes(round, 'text-white hover:z-10 aria-pressed:z-10 aria-pressed:ring-accent')}
                style={{ background: colour }}
              >
                {face}
              </button>
            )}
          </li>
        )
      })}
      {rest.length > 0 && (
        <li title={rest.join(', ')} className={classes(round, 'bg-sunken text-soft')}>
          <span aria-hidden>+{rest.length}</span>
          <span className="sr-only">{rest.join(', ')}</span>
        </li>
      )}
    </ul>
  )
}
