import type { StateReply } from '@/lib/parsing/types'

/** What correcting a reply does to what is written about it. */
export interface Summary {
  /** Questions that carry another label now. */
  relabelled: { from: string; to: string }[]
  added: string[]
  /** Questions that are there no more; `hasText` where somebody wrote under them. */
  gone: { label: string; hasText: boolean }[]
  headings: number
  /** Paragraphs whose words, question or existence changed. */
  paragraphs: { changed: number; moved: number; added: number; gone: number }
}

/** Drafts by the label of their question now. */
export interface WrittenDraft {
  label: string
  words: number
}

/** Compares two readings of one document, block by block: what the server will make of a correction. */
export function summarise(before: StateReply, after: StateReply, drafts: readonly WrittenDraft[]): Summary {
  const written = new Set(drafts.filter(({ words }) => words > 0).map(({ label }) => label))
  const [then, now] = [indexOf(before), indexOf(after)]
  const summary: Summary = {
    relabelled: [],
    added: [],
    gone: [],
    headings: differing(then.headings, now.headings),
    paragraphs: { changed: 0, moved: 0, added: 0, gone: 0 },
  }
  for (const [id, label] of then.questions) {
    const next = now.questions.get(id)
    if (next === undefined) summary.gone.push({ label, hasText: written.has(label) })
    else if (next !== label) summary.relabelled.push({ from: label, to: next })
  }
  for (const [id, label] of now.questions) if (!then.questions.has(id)) summary.added.push(label)
  const { paragraphs } = summary
  for (const [id, { text, question }] of then.paragraphs) {
    const next = now.paragraphs.get(id)
    if (!next) paragraphs.gone++
    else if (next.text !== text) paragraphs.changed++
    else if (next.question !== question) paragraphs.moved++
  }
  for (const id of now.paragraphs.keys()) if (!then.paragraphs.has(id)) paragraphs.added++
  return summary
}

function indexOf(reply: StateReply) {
  const questions = new Map<string, string>()
  const paragraphs = new Map<string, { text: string; question: string }>()
  const headings = new Map<string, string>()
  for (const section of reply.sections) {
    if (section.blockId !== undefined) headings.set(section.blockId, section.title)
    for (const question of section.questions) {
      questions.set(question.blockId, question.label)
      for (const { blockId, text } of question.paragraphs) {
        paragraphs.set(blockId, { text, question: question.blockId })
      }
    }
  }
  return { questions, paragraphs, headings }
}

function differing(before: Map<string, string>, after: Map<string, string>): number {
  const ids = new Set([...before.keys(), ...after.keys()])
  return [...ids].filter((id) => before.get(id) !== after.get(id)).length
}
