'use client'
import { useTranslations } from 'next-intl'
import { initialsOf } from './colour'
import type { PresentPerson } from './presence'

const SHOWN = 4

/** Who else has this draft open: their initials in the colour of their caret, all names for those who listen. */
export function Avatars({ people }: { people: PresentPerson[] }) {
  const t = useTranslations('editor')
  const others = people.filter((person) => !person.self)
  if (others.length === 0) return null
  const rest = others.length - SHOWN
  const shown = rest > 0 ? others.slice(0, SHOWN) : others
  return (
    <ul className="editor-avatars" aria-label={t('alsoHere')}>
      {shown.map((person) => (
        <li key={person.key} title={t('alsoHereName', { name: person.name })}>
          <span
            aria-hidden
            ref={(element) => element?.style.setProperty('--caret', person.colour)}
            className="editor-avatar"
          >
            {initialsOf(person.name)}
          </span>
          <span className="sr-only">{person.name}</span>
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
