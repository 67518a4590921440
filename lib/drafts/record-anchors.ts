import type { Pool } from 'pg'
import { publish } from '@/lib/bus'
import { inTransaction } from './connections'

/** The threads whose marks stand in a draft, as they were read off its text. */
export interface AnchoringDraft {
  draftId: string
  /** In the order of the text. */
  threads: readonly string[]
  /** Those that stood in it when it was read before, and do so no more. */
  left: readonly string[]
}

// Ids that are none of a thread of the draft's report are passed over: a text may hold any.
const RECORD = `
  insert into thread_anchors (thread_id, draft_id, position)
  select threads.id, drafts.id, row.position
  from jsonb_to_recordset($1::jsonb) as row (draft_id uuid, thread_id text, position int)
  join drafts on drafts.id = row.draft_id
  join threads on threads.id::text = row.thread_id and threads.report_id = drafts.report_id
  on conflict (thread_id, draft_id) do update set position = excluded.position
    where thread_anchors.position <> excluded.position
  returning thread_id, draft_id`

// A thread that began a moment ago may stand in the log and not yet in the text that was read.
const FORGET = `
  delete from thread_anchors anchor
  using jsonb_to_recordset($1::jsonb) as row (draft_id uuid, threads jsonb, "left" jsonb), threads
  where anchor.draft_id = row.draft_id and threads.id = anchor.thread_id
    and not row.threads ? anchor.thread_id::text
    and (row.left ? anchor.thread_id::text or threads.created_at < now() - interval '5 seconds')
  returning anchor.thread_id, anchor.draft_id`

/** Keeps beside each of these drafts which threads stand in it now, all of them or none, and tells whoever listens. */
export async function recordAnchors(pool: Pool, drafts: readonly AnchoringDraft[]): Promise<void> {
  const rows = drafts.flatMap(({ draftId, threads }) =>
    threads.map((thread, position) => ({
      draft_id: draftId,
      thread_id: thread.replaceAll('\0', ''),
      position,
    })),
  )
  const standing = drafts.map(({ draftId, threads, left }) => ({ draft_id: draftId, threads, left }))
  const changed = await inTransaction(pool, async (client) => {
    // In one order, so that two processes do not wait for each other.
    const { rows: known } = await client.query<{ id: string; report_id: string }>(
      'select id, report_id from drafts where id = any($1::uuid[]) order by id for no key update',
      [drafts.map(({ draftId }) => draftId)],
    )
    const json = JSON.stringify(standing).replaceAll(String.raw`\u0000`, '')
    const gone = await client.query<{ thread_id: string; draft_id: string }>(FORGET, [json])
    const here = await client.query<{ thread_id: string; draft_id: string }>(RECORD, [JSON.stringify(rows)])
    const reports = new Map(known.map(({ id, report_id: reportId }) => [id, reportId]))
    return [...gone.rows, ...here.rows].map((row) => ({ reportId: reports.get(row.draft_id)!, ...row }))
  })
  for (const reportId of new Set(changed.map((row) => row.reportId))) {
    const threads = new Set(changed.filter((row) => row.reportId === reportId).map(({ thread_id: id }) => id))
    publish('threads.changed', { reportId, threadId: threads.size === 1 ? [...threads][0]! : null })
  }
}
