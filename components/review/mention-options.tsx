import { useEffect, useRef } from 'react'
import { classes, panelClasses } from '@/components/ui/styles'
import type { ThreadPerson } from '@/lib/threads/schema'

/** The members whom one may mean, below the field; the field keeps the focus and says which is chosen. */
export function MentionOptions(props: {
  id: string
  label: string
  people: readonly ThreadPerson[]
  current: number
  onTake: (person: ThreadPerson) => void
}) {
  const { id, label, people, current, onTake } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className={classes(panelClasses, 'absolute inset-x-0 top-full z-30 mt-1 max-h-44 overflow-y-auto p-1')}
    >
      {people.map((person, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field hears the keys
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          // The caret stays in the field.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(person)}
          className={classes(
            'cursor-default truncate rounded px-2 py-1.5 text-sm max-md:py-2.5',
            index === current && 'bg-accent-soft text-accent-strong',
          )}
        >
          {person.name}
        </div>
      ))}
    </div>
  )
}
