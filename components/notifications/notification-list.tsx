'use client'
import { AtSign, MessageSquare, MessageSquareReply, PenLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { classes } from '@/components/ui/styles'
import { type Answer, useAction } from '@/components/ui/use-action'
import type { Kind, NotificationView } from '@/lib/notifications/schema'
import { UNREAD_CHANGED } from './bell'

const ICONS: Record<Kind, typeof AtSign> = {
  mention: AtSign,
  reply: MessageSquareReply,
  thread: MessageSquare,
  assignment: PenLine,
}

export interface NotificationListProps {
  notifications: (NotificationView & { ago: string })[]
  unread: number
  /** The address of what came before these; null at the end. */
  older: string | null
  read: (input: { ids?: string[] }) => Promise<Answer<void>>
}

/** Notifications as links to where they happened; following one reads it. */
export function NotificationList({ notifications, unread, older, read }: NotificationListProps) {
  const t = useTranslations('notifications')
  const chapters = useTranslations('workspace.chapters')
  const router = useRouter()
  const { run, isPending, general } = useAction()
  const mark = (ids?: string[]) =>
    run(
      () => read(ids ? { ids } : {}),
      () => {
        window.dispatchEvent(new Event(UNREAD_CHANGED))
        router.refresh()
      },
    )
  if (notifications.length === 0)
    return (
      <p className="mt-6 max-w-prose rounded-lg border border-line bg-sunken p-6 text-soft">{t('empty')}</p>
    )
  return (
    <>
      <div className="mt-4 flex min-h-9 items-center justify-between gap-3">
        <p className="text-sm text-soft" role="status">
          {t('unread', { count: unread })}
        </p>
        {unread > 0 && (
          <Button size="small" isDisabled={isPending} onPress={() => mark()}>
            {t('markAll')}
          </Button>
        )}
      </div>
      {general && <Callout tone="error">{general}</Callout>}
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {notifications.map(({ id, kind, actor, place, reportTitle, at, ago, isRead }) => {
          const Icon = ICONS[kind]
          const where = place.question ?? (place.chapter ? chapters(place.chapter) : null)
          return (
            <li key={id} className="flex items-start gap-3 py-3">
              <Icon
                aria-hidden
                className={classes('mt-1 size-4 shrink-0', isRead ? 'text-faint' : 'text-accent')}
              />
              <div className="min-w-0 flex-1">
                <Link
                  href={place.href}
                  prefetch={false}
                  onClick={() => !isRead && void read({ ids: [id] })}
                  className={classes('hover:underline', !isRead && 'font-semibold')}
                >
                  {t(`kinds.${kind}`, { name: actor ?? t('somebody') })}
                  {where && `, ${where}`}
                  {!isRead && <span className="sr-only">, {t('isUnread')}</span>}
                </Link>
                <p className="truncate text-sm text-soft">
                  {reportTitle} · <time dateTime={at}>{ago}</time>
                </p>
              </div>
              {!isRead && (
                <Button size="small" variant="quiet" isDisabled={isPending} onPress={() => mark([id])}>
                  {t('markOne')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {older && (
        <Link href={older} className="mt-4 inline-block text-accent-strong underline underline-offset-2">
          {t('older')}
        </Link>
      )}
    </>
  )
}
