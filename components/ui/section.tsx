import type { ReactNode } from 'react'

/** A titled part of a settings-like page. */
export function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="mt-10 flex flex-col gap-4 border-t border-line pt-6">
      <div>
        <h2 className="text-lg font-semibold">{title}</h2>
        {text && <p className="mt-1 max-w-prose text-soft">{text}</p>}
      </div>
      {children}
    </section>
  )
}
