import type { ReactNode } from 'react'
import { Callout } from '@/components/ui/callout'

/** Something that stands in the way of a review, above both panes. */
export function Notice({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="shrink-0 border-b border-line p-2">
      <Callout tone="warning">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="max-w-prose">{text}</p>
          <div className="flex gap-2">{children}</div>
        </div>
      </Callout>
    </div>
  )
}
