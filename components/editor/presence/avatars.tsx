'use client'
import { useTranslations } from 'next-intl'
import { useFollowing } from '../collab-provider'
import { initialsOf } from './colour'
import type { PresentPerson } from './presence'

const SHOWN = 4

/** Who else has this draft open: their initials in the colour of their caret. A press follows that person's caret. */
export function Avatars({ people }: { people: PresentPerson[] }) {
  const t = useTranslations('editor')
  const { followed, follow } = useFollowing()
  const others = people.filter((person) => !person.self)
  if (others.length === 0) return null
  const rest = others.length - SHOWN
  const shown = rest > 0 ? others.slice(0, SHOWN) : others
  return (
    <ul className="editor-avatars" aria-label={t('alsoHere')}>
      {shown.map((person) => (
        <li key={person.key}>
          <button
            type="button"
            aria-pressed={followed?.userId === person.userId}
            aria-label={t('follow', { name: person.name })}
            title={t('follow', { name: person.name })}
            onClick={() => follow(followed?.userId === person.userId ? null : person)}
            ref={(element) => element?.style.setProperty('--caret', person.colour)}
            className="editor-avatar"
          >
            <span aria-hidden>{initialsOf(person.name)}</span>
          </button>
        </li>
      ))}
      {rest > 0 && (
        <li
          title={others
            .slice(SHOWN)
            .map((person) => person.name)
            .join(', ')}
        >
          <span aria-hidden className="editor-avatar is-rest">
            +{rest}
          </span>
          <span className="sr-only">
            {others
              .slice(SHOWN)
              .map((person) => person.name)
              .join(', ')}
          </span>
        </li>
      )}
    </ul>
  )
}
