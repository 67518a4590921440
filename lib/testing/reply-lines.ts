import type { StateReply } from '@/lib/parsing'

/** A reply as lines: `# heading`, `label`, `? question`, `12| paragraph` with its running number or `| paragraph`. */
export function replyLines(reply: StateReply): string[] {
  return reply.sections.flatMap(({ title, questions }) => [
    ...(title === '' ? [] : [`# ${title}`]),
    ...questions.flatMap(({ label, text, paragraphs }) => [
      label,
      ...(text === '' ? [] : text.split('\n').map((line) => `? ${line}`)),
      ...paragraphs.map((paragraph) => `${paragraph.number ?? ''}| ${paragraph.text}`),
    ]),
  ])
}
