import { posToDOMRect } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useAnnounced } from '@/components/ui/use-announced'
import { type EditorCommand, isOffered } from '../commands/command'
import { isAppleMachine, shownKeys } from '../commands/keys'
import { typedEarly } from '../calm'
import { commandsOf } from '../commands/registry'
import type { CompanionProps } from '../companions/companion'
import { carryMarks } from '../nodes/marks-carried'
import { plugIn } from '../text/late-parts'
import { useEditorState } from '../text/use-editor-state'
import { findCommands } from './find-commands'
import './menus.css'
import { placeBeside } from './place'
import { closeSlash, slashOf, slashPart } from './slash'

/**
 * The commands below a "/" that was just typed. The caret stays in the text: what is typed on narrows the list, arrows
 * choose, Enter or Tab runs, Escape leaves the "/" as it is.
 */
export default function SlashMenu({ editor, surface, abilities, canEdit }: CompanionProps) {
  const t = useTranslations('editor')
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const onKey = useRef<(event: KeyboardEvent) => boolean>(() => false)
  useEffect(
    () =>
      plugIn(
        editor,
        slashPart((event) => onKey.current(event), typedEarly()),
      ),
    [editor],
  )
  const slash = useEditorState(editor, slashOf, null)

  const offered = useMemo(
    () => commandsOf('slash').filter((command) => isOffered(command, editor, abilities, canEdit)),
    [editor, abilities, canEdit],
  )
  const found = useMemo(() => {
    if (!slash) return []
    const words = (command: EditorCommand) => ({
      name: t(`tool.${command.id}`),
      synonyms: t.has(`synonyms.${command.id}`) ? t(`synonyms.${command.id}`) : '',
    })
    const runnable = offered.filter(({ canRun }) => canRun?.(editor) ?? true)
    return findCommands(runnable, slash.query, words)
  }, [slash, offered, editor, t])
  const [choice, setChoice] = useState({ query: '', index: 0 })
  const index = slash && choice.query === slash.query ? Math.min(choice.index, found.length - 1) : 0
  const chosen = found[index]

  const run = (command: EditorCommand) => {
    if (!slash) return
    // One undo takes back what the command did, and not what was typed before.
    yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
    const { state } = editor
    const tr = closeSlash(state).delete(slash.from, state.selection.head)
    // What the command puts there is written as its name was.
    editor.view.dispatch(carryMarks(tr, state))
    command.run({ editor, surface })
  }
  useEffect(() => {
    onKey.current = (event) => {
      if (!slash || !chosen || event.isComposing) return false
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step) setChoice({ query: slash.query, index: (index + step + found.length) % found.length })
      else if (event.key === 'Enter' || event.key === 'Tab') run(chosen)
      else if (event.key === 'Escape') editor.view.dispatch(closeSlash(editor.state))
      else return false
      // Not also to who leaves the text on Escape.
      event.stopPropagation()
      return true
    }
  })

  const isOpen = chosen !== undefined
  const from = slash?.from ?? 0
  useEffect(() => {
    const { dom } = editor.view
    if (!isOpen) return
    dom.setAttribute('aria-controls', id)
    dom.setAttribute('aria-autocomplete', 'list')
    return () => {
      for (const name of ['aria-controls', 'aria-autocomplete', 'aria-activedescendant'])
        dom.removeAttribute(name)
    }
  }, [editor, isOpen, id])
  useEffect(() => {
    if (!isOpen) return
    editor.view.dom.setAttribute('aria-activedescendant', `${id}-${index}`)
    menu.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [editor, isOpen, id, index])
  useEffect(() => {
    if (isOpen && menu.current)
      void placeBeside(menu.current, () => posToDOMRect(editor.view, from, from), {
        placement: 'bottom-start',
      })
  }, [editor, isOpen, from, found.length])

  // Screen readers hear the choice where they do not follow it in the list.
  useAnnounced(chosen ? t('slashFound', { name: t(`tool.${chosen.id}`), count: found.length }) : '')

  return (
    <>
      {isOpen && (
        // It scrolls, so it can take the focus; Tab never leads there, for it runs what is chosen.
        <div
          ref={menu}
          id={id}
          role="listbox"
          tabIndex={0}
          aria-label={t('slashMenu')}
          className="editor-menu"
        >
          {found.map((command, at) => {
            const hint = command.typed ?? (command.keys?.[0] && shownKeys(command.keys[0], isAppleMachine()))
            const Icon = command.icon
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the text
              <div
                key={command.id}
                id={`${id}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === index}
                data-tool={command.id}
                className="editor-menu-item"
                // The caret stays in the text.
                onMouseDown={(event) => event.preventDefault()}
                onPointerMove={() => at !== index && slash && setChoice({ query: slash.query, index: at })}
                onClick={() => run(command)}
              >
                <Icon aria-hidden />
                <span>{t(`tool.${command.id}`)}</span>
                {hint && (
                  <span aria-hidden className="editor-menu-typed">
                    {hint}
                  </span>
                )}
              </div>
            )
          })}
        </div>
      )}
    </>
  )
}
