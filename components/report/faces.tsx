'use client'
import { useTranslations } from 'next-intl'
import { initialsOf } from '@/components/editor/presence/colour'
import { classes } from '@/components/ui/styles'

/** Somebody who has the report open. */
export interface Person {
  userId: string
  name: string
  colour: string
  self: boolean
}

/** Small round avatars, overlapping, with all names for who cannot see them. Draws nothing when nobody is there. */
export function Faces(props: { people: readonly Person[]; label: string; atMost: number; small?: boolean }) {
  const { people, label, atMost, small } = props
  const t = useTranslations('workspace')
  if (people.length === 0) return null
  const shown = people.slice(0, people.length > atMost ? atMost - 1 : atMost)
  const nameOf = ({ name, self }: Person) => (self ? t('you', { name }) : name)
  const names = people.map(nameOf).join(', ')
  const round = classes(
    'inline-flex shrink-0 items-center justify-center rounded-full font-semibold ring-2 ring-paper',
    small ? 'size-4.5 text-[0.5625rem]' : 'size-6.5 text-[0.6875rem]',
  )
  return (
    <span className={classes('inline-flex items-center', '-space-x-1')} title={names}>
      <span className="sr-only">
        {label}: {names}
      </span>
      {shown.map((person) => (
        <span
          key={person.userId}
          aria-hidden
          className={classes(round, 'text-white')}
          style={{ background: person.colour }}
        >
          {initialsOf(person.name)}
        </span>
      ))}
      {people.length > shown.length && (
        <span aria-hidden className={classes(round, 'bg-sunken text-soft')}>
          +{people.length - shown.length}
        </span>
      )}
    </span>
  )
}
