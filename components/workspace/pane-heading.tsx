import type { ReactNode, Ref } from 'react'

/**
 * The heading of one side. On a phone one side is the whole page, and its heading the page's; beside each other only
 * one of them is (`isMain`), and the other stands below it.
 */
export function PaneHeading(props: {
  ref?: Ref<HTMLDivElement>
  id?: string
  isMain: boolean
  lang?: string
  className: string
  children: ReactNode
}) {
  const { ref, id, isMain, lang, className, children } = props
  return (
    <div ref={ref} id={id} lang={lang} dir="auto" className={className}>
      <h1 tabIndex={-1} className={isMain ? LOOKS : `${LOOKS} md:hidden`}>
        {children}
      </h1>
      {!isMain && (
        <h2 tabIndex={-1} className={`${LOOKS} max-md:hidden`}>
          {children}
        </h2>
      )}
    </div>
  )
}

const LOOKS = 'outline-none'

/** Gives the focus to the heading that is to be seen, so that it is read out. */
export function focusHeading(heading: HTMLElement | null): void {
  const headings = [...(heading?.querySelectorAll<HTMLElement>('h1, h2') ?? [])]
  headings.find((element) => element.offsetParent !== null)?.focus({ preventScroll: true })
}
