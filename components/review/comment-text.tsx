import { useTranslations } from 'next-intl'
import type { ThreadPerson } from '@/lib/threads/schema'
import { piecesOf } from './mentions'

/** The words of a comment with the people named in it; what one wrote keeps its line breaks. */
export function CommentText(props: { text: string; people: readonly ThreadPerson[]; userId: string }) {
  const { text, people, userId } = props
  const t = useTranslations('discussion')
  return (
    <p dir="auto" className="comment-text">
      {piecesOf(text).map((piece, index) =>
        'text' in piece ? (
          piece.text
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text never change places
          <span key={index} className={piece.userId === userId ? 'comment-mention is-me' : 'comment-mention'}>
            @{people.find(({ id }) => id === piece.userId)?.name ?? t('somebodyGone')}
          </span>
        ),
      )}
    </p>
  )
}
