import type { DraftHistory, Point } from './schema'

/**
 * The two texts that an address asks for (`from`, `to`: a number, `now`, or for `from` also `look`); by itself the latest
 * and the one before it. Null for a draft without a history.
 */
export function pointsOf(
  { versions, now, looked }: Pick<DraftHistory, 'versions' | 'now' | 'looked'>,
  query: Record<string, string | string[] | undefined>,
): { from: Point; to: Point } | null {
  if (versions.length === 0 && !now) return null
  const latest: Point = now ? 'now' : versions[0]!.number
  const to = pointOf(query.to) ?? (query.from === undefined ? latest : 'now')
  if (query.from === 'look') return { from: looked ?? 0, to }
  const index = to === 'now' ? -1 : versions.findIndex(({ number }) => number === to)
  // When nothing was typed since, the last version is what the draft is now: its changes are those before it.
  const before = versions[to === 'now' && !now ? 1 : index + 1]
  return { from: pointOf(query.from) ?? before?.number ?? 0, to }
}

function pointOf(text: string | string[] | undefined): Point | null {
  if (text === 'now') return 'now'
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null
}
