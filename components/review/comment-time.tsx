import { useFormatter, useNow } from 'next-intl'

/** When something was written: how long ago, and exactly for whoever points at it. */
export function CommentTime({ at }: { at: string }) {
  const format = useFormatter()
  const now = useNow({ updateInterval: 30_000 })
  const time = new Date(at)
  return (
    <time
      dateTime={at}
      title={format.dateTime(time, { dateStyle: 'full', timeStyle: 'medium' })}
      className="shrink-0 text-xs text-soft"
    >
      {/* The clock of this machine may be behind the server's; and seconds would be counted in each row for itself. */}
      {format.relativeTime(now.getTime() - time.getTime() < 60_000 ? now : time, { now, style: 'narrow' })}
    </time>
  )
}
