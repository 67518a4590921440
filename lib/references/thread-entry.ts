import type { StoredReport } from '@/lib/export/content'
import { listTargets, withIndexes } from '@/lib/export/list-targets'
import { exportWording } from '@/lib/export/wording'
import { originalReading } from '@/lib/richtext/readings'
import { documentFromUpdates } from '@/lib/richtext/ydoc'
import { answerInThread } from '@/lib/workers/answer-in-thread'

// What runs in the thread in which a report is looked through for what references may lead to.
await answerInThread(({ stored }: { stored: StoredReport }) => {
  const open = <Draft extends { draftId?: string; text: Uint8Array[] }>(draft: Draft) => ({
    ...draft,
    text: originalReading(withIndexes(documentFromUpdates(draft.text), draft.draftId ?? ''), {
      withoutComments: true,
    }),
  })
  const content = {
    ...stored,
    chapters: stored.chapters.map(open),
    sections: stored.sections.map((section) => ({ ...section, questions: section.questions.map(open) })),
  }
  return Promise.resolve(listTargets(content, exportWording()))
})
