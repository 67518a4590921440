import { readFile } from 'node:fs/promises'
import { db } from '@/lib/db'
import { createReport } from '@/lib/reports/create-report'

/** The official document that a new installation shows its work with; see samples/README.md. */
export const SAMPLE = new URL('./samples/cedaw-93-kazakhstan-replies.txt', import.meta.url)

/** Loads the sample reply as the first report of an empty database. Returns its id, or null when there are reports. */
export async function seedSample(): Promise<string | null> {
  if (await db.report.findFirst({ select: { id: true } })) return null
  return createReport({ file: await readFile(SAMPLE), actorId: null })
}
