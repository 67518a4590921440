import type { Database } from '@/lib/db'
import { AppError } from '@/lib/errors'
import { can } from '@/lib/policy'
import { commentPieces } from './schema'

/** The ids of everybody named in a comment, each once. */
export function mentionsIn(text: string): string[] {
  return [...new Set(commentPieces(text).flatMap((piece) => ('mention' in piece ? [piece.mention] : [])))]
}

/**
 * The people named in a comment: members who see threads, or who were named in it before.
 * @throws AppError `invalid_input` (`mentionUnknown`) for anybody else: whom one may not name is not told apart from
 * who does not exist.
 */
export async function namedIn(
  tx: Database,
  { reportId, text, before = [] }: { reportId: string; text: string; before?: readonly string[] },
): Promise<string[]> {
  const named = mentionsIn(text)
  const unknown = named.filter((userId) => !before.includes(userId))
  if (unknown.length === 0) return named
  const members = await tx.membership.findMany({
    where: { reportId, userId: { in: unknown } },
    select: { userId: true, role: true },
  })
  const known = new Set(members.filter((member) => can(member, 'threads.view')).map(({ userId }) => userId))
  if (unknown.some((userId) => !known.has(userId)))
    throw new AppError('invalid_input', 'mentionUnknown', { field: 'text' })
  return named
}
