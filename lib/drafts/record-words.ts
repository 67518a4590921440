import { publish } from '@/lib/bus'
import { db } from '@/lib/db'

/**
 * Keeps the word count of a draft beside it and tells whoever listens, if it changed. `editedAt` is when the text was
 * last typed into; null when it was only counted again.
 */
export async function recordWords(draftId: string, words: number, editedAt: Date | null): Promise<void> {
  const before = await db.draft.findUnique({
    where: { id: draftId },
    select: { reportId: true, words: true },
  })
  if (!before) return
  if (editedAt || before.words !== words) {
    await db.draft.updateMany({ where: { id: draftId }, data: { words, ...(editedAt && { editedAt }) } })
  }
  if (before.words !== words) publish('draft.counted', { reportId: before.reportId, draftId, words })
}
