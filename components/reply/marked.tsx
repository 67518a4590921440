import type { SnippetPart } from './find-in-reply'

/** Text with what was looked for marked. */
export function Marked({ parts }: { parts: SnippetPart[] }) {
  return parts.map(({ text, isHit }, index) =>
    isHit ? (
      <mark key={index} className="rounded-xs bg-mark text-inherit">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
