import {
  CloudOff,
  History,
  Lock,
  type LucideIcon,
  MessageSquare,
  TriangleAlert,
  UserRoundPen,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { useOwnDrafts } from '@/components/assignments/assignments-provider'
import { useUnsentDrafts } from '@/components/editor/collab-provider'
import { useSeen } from '@/components/history/seen-provider'
import { useDraftLocks } from '@/components/locks/locks-provider'
import { useOpenThreads } from '@/components/review/review-context'

/** Something that the outline says of a draft beside its name: a sign for the eye, words for everybody. */
export interface OutlineMark {
  key: string
  icon: LucideIcon
  text: string
  tone: 'warning' | 'accent' | 'quiet'
  /** Stands in place of the sign, where there is little room for both. */
  count?: number
}

/** What the outline says of a draft: the one place where a new sign is added. The least frequent ones come last. */
export function useOutlineMarks(): (draft: { draftId: string; changed?: boolean }) => OutlineMark[] {
  const t = useTranslations('workspace')
  const unsent = useUnsentDrafts()
  const own = useOwnDrafts()
  const discussion = useTranslations('discussion')
  const threads = useOpenThreads()
  const locks = useDraftLocks()
  const { unseen } = useSeen()
  // A draft of which nothing changed gets the array of the last time: only links that change are drawn anew.
  const [last] = useState(() => new Map<string, OutlineMark[]>())
  return useCallback(
    ({ draftId, changed }) => {
      const marks: OutlineMark[] = []
      if (own.has(draftId))
        marks.push({ key: 'mine', icon: UserRoundPen, text: t('assignments.mine'), tone: 'quiet' })
      const { open = 0, unread = 0 } = threads.get(draftId) ?? {}
      if (open > 0)
        marks.push({
          key: 'threads',
          icon: MessageSquare,
          text: discussion('inOutline', { open, unread }),
          tone: unread > 0 ? 'accent' : 'quiet',
          count: open,
        })
      if (changed)
        marks.push({ key: 'changed', icon: TriangleAlert, text: t('changed.short'), tone: 'warning' })
      if (unseen?.has(draftId))
        marks.push({ key: 'unseen', icon: History, text: t('seen.short'), tone: 'accent' })
      if (locks[draftId]) marks.push({ key: 'locked', icon: Lock, text: t('lock.short'), tone: 'quiet' })
      if (unsent.has(draftId))
        marks.push({ key: 'unsent', icon: CloudOff, text: t('unsent'), tone: 'warning' })
      const before = last.get(draftId)
      if (before && textOf(before) === textOf(marks)) return before
      last.set(draftId, marks)
      return marks
    },
    [t, discussion, unsent, own, threads, locks, unseen, last],
  )
}

function textOf(marks: OutlineMark[]): string {
  return marks.map(({ key, text, tone }) => `${key} ${tone} ${text}`).join('\n')
}
