import { useTranslations } from 'next-intl'
import type { ThreadView } from '@/lib/threads/schema'
import { QuoteWords } from './quote-words'
import { useParagraphPlaces } from './paragraph-places'

/** What a thread is about, in words: its quotation, and whether that is gone or says something else by now. */
export function ThreadQuote(props: { thread: ThreadView; isGone: boolean; isQuoted: boolean }) {
  const { thread, isGone, isQuoted } = props
  const t = useTranslations('discussion')
  const changedIn = useParagraphPlaces()(thread.paragraph)
  const { quote, before, after, place, replyVersion } = thread
  const isChanged = !isGone && replyVersion !== null && changedIn !== null && changedIn > replyVersion
  if (!isGone && !isChanged && !isQuoted) return null
  return (
    <div className="thread-quote">
      {isGone && <p className="font-medium text-warning">{t(`gone.${place}`)}</p>}
      {isChanged && (
        <p className="font-medium text-warning">{t('paragraphChanged', { version: changedIn })}</p>
      )}
      {place === 'draft'
        ? !isGone && <p className="text-soft">{t('wholeDraft')}</p>
        : quote && (
            <blockquote dir="auto">
              {isGone && before && <span className="text-faint">…{before}</span>}
              <QuoteWords quote={quote} />
              {isGone && after && <span className="text-faint">{after}…</span>}
            </blockquote>
          )}
    </div>
  )
}
