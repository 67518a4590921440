'use client'
import { MessageSquare, MessageSquareDashed, PencilLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { classes } from '@/components/ui/styles'
import { EntryCard, type MarginProps } from './margin-parts'
import { usePlaces } from './margin-cards'
import { groupedByPlace, type MarginEntry } from './use-margin-entries'

// The height of a line of the text, with the room to the next.
const LINE = 30

/**
 * The margin where there is no room for cards: a sign with a count beside each place that has threads. Pressed, it shows
 * them over the text; on a phone they come in a sheet, which is another part.
 */
export function MarginBubbles(props: MarginProps & { isPhone: boolean }) {
  const { entries, active, onOpen, onClose, isPhone } = props
  const t = useTranslations('discussion')
  const groups = useMemo(() => groupedByPlace(entries), [entries])
  const signs = useMemo(() => groups.map((group) => ({ id: group[0]!.id, top: group[0]!.top - 2 })), [groups])
  const place = usePlaces(signs, null)
  const open = groups.find((group) => group.some(({ id }) => id === active))
  const card = usePlaces(
    useMemo(() => (open ? [{ id: 'open', top: open[0]!.top + LINE }] : []), [open]),
    'open',
  )
  const popover = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open || isPhone || !active) return
    const press = (event: PointerEvent) => {
      if (!(event.target instanceof Element) || popover.current?.contains(event.target)) return
      // Marks and signs open what they stand for; dialogs belong to the card from which they came.
      if (
        event.target.closest(
          '.comment-mark, [data-threads], .margin-bubble, [role="alertdialog"], .thread-notice',
        )
      )
        return
      onClose(active)
    }
    document.addEventListener('pointerdown', press)
    return () => document.removeEventListener('pointerdown', press)
  }, [open, isPhone, active, onClose])

  if (entries.length === 0) return null
  return (
    <section aria-label={t('margin')} className="comments-margin">
      {groups.map((group) => {
        const [first] = group
        const isOpen = group === open
        return (
          <div key={first!.id} ref={place(first!.id)} className="margin-place is-bubble">
            <Bubble
              group={group}
              isOpen={isOpen}
              onPress={() => (isOpen && active ? onClose(active) : onOpen(first!.id))}
            />
          </div>
        )
      })}
      {/* Below the line of its words: they are what it is about. */}
      {open && !isPhone && (
        <div ref={card('open')} className="margin-place is-popover">
          <div ref={popover} className="flex flex-col gap-2">
            {open.map((entry) => (
              <EntryCard key={entry.id} {...props} entry={entry} />
            ))}
          </div>
        </div>
      )}
    </section>
  )
}

function Bubble(props: { group: readonly MarginEntry[]; isOpen: boolean; onPress: () => void }) {
  const { group, isOpen, onPress } = props
  const t = useTranslations('discussion')
  const comments = group.reduce(
    (sum, entry) => sum + (entry.kind === 'thread' ? entry.thread.comments.length : 1),
    0,
  )
  const isUnread = group.some((entry) => entry.kind === 'thread' && entry.thread.isUnread)
  const isGone = group.every((entry) => entry.kind === 'thread' && entry.isGone)
  const isNew = group.some(({ kind }) => kind === 'new')
  const author = group.find((entry) => entry.kind === 'thread')?.thread.comments[0]?.author?.name
  const Icon = isNew ? PencilLine : isGone ? MessageSquareDashed : MessageSquare
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={
        isNew
          ? t('bubble.new')
          : t('bubble.threads', {
              count: comments,
              name: author ?? t('somebodyGone'),
              unread: isUnread ? 'yes' : 'no',
            })
      }
      onClick={onPress}
      className={classes('margin-bubble', isOpen && 'is-open')}
    >
      <Icon aria-hidden />
      {!isNew && <span aria-hidden>{comments}</span>}
      {isUnread && <span aria-hidden className="thread-unread" />}
    </button>
  )
}
