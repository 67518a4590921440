import { posToDOMRect } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { Check, MessageSquarePlus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { CommentTime } from '@/components/review/comment-time'
import { LazyOutsideAuthor } from '@/components/review-copies/lazy-outside-author'
import { Button } from '@/components/ui/button'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import type { Suggestion } from '@/lib/richtext/suggestions/list'
import { useCollaboration } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { placeBeside } from '../menus/place'
import { plugIn, stateOf } from '../text/late-parts'
import { SuggestionArrivals } from './arrivals'
import { useAuthorColours } from './author-colours'
import { decide, verdictOn } from './decide'
import { lookAt, suggestionPart, type SuggestionsState } from './suggestion-part'
import { suggestionsAt } from './suggestion-places'
import { SuggestionText } from './suggestion-text'
import './suggesting.css'
import { useNames, useSuggestions } from './use-suggestions'

const HOVER_AFTER = 250
const LEAVE_AFTER = 300

/** Beside the suggestion that the caret is in or the mouse is over: whose it is, since when, and what can be done. */
export default function SuggestionCard(props: CompanionProps) {
  const { editor, session, abilities, canEdit, surface } = props
  const t = useTranslations('editor.suggesting')
  const { userId, reportId } = useCollaboration()
  const nameOf = useNames()
  const suggestions = useSuggestions(editor)
  const card = useRef<HTMLDivElement>(null)
  const [spot, setSpot] = useTarget(props, card)
  useFocusKept(card, () => editor.view.focus())
  useEffect(() => plugIn(editor, suggestionPart), [editor])
  useAuthorColours(useMemo(() => [...new Set(suggestions.map(({ user }) => user))], [suggestions]))

  const shown = spot ? spot.ids.flatMap((id) => suggestions.find((each) => each.id === id) ?? []) : []
  const first = shown[0]?.id ?? null
  useEffect(() => {
    if (!editor.isDestroyed) editor.view.dispatch(lookAt(editor.state.tr, first))
  }, [editor, first])
  useEffect(() => {
    if (!spot || !first || !card.current) return
    const { at } = spot
    void placeBeside(
      card.current,
      () =>
        posToDOMRect(
          editor.view,
          Math.min(at, editor.state.doc.content.size),
          Math.min(at, editor.state.doc.content.size),
        ),
      { placement: 'bottom-start', gap: 8 },
    )
  }, [editor, spot, first])

  const settle = ({ id }: Suggestion, verdict: 'accept' | 'reject') => {
    decide(editor, session.fragment, verdictOn(new Set([id]), verdict))
    setSpot(null)
    editor.view.focus()
  }
  return (
    <>
      <SuggestionArrivals editor={editor} session={session} suggestions={suggestions} />
      {shown.length > 0 && (
        <div ref={card} className="suggestion-card" role="group" aria-label={t('card')}>
          {shown.map((suggestion) => {
            const isMine = suggestion.user === userId
            const name = nameOf(suggestion.user) ?? t('somebody')
            return (
              <div key={suggestion.id} className="suggestion-card-one" data-by={suggestion.user}>
                <p className="suggestion-by">
                  <strong>{isMine ? t('you') : name}</strong>
                  <LazyOutsideAuthor reportId={reportId} suggestion={suggestion.id} />
                  <CommentTime at={new Date(suggestion.at).toISOString()} />
                </p>
                <p className="suggestion-what">
                  <SuggestionText suggestion={suggestion} />
                </p>
                <div className="suggestion-actions">
                  {abilities['draft.edit'] && canEdit && (
                    <Button size="small" variant="secondary" onPress={() => settle(suggestion, 'accept')}>
                      <Check aria-hidden />
                      {t('accept')}
                    </Button>
                  )}
                  {canEdit && (abilities['draft.edit'] || isMine) && (
                    <Button size="small" variant="quiet" onPress={() => settle(suggestion, 'reject')}>
                      <X aria-hidden />
                      {t(isMine ? 'withdraw' : 'reject')}
                    </Button>
                  )}
                  {abilities['threads.write'] && (
                    <Button
                      size="small"
                      variant="quiet"
                      onPress={() => surface.show('comment', { suggestionId: suggestion.id })}
                    >
                      <MessageSquarePlus aria-hidden />
                      {t('comment')}
                    </Button>
                  )}
                </div>
              </div>
            )
          })}
        </div>
      )}
    </>
  )
}

interface Spot {
  ids: string[]
  at: number
}

/** What the card is about: what the mouse rests on, or else what the caret is in. */
function useTarget({ editor, scroller }: CompanionProps, card: { current: HTMLElement | null }) {
  const [spot, setSpot] = useState<Spot | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = (at: number) => {
      const places = stateOf<SuggestionsState>(editor.state, suggestionPart.id)?.places ?? []
      const ids = places.length > 0 ? suggestionsAt(places, at) : []
      setSpot((before) =>
        ids.length === 0 ? null : before && before.ids.join() === ids.join() ? before : { ids, at },
      )
    }
    const atCaret = () => {
      if (editor.isDestroyed) return
      const { selection } = editor.state
      // Not while words are selected: that has menus of its own.
      if (!editor.view.hasFocus()) setSpot(null)
      else if (selection instanceof NodeSelection) show(selection.from)
      else if (selection.empty) show(selection.head)
      else setSpot(null)
    }
    const onUpdate = () => setSpot(null)
    const onMove = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || !(event.target instanceof Element)) return
      if (card.current?.contains(event.target)) return clearTimeout(timer)
      const marked = event.target.closest('.ProseMirror [data-suggestion]')
      clearTimeout(timer)
      if (marked) {
        timer = setTimeout(() => {
          if (editor.isDestroyed) return
          const found = editor.view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (found) show(found.pos)
        }, HOVER_AFTER)
      } else timer = setTimeout(atCaret, LEAVE_AFTER)
    }
    // A finger rests on nothing: what it taps is looked at, also where no caret goes.
    const onTap = (event: PointerEvent | MouseEvent) => {
      if (!('pointerType' in event) || event.pointerType === 'mouse') return
      if (!(event.target instanceof Element) || !event.target.closest('.ProseMirror [data-suggestion]'))
        return
      const found = editor.view.posAtCoords({ left: event.clientX, top: event.clientY })
      if (found)
        show(found.inside >= 0 && editor.state.doc.nodeAt(found.inside)?.isAtom ? found.inside : found.pos)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setSpot(null)
    }
    const host = scroller.current
    editor.on('selectionUpdate', atCaret)
    editor.on('update', onUpdate)
    host?.addEventListener('pointermove', onMove)
    host?.addEventListener('click', onTap)
    host?.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      editor.off('selectionUpdate', atCaret)
      editor.off('update', onUpdate)
      host?.removeEventListener('pointermove', onMove)
      host?.removeEventListener('click', onTap)
      host?.removeEventListener('keydown', onKey)
    }
  }, [editor, scroller, card])
  return [spot, setSpot] as const
}
