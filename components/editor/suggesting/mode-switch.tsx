import { ChevronDown, Eye, PencilLine, PenLine } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useCollaboration, useObservable } from '../collab-provider'
import type { CompanionProps } from '../companions/companion'
import { keptMode, keepMode } from './kept-mode'
import { type EditingMode, modeOf, setMode, wishedMode } from './suggesting'
import './suggesting.css'
import { useSuggestions } from './use-suggestions'

const ICONS = { editing: PencilLine, suggesting: PenLine, viewing: Eye }
const MODES = ['editing', 'suggesting', 'viewing'] as const
const REFUSED_FOR = 6000

/** How typing works in this draft, for this person: changes, suggestions, or none; and how much is suggested. */
export default function ModeSwitch({ editor, abilities, canEdit, draftId, surface }: CompanionProps) {
  const t = useTranslations('editor.suggesting')
  const { userId } = useCollaboration()
  const mayEdit = abilities['draft.edit']
  const wish = wishedMode(editor)
  const wanted = useObservable(wish, 'editing')
  const [mode, setShown] = useState<EditingMode>(() => modeOf(editor))
  // What the switch shows by itself is only for those who do not see it.
  const [said, setSaid] = useState({ text: '', isShown: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const suggestions = useSuggestions(editor)

  useEffect(() => {
    wish.set(keptMode(userId, draftId, mayEdit))
  }, [wish, userId, draftId, mayEdit])

  useEffect(() => {
    let hasLeft = false
    const say = (text: string, isShown = true) => {
      clearTimeout(timer.current)
      setSaid({ text, isShown })
      timer.current = setTimeout(() => setSaid({ text: '', isShown }), REFUSED_FOR)
    }
    const apply = async () => {
      // Nobody edits who may not.
      const next = wanted === 'editing' && !mayEdit ? 'suggesting' : wanted
      if (next === modeOf(editor)) return setShown(next)
      const made = next === 'suggesting' ? await import('./transform') : null
      if (hasLeft || editor.isDestroyed) return
      setMode(editor, {
        mode: next,
        suggest: made?.suggest ?? null,
        actOnLists: made?.actOnLists ?? null,
        suggester: { user: userId, now: () => Date.now(), newId: () => crypto.randomUUID() },
        refuse: () => say(t('refused')),
      })
      setShown(next)
      keepMode(userId, draftId, next)
      say(t(`nowIn.${next}`), false)
    }
    apply().catch(() => say(t('notFetched')))
    return () => {
      hasLeft = true
    }
  }, [editor, wanted, mayEdit, userId, draftId, t])
  useEffect(() => () => clearTimeout(timer.current), [])

  if (!mayEdit && !abilities['draft.suggest']) return null
  const Icon = ICONS[mode]
  return (
    <>
      <Menu
        label={t('mode')}
        trigger={
          <Button
            variant="quiet"
            size="small"
            isDisabled={!canEdit}
            aria-label={t('modeIs', { mode: t(`modes.${mode}`) })}
          >
            <Icon aria-hidden />
            <span className="editor-mode-name" data-mode={mode}>
              {t(`modes.${mode}`)}
            </span>
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        {MODES.filter((each) => mayEdit || each !== 'editing').map((each) => {
          const Each = ICONS[each]
          return (
            <MenuItem key={each} textValue={t(`modes.${each}`)} onAction={() => wish.set(each)}>
              <Each aria-hidden />
              <span>
                {t(`modes.${each}`)}
                <span className="editor-mode-hint">{t(`hints.${each}`)}</span>
              </span>
            </MenuItem>
          )
        })}
      </Menu>
      {suggestions.length > 0 && (
        <Button variant="quiet" size="small" onPress={() => surface.toggle('suggestions')}>
          {t('count', { count: suggestions.length })}
        </Button>
      )}
      <span role="status" className={said.isShown ? 'editor-mode-said' : 'sr-only'}>
        {said.text}
      </span>
    </>
  )
}
