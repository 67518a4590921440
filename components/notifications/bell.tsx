'use client'
import { Bell as BellIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { buttonClasses } from '@/components/ui/styles'

/** Heard on the window when this page read something. */
export const UNREAD_CHANGED = 'counterpoint:unread'
// A page that is looked at for hours without a socket asks now and then.
const EVERY_MS = 5 * 60_000

/** The way to the notifications, with how many are unread. `news` is counted up when the server says that there are others. */
export function Bell({ news = 0 }: { news?: number }) {
  const t = useTranslations('ui')
  const [unread, setUnread] = useState(0)
  useEffect(() => {
    const gone = new AbortController()
    const { signal } = gone
    const ask = async () => {
      if (document.visibilityState === 'hidden') return
      try {
        const response = await fetch('/notifications/unread', {
          signal,
          headers: { accept: 'application/json' },
        })
        if (response.ok) setUnread(((await response.json()) as { unread: number }).unread)
      } catch {
        // Without a line the last number stands.
      }
    }
    void ask()
    const timer = setInterval(() => void ask(), EVERY_MS)
    document.addEventListener('visibilitychange', () => void ask(), { signal })
    window.addEventListener(UNREAD_CHANGED, () => void ask(), { signal })
    return () => {
      clearInterval(timer)
      gone.abort()
    }
  }, [news])
  const label = t('bell', { count: unread })
  return (
    <Link
      href="/notifications"
      prefetch={false}
      aria-label={label}
      title={label}
      className={`${buttonClasses('quiet', 'icon')} relative`}
    >
      <BellIcon aria-hidden />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute -end-0.5 -top-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-[0.6875rem] leading-4 font-semibold text-paper tabular-nums"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
