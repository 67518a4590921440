'use client'
import { useTranslations } from 'next-intl'
import { memo, type MouseEvent, useMemo } from 'react'
import { MarkedClaims } from '@/components/claims/marked-claims'
import { ParagraphComments } from '@/components/review/paragraph-comments'
import { classes } from '@/components/ui/styles'
import { useWorkspace } from '@/components/workspace/workspace-context'
import { markedParts } from './find-in-reply'

interface ReplyParagraphProps {
  anchor: string
  text: string
  /** The running number printed beside it; it stands for the link. */
  number: string | null
  /** Its words are others since somebody wrote about them and looked last. */
  isChanged: boolean
  /** For who cannot see where the link stands: "3 (a), paragraph 1". */
  name: string
  query: string
  isMarked: boolean
  href: string
}

/** One paragraph of the State with its stable link in the margin: a click copies it. */
export const ReplyParagraph = memo(function ReplyParagraph(props: ReplyParagraphProps) {
  const { anchor, text, number, isChanged, name, query, isMarked, href } = props
  const t = useTranslations('workspace.paragraph')
  const { say } = useWorkspace()
  const parts = useMemo(() => markedParts(text, query), [text, query])
  const copy = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const link = event.currentTarget.href
    // Without the clipboard (an address without TLS has none) the address bar shows the link.
    const isHere = new URL(link).pathname === location.pathname
    if (isHere) history.replaceState(null, '', `#p-${anchor}`)
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))
    copied.then(
      () => say(t('copied')),
      () => say(isHere ? t('inAddressBar') : t('notCopied')),
    )
  }
  return (
    <div id={`p-${anchor}`} tabIndex={-1} className="group relative scroll-my-16 outline-none">
      <p
        data-paragraph={anchor}
        dir="auto"
        className={classes(
          '-mx-2.5 rounded-md px-2.5 py-0.5 transition-colors duration-500',
          isMarked && 'bg-accent-soft',
        )}
      >
        <MarkedClaims anchor={anchor} parts={parts} />
      </p>
      {isChanged && <p className="font-sans text-xs font-medium text-warning">{t('changed')}</p>}
      <a
        href={href}
        onClick={copy}
        aria-label={t('copy', { name })}
        title={t('copy', { name })}
        className={classes(
          'absolute -start-9.5 top-0 flex size-7 items-center justify-center rounded font-sans text-sm text-faint select-none hover:text-accent',
          number === null &&
            'focus-visible:opacity-100 pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100 pointer-fine:focus-visible:opacity-100',
        )}
      >
        {number ?? '§'}
      </a>
      <ParagraphComments anchor={anchor} name={name} />
    </div>
  )
})
