import { type ComponentType, useEffect, useState } from 'react'
import { untilThere } from '@/components/ui/until-there'
import { useCalm } from '../calm'
import { useObservable } from '../collab-provider'
import type { Companion, CompanionProps } from './companion'
import { COMPANIONS } from './list'
import { NOTHING_OPEN } from './surface'

/** Draws the companions of one place, each when it has been fetched. Without a text yet there are none. */
export function Companions({
  place,
  ...props
}: { place: Companion['place'] } & Omit<CompanionProps, 'editor' | 'session'> &
  Partial<Record<'editor', CompanionProps['editor'] | null>> &
  Partial<Record<'session', CompanionProps['session'] | null>>) {
  const open = useObservable(props.surface.open, NOTHING_OPEN)
  const isCalm = useCalm(props.editor != null)
  const { editor, session } = props
  if (!editor || !session) return null
  return COMPANIONS.filter(
    ({ id, when, isFor, isUrgent, ...companion }) =>
      companion.place === place &&
      (isFor?.(props.abilities) ?? true) &&
      (open.has(id) || (when === 'soon' && (isCalm || (isUrgent?.(editor) ?? false)))),
  ).map((companion) => (
    <Loaded key={companion.id} companion={companion} {...props} editor={editor} session={session} />
  ))
}

const loaded = new Map<string, ComponentType<CompanionProps>>()

/** A companion, as soon as it is there. */
function Loaded({ companion, ...props }: { companion: Companion } & CompanionProps) {
  const [, setFetched] = useState(0)
  const Component = loaded.get(companion.id)
  useEffect(() => {
    if (loaded.has(companion.id)) return
    let hasLeft = false
    void untilThere(companion.load).then((module) => {
      loaded.set(companion.id, module.default)
      if (!hasLeft) setFetched((count) => count + 1)
    })
    return () => {
      hasLeft = true
    }
  }, [companion])
  // oxlint-disable-next-line react-hooks/static-components -- fetched once, and the same ever after
  return Component ? <Component {...props} /> : null
}
