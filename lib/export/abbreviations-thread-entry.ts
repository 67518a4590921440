import { answerInThread } from '@/lib/workers/answer-in-thread'
import { findAbbreviations, linesOf } from './abbreviations'
import type { StoredReport } from './content'
import { openTexts } from './render-report'

// What runs in the thread in which the abbreviations of a report are looked for.
await answerInThread(({ stored }: { stored: StoredReport }) => {
  const { chapters, sections } = openTexts(stored)
  const texts = [...chapters, ...sections.flatMap(({ questions }) => questions)].map(({ text }) => text)
  return Promise.resolve(findAbbreviations(texts.flatMap(({ content }) => linesOf(content ?? []))))
})
