import type { Database } from '@/lib/db'
import type { SectionRows } from './plan-rows'

/** A reply's rows as they are now, withdrawn questions included, in order. */
export async function loadRows(tx: Database, stateReplyId: string): Promise<SectionRows[]> {
  return tx.section.findMany({
    where: { stateReplyId },
    orderBy: { position: 'asc' },
    select: {
      title: true,
      questions: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          label: true,
          slug: true,
          number: true,
          letters: true,
          refs: true,
          text: true,
          confidence: true,
          guesses: true,
          blockId: true,
          formerSlugs: true,
          withdrawnIn: true,
          paragraphs: {
            orderBy: { position: 'asc' },
            select: {
              id: true,
              anchor: true,
              text: true,
              normalised: true,
              number: true,
              blockId: true,
              changedIn: true,
            },
          },
        },
      },
    },
  })
}

/** Every anchor that any version of a reply had, with its block, the latest first; rows of now not included. */
export async function formerAnchors(
  tx: Database,
  stateReplyId: string,
): Promise<{ anchor: string; blockId: string | null; version: number }[]> {
  return tx.$queryRaw`
    select distinct on (anchor) p ->> 'anchor' as anchor, p ->> 'blockId' as "blockId", v.version
    from state_reply_versions v,
      jsonb_array_elements(v.content -> 'questions') q,
      jsonb_array_elements(q -> 'paragraphs') p
    where v.state_reply_id = ${stateReplyId}::uuid
    order by anchor, v.version desc`
}
