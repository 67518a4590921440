import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { use } from 'react'
import { figureHref, inOrder } from '@/components/find/places'
import { Callout } from '@/components/ui/callout'
import type { UndescribedInDraft } from '@/lib/drafts/schema'
import type { Outline } from '@/lib/state-replies/schema'

/** The pictures of a report that say nothing to who cannot see them, each leading to its place; nothing when there are none. */
export function UndescribedFigures(props: {
  reportId: string
  outline: Outline
  undescribed: Promise<UndescribedInDraft[]>
}) {
  const { reportId, outline, undescribed } = props
  const t = useTranslations('exports.undescribed')
  const find = useTranslations('find')
  const chapters = useTranslations('workspace.chapters')
  const drafts = inOrder(reportId, outline, use(undescribed))
  const count = drafts.reduce((sum, { figures }) => sum + figures.length, 0)
  if (count === 0) return null
  return (
    <Callout tone="warning">
      <details>
        <summary className="cursor-pointer">{t('title', { count })}</summary>
        <ul className="mt-2 flex flex-col gap-1">
          {drafts.flatMap(({ draftId, chapter, label, href, figures }) =>
            figures.map(({ number, caption }) => (
              <li key={`${draftId}-${number}`}>
                <Link href={figureHref(href, number)} prefetch={false} className="link">
                  {t('figure', {
                    place: chapter ? chapters(chapter) : find('question', { label }),
                    number,
                    caption: caption || 'none',
                  })}
                </Link>
              </li>
            )),
          )}
        </ul>
      </details>
    </Callout>
  )
}
