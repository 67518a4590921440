import type { ReactNode } from 'react'

export interface SectionProps {
  /** What an address leads here by. */
  id?: string
  title: string
  text?: string
  children: ReactNode
}

/** A titled part of a settings-like page. */
export function Section({ id, title, text, children }: SectionProps) {
  return (
    <section id={id} className="mt-10 flex flex-col gap-4 border-t border-line pt-6">
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        {text && <p className="mt-1 max-w-prose text-soft">{text}</p>}
      </div>
      {children}
    </section>
  )
}
